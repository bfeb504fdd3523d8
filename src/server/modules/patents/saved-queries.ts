import type { Generated, Selectable } from 'kysely';
import { parseQuery } from '../../../engine/query/index.ts';
import type { SavedQuery, SavedQueryInput } from '../../../shared/search.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, storable, tables, transaction } from '../../platform/db/index.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';

/** Whose queries: those of one person in one organisation. */
export interface Keeper extends Scope {
  readonly accountId: number;
}

interface SavedQueryRow {
  id: Generated<number>;
  organisation_id: number;
  account_id: number;
  name: string;
  query: string;
  withdrawn: boolean;
  sort_order: 'date' | 'relevance';
  created_at: Date;
  changed_at: Date;
}

interface SavedQueryTables {
  saved_query: SavedQueryRow;
}

/** Queries that one person can keep. */
const MOST = 500;

/** By pinyin, whatever the database sorts by. */
const byName = new Intl.Collator('zh-CN');

/** A person's own queries by name. */
export async function listSavedQueries(db: Db, keeper: Keeper): Promise<SavedQuery[]> {
  const rows = await tables<SavedQueryTables>(db)
    .selectFrom('saved_query')
    .selectAll()
    .where('organisation_id', '=', keeper.organisationId)
    .where('account_id', '=', keeper.accountId)
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map(shown).sort((one, other) => byName.compare(one.name, other.name));
}

/** Keeps a query. @throws ProblemError when it cannot be understood, the name is taken, or there are too many. */
export async function saveQuery(db: Db, keeper: Keeper, input: SavedQueryInput, clock: Clock): Promise<SavedQuery> {
  const { name, query, withdrawn, order } = storableInput(input);
  const readable = parseQuery(query);
  if (!readable.ok) throw new ProblemError(readable.problem);
  return changing(db, keeper, async (tx) => {
    const kept = await listSavedQueries(tx, keeper);
    if (kept.length >= MOST) throw new ProblemError(tooMany);
    refuseTaken(kept, name);
    const now = clock.now();
    const row = await tables<SavedQueryTables>(tx)
      .insertInto('saved_query')
      .values({
        organisation_id: keeper.organisationId,
        account_id: keeper.accountId,
        name,
        query,
        withdrawn,
        sort_order: order,
        created_at: now,
        changed_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return shown(row);
  });
}

/** Gives a query of one's own another name. @throws ProblemError when it is not there, or the name is taken. */
export async function renameSavedQuery(
  db: Db,
  keeper: Keeper,
  id: number,
  name: string,
  clock: Clock,
): Promise<SavedQuery> {
  return changing(db, keeper, async (tx) => {
    const others = (await listSavedQueries(tx, keeper)).filter((one) => one.id !== id);
    refuseTaken(others, storable(name));
    const row = await tables<SavedQueryTables>(tx)
      .updateTable('saved_query')
      .set({ name: storable(name), changed_at: clock.now() })
      .where('organisation_id', '=', keeper.organisationId)
      .where('account_id', '=', keeper.accountId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) throw new ProblemError(unknown);
    return shown(row);
  });
}

/** @throws ProblemError when the person has no such query. */
export async function deleteSavedQuery(db: Db, keeper: Keeper, id: number): Promise<void> {
  const { numDeletedRows } = await tables<SavedQueryTables>(db)
    .deleteFrom('saved_query')
    .where('organisation_id', '=', keeper.organisationId)
    .where('account_id', '=', keeper.accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new ProblemError(unknown);
}

/** One change of a person's queries at a time, so that names stay apart. */
function changing<T>(db: Db, { accountId }: Keeper, change: (tx: Db) => Promise<T>): Promise<T> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `patents.saved-queries ${accountId}`);
    return change(tx);
  });
}

function storableInput(input: SavedQueryInput): SavedQueryInput {
  return { ...input, name: storable(input.name), query: storable(input.query) };
}

function refuseTaken(kept: readonly SavedQuery[], name: string): void {
  if (kept.some((one) => one.name === name)) throw new ProblemError(nameTaken(name));
}

function shown(row: Selectable<SavedQueryRow>): SavedQuery {
  const { id, name, query, withdrawn, sort_order, created_at, changed_at } = row;
  return {
    id,
    name,
    query,
    withdrawn,
    order: sort_order,
    createdAt: created_at.toISOString(),
    changedAt: changed_at.toISOString(),
  };
}

const unknown: Problem = {
  code: 'search.saved-query.not-found',
  zh: '没有这个已存检索式，可能已被删除。请刷新列表。',
  en: 'There is no such saved query; it may have been deleted. Reload the list.',
};

const tooMany: Problem = {
  code: 'search.saved-query.full',
  zh: `每人最多保存 ${MOST} 个检索式。请先删除不用的。`,
  en: `A person can keep ${MOST} queries. Delete some that are not used any more.`,
};

function nameTaken(name: string): Problem {
  return {
    code: 'search.saved-query.taken',
    zh: `您已有一个名为“${name}”的检索式。请换一个名称。`,
    en: `You have a query named “${name}” already. Choose another name.`,
  };
}
