import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number; anything else is a wrong call (status 2) and never a silent `NaN`. */
export function wholeNumber(written: string): number {
  if (!/^\d{1,15}$/.test(written.trim())) {
    throw new InvalidArgumentError('须为整数。 / It is no whole number.');
  }
  return Number(written);
}

/** Reads an option that counts something, of which there must be one at least. */
export function positiveNumber(written: string): number {
  const number = wholeNumber(written);
  if (number === 0) throw new InvalidArgumentError('至少为 1。 / It must be 1 at least.');
  return number;
}

/** Several whole numbers after one option. */
export function wholeNumbers(written: string, before: readonly number[] | undefined): number[] {
  return [...(before ?? []), wholeNumber(written)];
}
