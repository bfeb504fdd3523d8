import type { Selectable } from 'kysely';
import type { Publication } from '../../../engine/publication.ts';
import { type IssueItem, issueItem } from '../../../shared/push.ts';
import type { QueueItem } from '../../../shared/screening.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { applicantsOf, classesOf, publicationsAtVersions } from '../patents/index.ts';
import { leadingConcepts, listQueue } from '../screening/index.ts';
import type { PushTables, SubscriptionRow } from './tables.ts';

export type Subscription = Selectable<SubscriptionRow>;

/** Queue items and publications that are read at a time. */
const PAGE = 500;

/**
 * What was kept for a subscription and is in none of its issues yet; only these items of the queue where some are named. What the
 * enterprise had been sent before the subscription began is not sent again by it.
 */
export async function keptItems(
  tx: Db,
  house: Scope,
  subscription: Subscription,
  room: number,
  only?: readonly number[],
): Promise<QueueItem[]> {
  const known = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .innerJoin('issue', 'issue.id', 'issue_item.issue_id')
    .select('queue_item_id')
    .where('issue_item.organisation_id', '=', house.organisationId)
    .where('issue_item.enterprise_id', '=', subscription.organisation_id)
    .where('issue_item.withdrawn', '=', false)
    .where((row) =>
      row.or([
        row('issue_item.subscription_id', '=', subscription.id),
        row('issue.approved_at', '<=', subscription.created_at),
      ]),
    )
    .execute();
  const sent = new Set(known.map(({ queue_item_id }) => queue_item_id));
  const kept: QueueItem[] = [];
  for (let after = 0; kept.length < room; ) {
    const page = await listQueue(tx, house, {
      decision: 'keep',
      enterprise: subscription.organisation_id,
      ...(subscription.profile_id === null ? {} : { profile: subscription.profile_id }),
      ...(only === undefined ? {} : { items: [...only] }),
      after,
      limit: PAGE,
    });
    kept.push(...page.filter((item) => !sent.has(item.id)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return kept.slice(0, room);
}

/** Puts items at the end of an issue, as they are now. */
export async function addItems(
  tx: Db,
  house: Scope,
  subscription: Subscription,
  issue: number,
  items: readonly QueueItem[],
): Promise<void> {
  const { last } = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select((row) => row.fn.coalesce(row.fn.max('position'), row.lit(0)).as('last'))
    .where('issue_id', '=', issue)
    .executeTakeFirstOrThrow();
  for (let start = 0; start < items.length; start += PAGE) {
    const page = items.slice(start, start + PAGE);
    const versions = page.map(({ publication: { id, version } }) => ({ id, version }));
    const publications = await publicationsAtVersions(tx, house, versions);
    const concepts = await leadingConcepts(
      tx,
      house,
      page.map(({ id }) => id),
    );
    const byId = new Map(publications.map(({ id, publication }) => [id, publication]));
    const rows = page.map((item, at) => {
      const position = last + start + at + 1;
      return {
        organisation_id: house.organisationId,
        enterprise_id: subscription.organisation_id,
        issue_id: issue,
        subscription_id: subscription.id,
        queue_item_id: item.id,
        profile_id: item.profile.id,
        position,
        snapshot: jsonb(
          snapshotOf(item, position, {
            publication: byId.get(item.publication.id),
            concept: concepts.get(item.id),
            english: subscription.language === 'en',
          }),
        ),
      };
    });
    await tables<PushTables>(tx).insertInto('issue_item').values(rows).execute();
  }
}

function snapshotOf(
  item: QueueItem,
  position: number,
  of: {
    readonly publication: Publication | undefined;
    readonly concept: string | undefined;
    readonly english: boolean;
  },
): IssueItem {
  const { publication, concept, english } = of;
  const { number, title, date } = item.publication;
  const lang = english ? 'en' : 'zh';
  const abstracts = publication?.abstracts ?? [];
  const abstract = abstracts.find((text) => text.lang === lang) ?? abstracts[0];
  return issueItem.parse({
    position,
    number,
    event: item.event,
    titles: publication?.titles ?? [{ lang: 'und', text: title === '' ? number : title }],
    ...(date === undefined ? {} : { date }),
    applicants: publication === undefined ? [] : applicantsOf(publication),
    classes: publication === undefined ? [] : classesOf(publication),
    ...(abstract === undefined ? {} : { abstract }),
    ...(item.whyItMatters === null ? {} : { whyItMatters: item.whyItMatters }),
    members: item.members.map((member) => member.number).filter((member) => member !== number),
    profile: item.profile.name,
    ...(concept === undefined ? {} : { concept }),
  });
}
