/** Values as places on a line between two ends, a decade always the same stretch of it. */
export class LogScale {
  /** The powers of ten from one end to the other, both included. */
  readonly decades: readonly number[];
  private readonly from: number;
  private readonly to: number;

  constructor(decades: readonly number[], from: number, to: number) {
    this.decades = decades;
    this.from = from;
    this.to = to;
  }

  at(value: number): number {
    const first = Math.log10(this.decades[0]!);
    const last = Math.log10(this.decades.at(-1)!);
    return this.from + ((Math.log10(value) - first) / (last - first)) * (this.to - this.from);
  }
}

/** The powers of ten from the last one not above all values to the first one not below; two at least. Throws a RangeError for none. */
export function decadesAround(values: readonly number[]): number[] {
  if (values.length === 0) throw new RangeError('there is nothing to draw');
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(`1e${first + i}`));
}
