import { IntegerList } from './integer-list.ts';

/**
 * The labels of those texts of a batch in which profiles look by position. Document `d` has the texts from `documentEnds[d - 1]` up to
 * `documentEnds[d]`, text `t` the labels from `ends[t - 1]` up to `ends[t]`.
 */
export class BatchTexts {
  readonly labels = new IntegerList(1024);
  private readonly ends = new IntegerList(1024);
  private readonly masks = new IntegerList(1024);
  private readonly documentEnds = new IntegerList(1024);

  get bytes(): number {
    const lists = [this.labels, this.ends, this.masks, this.documentEnds];
    return lists.reduce((sum, { items }) => sum + items.byteLength, 0);
  }

  begin(): void {
    for (const list of [this.labels, this.ends, this.masks, this.documentEnds]) list.clear();
  }

  /** Keeps what was appended to `labels` since the last text, as a text of a base field (its bit). */
  endText(mask: number): void {
    this.ends.push(this.labels.length);
    this.masks.push(mask);
  }

  /** Drops what was appended to `labels` since the last text. */
  dropText(): void {
    this.labels.length = this.labelsEnd(this.ends.length - 1);
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

  labelsStart(text: number): number {
    return this.labelsEnd(text - 1);
  }

  labelsEnd(text: number): number {
    return text < 0 ? 0 : this.ends.items[text]!;
  }
}
