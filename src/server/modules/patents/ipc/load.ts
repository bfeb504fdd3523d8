import { sql } from 'kysely';
import type { ClassImportResult } from '../../../../shared/classes.ts';
import { type Db, lockInTransaction, type Scope, storable, tables, transaction } from '../../../platform/db/index.ts';
import { mainGroupOf, type Parents, parentsOf } from './levels.ts';
import type { IpcTables } from './tables.ts';
import { readTitleFile, type TitledClass, type TitleFile } from './title-file.ts';

const ROWS_AT_ONCE = 1000;
const LEFT_OUT_NAMED = 100;

/**
 * Loads titles of the classification, all of the file or nothing. Loaded again it changes nothing; a file with one language leaves the
 * titles of the other; symbols that a newer edition no longer has stay.
 * @throws ProblemError where the file is no title list.
 */
export async function loadClasses(
  { db, scope }: { readonly db: Db; readonly scope: Scope },
  path: string,
): Promise<ClassImportResult> {
  const file = await readTitleFile(path);
  const levels = parentsOf(file.classes);
  const { added, changed } = await transaction(db, async (tx) => {
    await lockInTransaction(tx, 'patents.ipc');
    const counts = { added: 0, changed: 0 };
    for (let from = 0; from < file.classes.length; from += ROWS_AT_ONCE) {
      const written = await write(tx, scope, file, file.classes.slice(from, from + ROWS_AT_ONCE), levels);
      for (const inserted of written) counts[inserted ? 'added' : 'changed'] += 1;
    }
    return counts;
  });
  const groups = file.classes.filter(({ level }) => level === 'main_group').length;
  return {
    read: file.classes.length,
    added,
    changed,
    unchanged: file.classes.length - added - changed,
    editionZh: file.editionZh ?? null,
    editionEn: file.editionEn ?? null,
    groupsWithLevels: new Set(Object.keys(levels).map(mainGroupOf)).size,
    groups,
    leftOut: file.leftOut.slice(0, LEFT_OUT_NAMED),
    leftOutTotal: file.leftOut.length,
  };
}

/** Writes what is new in some classes. @returns for each that was written whether it is one more. */
async function write(
  tx: Db,
  { organisationId }: Scope,
  { editionZh, editionEn }: TitleFile,
  classes: readonly TitledClass[],
  levels: Parents,
): Promise<boolean[]> {
  const rows = classes.map((one) => ({
    organisation_id: organisationId,
    symbol: one.symbol,
    level: one.level,
    parent: parentOf(one, levels),
    dots: one.dots ?? null,
    title_zh: one.zh === undefined ? null : storable(one.zh),
    title_en: one.en === undefined ? null : storable(one.en),
    edition_zh: one.zh === undefined ? null : (editionZh ?? null),
    edition_en: one.en === undefined ? null : (editionEn ?? null),
  }));
  const written = await tables<IpcTables>(tx)
    .insertInto('ipc_class')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'symbol'])
        .doUpdateSet({
          level: sql`excluded.level`,
          parent: sql`case when excluded.dots is null and ipc_class.dots is not null then ipc_class.parent else excluded.parent end`,
          dots: sql`coalesce(excluded.dots, ipc_class.dots)`,
          title_zh: sql`coalesce(excluded.title_zh, ipc_class.title_zh)`,
          title_en: sql`coalesce(excluded.title_en, ipc_class.title_en)`,
          edition_zh: sql`coalesce(excluded.edition_zh, ipc_class.edition_zh)`,
          edition_en: sql`coalesce(excluded.edition_en, ipc_class.edition_en)`,
        })
        .where(
          sql<boolean>`(coalesce(excluded.title_zh, ipc_class.title_zh), coalesce(excluded.title_en, ipc_class.title_en),
            coalesce(excluded.edition_zh, ipc_class.edition_zh), coalesce(excluded.edition_en, ipc_class.edition_en),
            coalesce(excluded.dots, ipc_class.dots), excluded.level)
            is distinct from
            (ipc_class.title_zh, ipc_class.title_en, ipc_class.edition_zh, ipc_class.edition_en, ipc_class.dots, ipc_class.level)`,
        ),
    )
    .returning(sql<boolean>`xmax = 0`.as('inserted'))
    .execute();
  return written.map(({ inserted }) => inserted);
}

function parentOf({ symbol, level }: TitledClass, levels: Parents): string | null {
  switch (level) {
    case 'section':
      return null;
    case 'class':
      return symbol.slice(0, 1);
    case 'subclass':
      return symbol.slice(0, 3);
    case 'main_group':
      return symbol.slice(0, 4);
    case 'subgroup':
      return levels[symbol] ?? mainGroupOf(symbol);
  }
}
