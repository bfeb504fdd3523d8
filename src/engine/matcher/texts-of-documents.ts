import { IntegerList } from './integer-list.ts';

/**
 * Which texts the documents of a batch have, and which part of a list of integers belongs to each text: document `d` has the texts from
 * `firstText(d)` up to `textsEnd(d)`, text `t` the integers from `start(t)` up to `end(t)`.
 */
export class TextsOfDocuments {
  private readonly ends = new IntegerList(1024);
  private readonly masks = new IntegerList(1024);
  private readonly documentEnds = new IntegerList(1024);

  get bytes(): number {
    return [this.ends, this.masks, this.documentEnds].reduce((sum, { items }) => sum + items.byteLength, 0);
  }

  clear(): void {
    for (const list of [this.ends, this.masks, this.documentEnds]) list.clear();
  }

  /** Makes what stands in the list since the last text, up to `end`, a text of a base field (its bit). */
  endText(mask: number, end: number): void {
    this.ends.push(end);
    this.masks.push(mask);
  }

  endDocument(): void {
    this.documentEnds.push(this.ends.length);
  }

  /** Where the last text ends. */
  get lastEnd(): number {
    return this.start(this.ends.length);
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

  start(text: number): number {
    return text === 0 ? 0 : this.ends.items[text - 1]!;
  }

  end(text: number): number {
    return this.ends.items[text]!;
  }
}
