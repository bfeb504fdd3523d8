import { sql } from 'kysely';
import type { ClassesPage, ClassLine } from '../../../../shared/classes.ts';
import { type Db, type Scope, tables } from '../../../platform/db/index.ts';
import type { IpcTables } from './tables.ts';

const LISTED = 300;
const FOUND = 100;

export interface ClassesWanted {
  readonly parent?: string;
  readonly q?: string;
  readonly symbols?: string;
}

/** Classes below one, found by symbol or words, or named; the sections where nothing is asked. */
export async function findClasses(db: Db, scope: Scope, { parent, q, symbols }: ClassesWanted): Promise<ClassesPage> {
  const limit = q === undefined ? LISTED : FOUND;
  let query = classes(db, scope).limit(limit + 1);
  if (symbols !== undefined) {
    query = query.where('symbol', 'in', symbols.split(',').slice(0, LISTED).flatMap(bothForms));
  } else if (q !== undefined && q !== '') {
    const prefix = symbolPrefix(q);
    query =
      prefix !== undefined
        ? query.where('symbol', 'like', `${prefix}%`)
        : query.where((row) => row.and(wordsOf(q).map((word) => titled(word))));
  } else if (parent !== undefined && parent !== '') {
    query = query.where('parent', '=', parent);
  } else {
    query = query.where('level', '=', 'section');
  }
  const rows = await query.orderBy(sql`symbol collate "C"`).execute();
  const lines = rows.slice(0, limit).map(lineOf);
  const loaded = lines.length > 0 || (await classes(db, scope).limit(1).executeTakeFirst()) !== undefined;
  return { classes: lines.toSorted(inScheme), cut: rows.length > limit, loaded };
}

function classes(db: Db, { organisationId }: Scope) {
  return tables<IpcTables>(db)
    .selectFrom('ipc_class')
    .selectAll()
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('ipc_class as below')
          .select('below.symbol')
          .where('below.organisation_id', '=', organisationId)
          .whereRef('below.parent', '=', 'ipc_class.symbol'),
      ).as('has_below'),
    )
    .where('organisation_id', '=', organisationId);
}

type ClassRow = Awaited<ReturnType<ReturnType<typeof classes>['executeTakeFirstOrThrow']>>;

function lineOf(row: ClassRow): ClassLine {
  return {
    symbol: row.symbol,
    level: row.level,
    parent: row.parent,
    dots: row.dots,
    titleZh: row.title_zh,
    titleEn: row.title_en,
    editionZh: row.edition_zh,
    editionEn: row.edition_en,
    hasBelow: row.has_below === true,
  };
}

/** A main group is written with and without its zeros. */
function bothForms(written: string): string[] {
  const symbol = written.trim().toUpperCase();
  return /^[A-H]\d\d[A-Z]\d+$/.test(symbol) ? [symbol, `${symbol}/00`] : [symbol];
}

/** What looks like the beginning of a symbol, as symbols are stored. */
function symbolPrefix(q: string): string | undefined {
  const written = q.toUpperCase().replace(/\s+/g, '');
  return /^[A-H](\d{1,2}([A-Z](\d{1,4}(\/\d{0,6})?)?)?)?$/.test(written) ? written : undefined;
}

const MOST_WORDS = 6;

function wordsOf(q: string): string[] {
  return q
    .split(/[\s，、；]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

function titled(word: string) {
  const pattern = `%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return sql<boolean>`(title_zh ilike ${pattern} or title_en ilike ${pattern})`;
}

/** By subclass, by the number of the main group, then as decimals. */
function inScheme(one: ClassLine, other: ClassLine): number {
  const [a, b] = [partsOf(one.symbol), partsOf(other.symbol)];
  return compare(a.subclass, b.subclass) || a.group - b.group || compare(a.subgroup, b.subgroup);
}

function partsOf(symbol: string) {
  const [group = '', subgroup = ''] = symbol.slice(4).split('/');
  return { subclass: symbol.slice(0, 4), group: Number(group), subgroup: /^0+$/.test(subgroup) ? '' : subgroup };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
