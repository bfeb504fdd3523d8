import type { Publication } from '../../../../engine/publication.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../../platform/csv.ts';
import { EXPORT_COLUMNS } from './spreadsheet-rows.ts';

/**
 * Comma-separated values by RFC 4180, in UTF-8 with the byte order mark without which spreadsheet programs take Chinese for another
 * encoding.
 */
export async function* csvOf(publications: AsyncIterable<Publication>, language: 'zh' | 'en'): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(EXPORT_COLUMNS.map((column) => column[language]))}`;
  for await (const publication of publications) {
    yield csvLine(EXPORT_COLUMNS.map(({ read }) => read(publication, language)));
  }
}
