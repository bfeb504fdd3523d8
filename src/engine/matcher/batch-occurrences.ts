import { IntegerList } from './integer-list.ts';

/**
 * Where the operands of proximity stand in the documents of a batch, as reading meets them: few, beside all that stands in the texts, so that proximity
 * is decided without going through a text again.
 *
 * An occurrence is three integers in `entries`: the node of its sequence, its first and its last position. Document `d` has the texts from
 * `documentEnds[d - 1]` up to `documentEnds[d]`, text `t` the entries from `ends[t - 1]` up to `ends[t]`. Texts in which no operand stands are left out.
 */
export class BatchOccurrences {
  private readonly entries = new IntegerList(1024);
  private readonly ends = new IntegerList(1024);
  private readonly masks = new IntegerList(1024);
  private readonly documentEnds = new IntegerList(1024);
  private textStart = 0;

  get bytes(): number {
    const lists = [this.entries, this.ends, this.masks, this.documentEnds];
    return lists.reduce((sum, { items }) => sum + items.byteLength, 0);
  }

  /** Integers held. */
  get length(): number {
    return this.entries.length;
  }

  get items(): Uint32Array {
    return this.entries.items;
  }

  begin(): void {
    for (const list of [this.entries, this.ends, this.masks, this.documentEnds]) list.clear();
    this.textStart = 0;
  }

  push(node: number, first: number, last: number): void {
    const { entries } = this;
    entries.push(node);
    entries.push(first);
    entries.push(last);
  }

  /** Makes what was pushed since the last text a text of a base field (its bit). */
  endText(mask: number): void {
    if (this.entries.length === this.textStart) return;
    this.textStart = this.entries.length;
    this.ends.push(this.textStart);
    this.masks.push(mask);
  }

  endDocument(): void {
    this.documentEnds.push(this.ends.length);
  }

  firstText(document: number): number {
    return document === 0 ? 0 : this.documentEnds.items[document - 1]!;
  }

  textsEnd(document: number): number {
    return this.documentEnds.items[document]!;
  }

  mask(text: number): number {
    return this.masks.items[text]!;
  }

  entriesStart(text: number): number {
    return text === 0 ? 0 : this.ends.items[text - 1]!;
  }

  entriesEnd(text: number): number {
    return this.ends.items[text]!;
  }
}

/** Integers of an occurrence. */
export const OCCURRENCE = 3;
