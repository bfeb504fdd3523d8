import type { Selectable } from 'kysely';
import type { SetAsideLine } from '../../../shared/imports.ts';
import type { FilePosition } from '../../../shared/patents.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../platform/csv.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { type Language, traditionalConverter } from '../../platform/problems.ts';
import type { PatentsTables } from './tables.ts';

/** Records that an import set aside and that no later import of the same file could read, in the order of the file. */
export async function setAsideOf(
  db: Db,
  { organisationId }: Scope,
  importFileId: number,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<SetAsideLine[]> {
  const rows = await tables<PatentsTables>(db)
    .selectFrom('set_aside')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('import_file_id', '=', importFileId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, ...asideOf(row) }));
}

type AsideRow = Omit<Selectable<PatentsTables['set_aside']>, 'id' | 'organisation_id' | 'import_file_id'>;

/** Where a record that was set aside stands in its file, and why it was. */
export function asideOf({ member, record, start_byte, end_byte, line, code, zh, en, excerpt }: AsideRow) {
  return {
    position: {
      ...(member === '' ? {} : { member }),
      record,
      ...(start_byte === null ? {} : { start: start_byte }),
      ...(end_byte === null ? {} : { end: end_byte }),
      ...(line === null ? {} : { line }),
    },
    reason: { code, zh, en },
    excerpt,
  };
}

const READ_AT_ONCE = 500;

const HEADS = {
  zh: ['压缩包内文件', '记录', '行', '起始字节', '结束字节', '原因代码', '原因', '原文摘录'],
  en: ['Member of the archive', 'Record', 'Line', 'First byte', 'Last byte', 'Code', 'Reason', 'Excerpt'],
} as const;

/** All of them as CSV, in the reader's language. */
export async function* setAsideCsv(
  db: Db,
  scope: Scope,
  importFileId: number,
  language: Language,
): AsyncGenerator<string, void, undefined> {
  const convert = language === 'zh-Hant' ? await traditionalConverter() : (text: string) => text;
  yield `${BYTE_ORDER_MARK}${csvLine(language === 'en' ? HEADS.en : HEADS.zh.map(convert))}`;
  for (let after = 0; ; ) {
    const lines = await setAsideOf(db, scope, importFileId, { after, limit: READ_AT_ONCE });
    for (const { position, reason, excerpt } of lines) {
      const told = language === 'en' ? reason.en : convert(reason.zh);
      yield csvLine([...placeCells(position), reason.code, told, excerpt]);
    }
    if (lines.length < READ_AT_ONCE) return;
    after = lines.at(-1)!.id;
  }
}

function placeCells({ member, record, line, start, end }: FilePosition): string[] {
  return [member ?? '', ...[record, line, start, end].map((number) => (number === undefined ? '' : String(number)))];
}
