/** Figures as people read them. */
export function seconds(value: number): string {
  return value < 1 ? `${(1000 * value).toFixed(value < 0.1 ? 2 : 0)} ms` : `${value.toFixed(2)} s`;
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** `1 thread`, `2 threads`. */
export function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

/** To three significant digits. */
export function nanoseconds(value: number): string {
  return `${value.toLocaleString('en', { maximumSignificantDigits: 3 })} ns`;
}
