import { cpus } from 'node:os';

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Of one figure of all runs. */
export function medianOf<K extends string>(runs: readonly Readonly<Record<K, number>>[], key: K): number {
  return median(runs.map((run) => run[key]));
}

/** The smallest of the values that at least `share` (0 to 1) of them do not exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** What a figure was measured on. */
export function machine(): string {
  const [first] = cpus();
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
}
