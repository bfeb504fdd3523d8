import {
  contradictsItself,
  type FeedbackInput,
  feedbackInput,
  type UseInput,
  useInput,
} from '../../../shared/effects.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { announce } from '../../platform/happenings.ts';
import { ProblemError } from '../../platform/problems.ts';
import { readAs } from '../profiles/index.ts';
import { findPushedItem, type PushedItem } from '../push/index.ts';
import { itemJudged, itemUsed } from './happened.ts';
import type { EffectsTables } from './tables.ts';

/** Who says it, and how. A link tells the recipient; a command or the desk tells the person. */
export interface Witness {
  readonly by: string;
  readonly channel: 'link' | 'command' | 'desk';
  readonly recipientId?: number;
}

/**
 * Keeps a judgement of an item. Every one is kept and the newest counts; the same judgement given again by the same person
 * right after itself is one judgement, so that a button pressed twice changes nothing.
 * @throws ProblemError when the house has pushed no such item, or the judgement is wrong.
 */
export async function recordFeedback(
  db: Db,
  house: Scope,
  issueItemId: number,
  input: FeedbackInput,
  witness: Witness,
  clock: Clock,
): Promise<PushedItem> {
  const feedback = readAs(feedbackInput, input, { code: 'effects.feedback', zh: '评价', en: 'The judgement' });
  if (contradictsItself(feedback)) throw reasonOfRelevant();
  const row = {
    rating: feedback.rating,
    reason: feedback.reason ?? null,
    remark: feedback.remark ?? null,
    given_by: witness.by,
    recipient_id: witness.recipientId ?? null,
  };
  return transaction(db, async (tx) => {
    const item = await pushedItem(tx, house, issueItemId);
    await lockInTransaction(tx, `effects.feedback ${item.queueItemId}`);
    const last = await tables<EffectsTables>(tx)
      .selectFrom('feedback')
      .select(['rating', 'reason', 'remark', 'given_by', 'recipient_id'])
      .where('house_id', '=', house.organisationId)
      .where('organisation_id', '=', item.enterpriseId)
      .where('queue_item_id', '=', item.queueItemId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    const repeated = last && (Object.keys(row) as (keyof typeof row)[]).every((key) => last[key] === row[key]);
    if (!repeated) {
      await tables<EffectsTables>(tx)
        .insertInto('feedback')
        .values({ ...row, ...references(item, house), channel: witness.channel, given_at: clock.now() })
        .execute();
      const { enterpriseId, queueItemId } = item;
      await announce(tx, itemJudged, { house, enterpriseId, queueItemId, rating: row.rating, at: clock.now() });
    }
    return item;
  });
}

/**
 * Keeps what an item was used for and what it changed. An item may be used several times.
 * @throws ProblemError when the house has pushed no such item, or the record is wrong.
 */
export async function recordUse(
  db: Db,
  house: Scope,
  issueItemId: number,
  input: UseInput,
  witness: Witness,
  clock: Clock,
): Promise<PushedItem> {
  const use = readAs(useInput, input, { code: 'effects.use', zh: '应用记录', en: 'The record of use' });
  return transaction(db, async (tx) => {
    const item = await pushedItem(tx, house, issueItemId);
    const { id } = await tables<EffectsTables>(tx)
      .insertInto('use_record')
      .values({
        ...references(item, house),
        node: use.node,
        what_changed: use.whatChanged,
        evidence: use.evidence ?? null,
        saved_amount: use.saved === undefined ? null : String(use.saved.amount),
        saved_unit: use.saved?.unit ?? null,
        recorded_by: witness.by,
        recorded_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const { node, whatChanged } = use;
    await announce(tx, itemUsed, {
      house,
      enterpriseId: item.enterpriseId,
      useId: id,
      node,
      whatChanged,
      at: clock.now(),
    });
    return item;
  });
}

function reasonOfRelevant(): ProblemError {
  return new ProblemError({
    code: 'effects.reason-of-relevant',
    zh: '评价为“相关”时不能附不相关的原因，未记录。请去掉原因，或改为“可能相关”“不相关”。',
    en: 'A judgement “relevant” cannot have a reason why it is not; nothing was recorded. Leave the reason out, or judge possibly or irrelevant.',
  });
}

async function pushedItem(db: Db, house: Scope, issueItemId: number): Promise<PushedItem> {
  const item = await findPushedItem(db, house, issueItemId);
  if (item) return item;
  throw new ProblemError({
    code: 'effects.no-item',
    zh: `没有编号为 ${issueItemId} 的已推送条目，或无权查看。请用 chuanli issue show 核对条目编号。`,
    en: `There is no pushed item ${issueItemId}, or you may not see it. Check the item numbers with chuanli issue show.`,
  });
}

function references(item: PushedItem, house: Scope) {
  return {
    organisation_id: item.enterpriseId,
    house_id: house.organisationId,
    issue_item_id: item.issueItemId,
    queue_item_id: item.queueItemId,
    profile_id: item.profileId,
  };
}
