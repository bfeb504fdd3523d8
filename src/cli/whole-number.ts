import { InvalidArgumentError } from 'commander';

/** Reads an option that is a whole number; anything else is a wrong call (status 2) and never a silent `NaN`. */
export function wholeNumber(written: string): number {
  if (!/^\d{1,15}$/.test(written.trim())) {
    throw new InvalidArgumentError(`“${written}”不是整数。 / “${written}” is not a whole number.`);
  }
  return Number(written);
}

/** Several whole numbers after one option. */
export function wholeNumbers(written: string, before: readonly number[] | undefined): number[] {
  return [...(before ?? []), wholeNumber(written)];
}
