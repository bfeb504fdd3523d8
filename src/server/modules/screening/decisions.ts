import { ProblemError } from '../../../engine/problem.ts';
import { type Judgement, judgement } from '../../../shared/screening.ts';
import { storedReason } from '../../../shared/screening-reasons.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { type Act, personOf, readAs } from '../profiles/index.ts';
import type { ScreeningTables } from './tables.ts';

type Standing = Pick<ScreeningTables['queue_item'], 'decision' | 'reason' | 'relevance' | 'why_it_matters'>;

const undecided = {
  decision: null,
  reason: null,
  relevance: null,
  why_it_matters: null,
  decided_by: null,
  decided_at: null,
};

/**
 * Keeps, drops or defers an item. What was decided before stays in the history; to decide the same again changes nothing.
 * @returns false where only an open item was wanted (`onlyOpen`) and somebody has decided this one meanwhile.
 * @throws ProblemError when the house has no such item, or the judgement is wrong.
 */
export async function decide(
  db: Db,
  scope: Scope,
  itemId: number,
  input: Judgement,
  act: Act,
  { onlyOpen = false }: { readonly onlyOpen?: boolean } = {},
): Promise<boolean> {
  const given = readAs(judgement, input, { code: 'queue.judgement', zh: '筛选意见', en: 'The judgement' });
  const next: Standing = {
    decision: given.decision,
    reason: given.reason === undefined ? null : storedReason(given.reason),
    relevance: given.relevance ?? null,
    why_it_matters: given.whyItMatters ?? null,
  };
  return transaction(db, async (tx) => {
    const item = await lockItem(tx, scope, itemId);
    if (onlyOpen && item.decision !== null) return false;
    if (same(item, next)) return true;
    const decided = { ...next, decided_by: personOf(act), decided_at: act.clock.now() };
    await tables<ScreeningTables>(tx)
      .insertInto('queue_decision')
      .values({ organisation_id: scope.organisationId, item_id: itemId, undoes: null, ...decided })
      .execute();
    await stand(tx, scope, itemId, decided);
    return true;
  });
}

/**
 * Takes back the last decision that still stands, so that the one before it holds again, or the item is undecided; undoing again goes
 * one further back.
 * @throws ProblemError when there is nothing to take back.
 */
export async function undoDecision(db: Db, scope: Scope, itemId: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    await lockItem(tx, scope, itemId);
    const history = await tables<ScreeningTables>(tx)
      .selectFrom('queue_decision')
      .selectAll()
      .where('organisation_id', '=', scope.organisationId)
      .where('item_id', '=', itemId)
      .orderBy('id', 'desc')
      .execute();
    const takenBack = new Set(history.map(({ undoes }) => undoes));
    const [last, before] = history.filter(({ id, undoes }) => undoes === null && !takenBack.has(id));
    if (last === undefined) throw nothingToUndo(itemId);
    const { decision, reason, relevance, why_it_matters, decided_by, decided_at } = before ?? undecided;
    await tables<ScreeningTables>(tx)
      .insertInto('queue_decision')
      .values({
        organisation_id: scope.organisationId,
        item_id: itemId,
        undoes: last.id,
        ...{ decision, reason, relevance, why_it_matters },
        decided_by: personOf(act),
        decided_at: act.clock.now(),
      })
      .execute();
    await stand(tx, scope, itemId, { decision, reason, relevance, why_it_matters, decided_by, decided_at });
  });
}

async function lockItem(tx: Db, scope: Scope, itemId: number): Promise<Standing> {
  const item = await tables<ScreeningTables>(tx)
    .selectFrom('queue_item')
    .select(['decision', 'reason', 'relevance', 'why_it_matters'])
    .where('id', '=', itemId)
    .where('organisation_id', '=', scope.organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (!item) throw unknownItem(itemId);
  return item;
}

async function stand(
  tx: Db,
  scope: Scope,
  itemId: number,
  decided: Standing & { readonly decided_by: string | null; readonly decided_at: Date | null },
): Promise<void> {
  await tables<ScreeningTables>(tx)
    .updateTable('queue_item')
    .set(decided)
    .where('id', '=', itemId)
    .where('organisation_id', '=', scope.organisationId)
    .execute();
}

function same(one: Standing, other: Standing): boolean {
  return (
    one.decision === other.decision &&
    one.reason === other.reason &&
    one.relevance === other.relevance &&
    one.why_it_matters === other.why_it_matters
  );
}

export function unknownItem(id: number): ProblemError {
  return new ProblemError({
    code: 'queue.item.not-found',
    zh: `筛选队列中没有编号为 ${id} 的条目，或不属于本单位。`,
    en: `The queue has no item ${id}, or it is not this organisation's.`,
  });
}

function nothingToUndo(id: number): ProblemError {
  return new ProblemError({
    code: 'queue.nothing-to-undo',
    zh: `条目 ${id} 没有可以撤销的决定。`,
    en: `Item ${id} has no decision to take back.`,
  });
}
