const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/**
 * The check digit of a Chinese application number of either era (8 or 12 digits without it): the digits times 2…9, 2…5,
 * their sum modulo 11, ten written `X`. Chinese numbers carry it since 1989; for older ones it is computed all the
 * same.
 */
export function cnCheckDigit(digits: string): string {
  if (!/^(\d{8}|\d{12})$/.test(digits)) throw new RangeError(`8 or 12 digits wanted, got ${JSON.stringify(digits)}`);
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) sum += Number(digit) * (WEIGHTS[index] ?? 0);
  const remainder = sum % 11;
  return remainder === 10 ? 'X' : String(remainder);
}
