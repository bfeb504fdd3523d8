/** A sorted run that is being read: what its key is at each place, ascending. */
export class Run {
  /** Which of the runs that are read together. */
  readonly source: number;
  /** The place that comes next, and its key; no key is above that of a run's end. */
  at = 0;
  key: number;
  private readonly length: number;
  private readonly keyAt: (at: number) => number;

  /** `keyAt` is asked for each place once, in order. */
  constructor(source: number, length: number, keyAt: (at: number) => number) {
    this.source = source;
    this.length = length;
    this.keyAt = keyAt;
    this.key = length > 0 ? keyAt(0) : END;
  }

  next(): void {
    this.at += 1;
    this.key = this.at < this.length ? this.keyAt(this.at) : END;
  }
}

/**
 * Walks all runs, of which there is one at least, together in ascending order of key. Gives each time the run whose place is next; it moves on
 * when the following one is asked for.
 */
export function* ascending(runs: readonly Run[]): Generator<Run, undefined> {
  for (;;) {
    let lowest = runs[0]!;
    for (let i = 1; i < runs.length; i++) if (runs[i]!.key < lowest.key) lowest = runs[i]!;
    if (lowest.key === END) return;
    yield lowest;
    lowest.next();
  }
}

const END = Number.POSITIVE_INFINITY;
