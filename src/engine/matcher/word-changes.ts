import { WORD } from './label.ts';

/**
 * The words and truncated words of which more is asked than before, by label: those that are new, with which a sequence now ends, or with
 * which one now begins. Whoever keeps what is asked of words looks only for these again.
 */
export class WordChanges {
  /** How often something changed since it was last forgotten. */
  count = 0;
  /** Whether a truncated word is among them. */
  ofTruncated = false;
  private readonly labels = new Set<number>();

  /** Too many to be looked for one by one: then not all of them are here. */
  get areMany(): boolean {
    return this.count > MOST_CHANGES;
  }

  push(label: number): void {
    this.count += 1;
    if ((label & WORD) === 0) this.ofTruncated = true;
    if (!this.areMany) this.labels.add(label);
  }

  has(label: number): boolean {
    return this.labels.has(label);
  }

  forget(): void {
    this.count = 0;
    this.ofTruncated = false;
    this.labels.clear();
  }
}

/** With more it is better to forget what was known of words than to look for each of them. */
const MOST_CHANGES = 256;
