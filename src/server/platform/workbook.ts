/** What a cell of a workbook holds at most, in UTF-16 units; programs refuse to open one with more. */
const LONGEST_CELL = 32_767;

/**
 * A text as a cell of a workbook can hold it: without what XML has no place for (control characters, halves of surrogate
 * pairs), and cut with a sign where it is too long. The library that writes workbooks keeps its texts in a plain object, where a text
 * such as `constructor` finds what is not its own and the file cannot be opened any more: a space behind it makes it another text.
 */
export function cellText(value: string): string {
  const clean = value.toWellFormed().replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => ('\t\n\r'.includes(sign) ? sign : ''));
  const text = clean.length <= LONGEST_CELL ? clean : `${clean.slice(0, LONGEST_CELL - 1).toWellFormed()}…`;
  return text in Object.prototype ? `${text} ` : text;
}
