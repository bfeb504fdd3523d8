/**
 * The words and truncated words of which more is asked than before, as labels: those that are new, with which a sequence now ends, or with
 * which one now begins. Whoever keeps what is asked of words looks only for these again.
 */
export class WordChanges {
  /** All that there ever were. */
  count = 0;
  /** The last of them, no more than `MOST_CHANGES`: of those that were not forgotten. */
  readonly labels: number[] = [];

  push(label: number): void {
    this.count += 1;
    if (this.labels.length < MOST_CHANGES) this.labels.push(label);
  }

  forget(): void {
    this.labels.length = 0;
  }
}

/** With more it is better to forget what was known of words than to look for each of them. */
export const MOST_CHANGES = 256;
