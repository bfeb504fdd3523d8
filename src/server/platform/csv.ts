/**
 * One line of comma-separated values by RFC 4180. What a spreadsheet program would take for a formula gets an apostrophe in front,
 * which makes it text (OWASP, CSV injection); numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** Without it at the beginning spreadsheet programs take UTF-8 with Chinese for another encoding. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** A whole table, ready to be saved as a file. */
export function csvTable(
  head: readonly string[],
  rows: readonly (readonly (string | number | null | undefined)[])[],
): string {
  return `${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join('')}`;
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const harmless = neutralised(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The full-width signs count too, since programs in East Asian languages take them alike. */
export function neutralised(value: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}
