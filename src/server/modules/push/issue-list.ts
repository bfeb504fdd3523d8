import { sql } from 'kysely';
import type { IssueKind } from '../../../shared/push.ts';
import type { DueLine, IssueRow, IssuesPage, KeptLine } from '../../../shared/push-issues.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { dayOf } from '../profiles/index.ts';
import { keptItems } from './compose-items.ts';
import { noSuchSubscription } from './problems.ts';
import type { IssueState, PushTables } from './tables.ts';

interface IssuesWish {
  readonly state?: IssueState | undefined;
  readonly kind?: IssueKind | undefined;
  readonly enterprise?: number | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

interface Row extends Omit<IssueRow, 'enterprise' | 'progress'> {
  readonly enterpriseId: number;
  readonly enterpriseName: string;
  readonly waiting: number;
  readonly delivered: number;
  readonly failed: number;
  readonly cancelled: number;
}

/** Issues, the newest first, with how far each is delivered; one delivery a recipient counts, the newest. */
export async function issuesPage(db: Db, house: Scope, wish: IssuesWish): Promise<IssuesPage> {
  const { rows } = await sql<Row>`
    with page as (
      select * from issue i where i.organisation_id = ${house.organisationId}
        and (${wish.state ?? null}::text is null or i.state = ${wish.state ?? null})
        and (${wish.kind ?? null}::text is null or i.kind = ${wish.kind ?? null})
        and (${wish.enterprise ?? null}::bigint is null or i.enterprise_id = ${wish.enterprise ?? null})
        and (${wish.before ?? null}::bigint is null or i.id < ${wish.before ?? null})
      order by i.id desc limit ${wish.limit + 1}
    )
    select i.id, i.enterprise_id as "enterpriseId", o.name as "enterpriseName", i.number, i.kind, i.state,
      i.period_from as "from", i.period_to as "to", a.name as association,
      (select count(*)::int from issue_item m where m.issue_id = i.id and not m.left_out) as items,
      d.waiting, d.delivered, d.failed, d.cancelled
    from page i
    join organisation o on o.id = i.enterprise_id
    left join issue c on c.id = i.common_issue_id
    left join organisation a on a.id = c.enterprise_id
    left join lateral (
      select count(*) filter (where state in ('waiting', 'sending'))::int as waiting,
        count(*) filter (where state = 'delivered')::int as delivered,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'cancelled')::int as cancelled
      from (select distinct on (recipient_id) state from delivery where issue_id = i.id order by recipient_id, id desc) n
    ) d on true
    order by i.id desc
  `.execute(db);
  const issues = rows
    .slice(0, wish.limit)
    .map(({ enterpriseId, enterpriseName, waiting, delivered, failed, cancelled, ...row }) => ({
      ...row,
      enterprise: { id: enterpriseId, name: enterpriseName },
      progress: { waiting, delivered, failed, cancelled },
    }));
  return { issues, next: rows.length > wish.limit ? (issues.at(-1)?.id ?? null) : null };
}

interface DueRow extends Omit<DueLine, 'enterprise' | 'due' | 'members'> {
  readonly enterpriseId: number;
  readonly enterpriseName: string;
  readonly expired: boolean;
  readonly isAssociation: boolean;
  readonly members: number;
}

/** Every running subscription with how many kept items wait for it, those with something to compose first. */
export async function dueLines(db: Db, house: Scope, clock: Clock): Promise<DueLine[]> {
  const today = dayOf({ clock });
  const { rows } = await sql<DueRow>`
    select s.id as subscription, s.organisation_id as "enterpriseId", o.name as "enterpriseName", p.name as profile,
      s.kind, s.next_due_on as "dueOn", s.send_if_empty as "sendIfEmpty",
      o.kind in ('association', 'park') as "isAssociation",
      (select count(*)::int from association_member m where m.organisation_id = o.id) as members,
      (select min(i.id) from issue i where i.subscription_id = s.id and i.state = 'draft') as draft,
      (select count(*)::int from recipient r where r.subscription_id = s.id and r.stopped_at is null) as recipients,
      (select count(*)::int from queue_item q
        where q.organisation_id = s.house_id and q.enterprise_id = s.organisation_id and q.decision = 'keep'
          and (s.profile_id is null or q.profile_id = s.profile_id)
          and not exists (
            select from issue_item t where t.subscription_id = s.id and t.queue_item_id = q.id and not t.withdrawn
          )) as kept
    from subscription s
    join organisation o on o.id = s.organisation_id
    left join profile p on p.id = s.profile_id
    where s.house_id = ${house.organisationId} and s.stopped_at is null
      and (s.expires_on is null or s.expires_on >= ${today})
    order by s.next_due_on, s.id
  `.execute(db);
  return rows
    .map(({ enterpriseId, enterpriseName, isAssociation, members, ...row }) => ({
      subscription: row.subscription,
      enterprise: { id: enterpriseId, name: enterpriseName },
      profile: row.profile,
      kind: row.kind,
      dueOn: row.dueOn,
      due: row.dueOn <= today || row.kind === 'alert' || row.draft !== null,
      sendIfEmpty: row.sendIfEmpty,
      kept: row.kept,
      draft: row.draft,
      recipients: row.recipients,
      members: isAssociation ? members : null,
    }))
    .toSorted((one, other) => Number(other.kept > 0) - Number(one.kept > 0));
}

/** The kept items that wait for a subscription. @throws ProblemError when the house has none of this id. */
export async function keptLines(db: Db, house: Scope, subscription: number, limit = 200): Promise<KeptLine[]> {
  const row = await tables<PushTables>(db)
    .selectFrom('subscription')
    .selectAll()
    .where('house_id', '=', house.organisationId)
    .where('id', '=', subscription)
    .executeTakeFirst();
  if (!row) throw noSuchSubscription(subscription);
  const items = await keptItems(db, house, row, limit);
  return items.map(({ id, publication, event, profile, whyItMatters }) => ({
    item: id,
    number: publication.number,
    title: publication.title,
    date: publication.date ?? null,
    event,
    profile: profile.name,
    whyItMatters,
  }));
}
