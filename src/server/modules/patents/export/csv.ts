import type { Publication } from '../../../../engine/publication.ts';
import { EXPORT_COLUMNS } from './spreadsheet-rows.ts';

/**
 * Comma-separated values by RFC 4180, in UTF-8 with the byte order mark without which spreadsheet programs take Chinese for another
 * encoding.
 */
export async function* csvOf(publications: AsyncIterable<Publication>, language: 'zh' | 'en'): AsyncGenerator<string> {
  yield `\uFEFF${line(EXPORT_COLUMNS.map((column) => column[language]))}`;
  for await (const publication of publications) {
    yield line(EXPORT_COLUMNS.map(({ read }) => read(publication, language)));
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string): string {
  const harmless = neutralised(value);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * What a spreadsheet program would take for a formula gets an apostrophe in front, which makes it text (OWASP, CSV injection); the
 * full-width signs count too, since programs in East Asian languages take them alike.
 */
export function neutralised(value: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
}
