import type { Case } from './case.ts';
import type { Outcome } from './differential.ts';

interface PathCount {
  pairs: number;
  matched: number;
  refused: number;
  different: number;
}

/** How many pairs of profile and document were decided on each path, and how many of them match. */
export class Tally {
  rounds = 0;
  profiles = 0;
  documents = 0;
  readonly paths = new Map<string, PathCount>();

  add({ profiles, documents }: Case, outcomes: readonly Outcome[]): void {
    this.rounds += 1;
    this.profiles += profiles.length;
    this.documents += documents.length;
    for (const { path, pairs, matched, refused, difference } of outcomes) {
      const count = this.paths.get(path) ?? { pairs: 0, matched: 0, refused: 0, different: 0 };
      this.paths.set(path, {
        pairs: count.pairs + pairs,
        matched: count.matched + matched,
        refused: count.refused + refused,
        different: count.different + (difference === undefined ? 0 : 1),
      });
    }
  }

  /** Of all paths together. */
  get total(): PathCount {
    const total = { pairs: 0, matched: 0, refused: 0, different: 0 };
    for (const count of this.paths.values()) for (const key of KEYS) total[key] += count[key];
    return total;
  }

  table(): string {
    const rows = [...this.paths, ['all', this.total] as const].map(([path, count]) => [
      path,
      ...KEYS.map((key) => count[key].toLocaleString('en')),
    ]);
    return [['path', 'pairs', 'matched', 'refused', 'rounds that differ'], ...rows]
      .map(([path = '', ...counts]) => path.padEnd(WIDTH) + counts.map((count) => count.padStart(20)).join(''))
      .join('\n');
  }
}

const KEYS = ['pairs', 'matched', 'refused', 'different'] as const;
const WIDTH = 58;
