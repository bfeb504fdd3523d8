import type { Selectable } from 'kysely';
import type { Judgement } from '../../../shared/screening.ts';
import type { DecisionInput, QueueReading, SettlementInput } from '../../../shared/screening-queue.ts';
import { storedReason } from '../../../shared/screening-reasons.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { named, namesOf } from '../accounts/index.ts';
import { type Act, personOf } from '../profiles/index.ts';
import { decide, undoDecision, unknownItem } from './decisions.ts';
import { decidedMeanwhile, lineRequired, notYours, readTwice, settledAlready } from './problems.ts';
import { settingsOf } from './settings.ts';
import type { ScreeningTables } from './tables.ts';

type Reading = Selectable<ScreeningTables['queue_reading']>;

/** A judgement, and the decision that stood when the person looked; absent for who did not look. */
type Said = SettlementInput & { readonly seen?: DecisionInput['seen'] };

/**
 * A person's judgement of an item. It stands at once, unless the profile asks for a second reader: then it is a reading, and the item
 * is decided when a second person, who does not see it, thinks the same.
 * @returns whether the item is decided now.
 * @throws ProblemError when somebody else decided meanwhile, the line to the enterprise is lacking, or two have read it already.
 */
export async function judge(db: Db, scope: Scope, itemId: number, input: Said, act: Act): Promise<boolean> {
  const { seen, ...given } = input;
  return transaction(db, async (tx) => {
    const item = await lock(tx, scope, itemId);
    const { secondReader } = await checkLine(tx, scope, item.profile_id, given);
    await record(tx, scope, secondReader ? 'queue.read' : 'queue.decide', itemId, given.decision, act);
    if (secondReader) {
      if (item.decision !== null) throw settledAlready();
      return read(tx, scope, itemId, given, act);
    }
    if (seen !== undefined && item.decision !== seen && item.decided_by !== personOf(act)) {
      const nameOf = await namesOf(tx, { house: scope }, [item.decided_by]);
      throw decidedMeanwhile(item.decision, item.decided_by && nameOf(item.decided_by));
    }
    await decide(tx, scope, itemId, written(given), act);
    return true;
  });
}

/** A reviewer's word on an item, whatever its readers thought. */
export async function settle(db: Db, scope: Scope, itemId: number, given: SettlementInput, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const item = await lock(tx, scope, itemId);
    await checkLine(tx, scope, item.profile_id, given);
    await decide(tx, scope, itemId, written(given), act);
    await record(tx, scope, 'queue.settle', itemId, given.decision, act);
  });
}

/**
 * Takes back a person's own last word on an item: the reading, with the agreement that came of it, or the decision.
 * @throws ProblemError when the word that stands is somebody else's, or there is none.
 */
export async function takeBack(db: Db, scope: Scope, itemId: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const item = await lock(tx, scope, itemId);
    const readings = await liveReadings(tx, scope, [itemId]);
    const own = readings.find(({ read_by }) => read_by === personOf(act));
    const differ = new Set(readings.map(({ decision }) => decision)).size > 1;
    if (own !== undefined && !(differ && item.decision !== null)) {
      await takeBackReading(tx, scope, own.id, act);
      if (item.decision !== null) await undoDecision(tx, scope, itemId, act);
    } else {
      if (item.decided_by !== null && item.decided_by !== personOf(act)) throw notYours(itemId);
      await undoDecision(tx, scope, itemId, act);
    }
    await record(tx, scope, 'queue.undo', itemId, null, act);
  });
}

/** The readings of these items that stand, the first one first. */
export async function liveReadings(db: Db, scope: Scope, itemIds: readonly number[]): Promise<Reading[]> {
  if (itemIds.length === 0) return [];
  return tables<ScreeningTables>(db)
    .selectFrom('queue_reading')
    .selectAll()
    .where('organisation_id', '=', scope.organisationId)
    .where('item_id', 'in', itemIds)
    .where('taken_back_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Readings as people see them. */
export function readingViews(db: Db, scope: Scope, readings: readonly Reading[]): Promise<QueueReading[]> {
  const views = readings.map(({ decision, reason, why_it_matters, read_by, read_at }) => {
    return { decision, reason, whyItMatters: why_it_matters, by: read_by, at: read_at.toISOString() };
  });
  return named(db, { house: scope }, views, 'by');
}

async function read(tx: Db, scope: Scope, itemId: number, given: SettlementInput, act: Act): Promise<boolean> {
  const readings = await liveReadings(tx, scope, [itemId]);
  const reader = personOf(act);
  const own = readings.find(({ read_by }) => read_by === reader);
  if (readings.length > 1) throw readTwice();
  if (own !== undefined) await takeBackReading(tx, scope, own.id, act);
  const judgement = written(given);
  await tables<ScreeningTables>(tx)
    .insertInto('queue_reading')
    .values({
      organisation_id: scope.organisationId,
      item_id: itemId,
      decision: judgement.decision,
      reason: judgement.reason === undefined ? null : storedReason(judgement.reason),
      relevance: judgement.relevance ?? null,
      why_it_matters: judgement.whyItMatters ?? null,
      read_by: reader,
      read_at: act.clock.now(),
      taken_back_at: null,
    })
    .execute();
  const other = readings.find(({ read_by }) => read_by !== reader);
  if (other?.decision !== judgement.decision) return false;
  await decide(tx, scope, itemId, together(other, judgement), act);
  return true;
}

/** Of two who agree the second one's words stand, and the first one's where the second has none. */
function together(first: Reading, second: Judgement): Judgement {
  return {
    ...(first.reason === null ? {} : { reason: first.reason }),
    ...(first.relevance === null ? {} : { relevance: first.relevance }),
    ...(first.why_it_matters === null ? {} : { whyItMatters: first.why_it_matters }),
    ...second,
  };
}

async function checkLine(tx: Db, scope: Scope, profileId: number, given: SettlementInput) {
  const settings = await settingsOf(tx, scope, profileId);
  if (settings.lineRequired && given.decision === 'keep' && !given.whyItMatters) throw lineRequired();
  return settings;
}

/** Fields left empty on the page are fields not given. */
function written({ decision, reason, relevance, whyItMatters }: SettlementInput): Judgement {
  return {
    decision,
    ...(reason ? { reason } : {}),
    ...(relevance === undefined ? {} : { relevance }),
    ...(whyItMatters ? { whyItMatters } : {}),
  };
}

async function lock(tx: Db, scope: Scope, itemId: number) {
  const item = await tables<ScreeningTables>(tx)
    .selectFrom('queue_item')
    .select(['profile_id', 'decision', 'decided_by'])
    .where('id', '=', itemId)
    .where('organisation_id', '=', scope.organisationId)
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) throw unknownItem(itemId);
  return item;
}

async function takeBackReading(tx: Db, scope: Scope, id: number, act: Act): Promise<void> {
  await tables<ScreeningTables>(tx)
    .updateTable('queue_reading')
    .set({ taken_back_at: act.clock.now() })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', id)
    .execute();
}

async function record(
  tx: Db,
  scope: Scope,
  action: string,
  itemId: number,
  decision: Judgement['decision'] | null,
  { actor, clock }: Act,
): Promise<void> {
  const detail = decision === null ? {} : { decision };
  await recordAudit(tx, scope, { actor, action, subject: `queue item ${itemId}`, detail }, clock);
}
