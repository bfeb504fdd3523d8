import { IntegerList } from './integer-list.ts';
import { TextsOfDocuments } from './texts-of-documents.ts';

/**
 * Where the operands of proximity stand in the documents of a batch, as reading meets them: few, beside all that stands in the texts, so that proximity
 * is decided without going through a text again.
 *
 * An occurrence is three integers in `items`: the node of its sequence, its first and its last position. Texts in which no operand stands are left out.
 */
export class BatchOccurrences {
  readonly texts = new TextsOfDocuments();
  private readonly entries = new IntegerList(1024);

  get bytes(): number {
    return this.entries.items.byteLength + this.texts.bytes;
  }

  /** Integers held. */
  get length(): number {
    return this.entries.length;
  }

  get items(): Uint32Array {
    return this.entries.items;
  }

  begin(): void {
    this.entries.clear();
    this.texts.clear();
  }

  push(node: number, first: number, last: number): void {
    const { entries } = this;
    entries.push(node);
    entries.push(first);
    entries.push(last);
  }

  /** Makes what was pushed since the last text a text of a base field (its bit). */
  endText(mask: number): void {
    const { length } = this.entries;
    if (length > this.texts.lastEnd) this.texts.endText(mask, length);
  }

  endDocument(): void {
    this.texts.endDocument();
  }
}

/** Integers of an occurrence. */
export const OCCURRENCE = 3;
