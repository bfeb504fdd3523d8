import { sql } from 'kysely';
import type { RecipientLine } from '../../../shared/push-issues.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Problem } from '../../platform/problems.ts';
import type { DeliveryState } from './tables.ts';

interface Row extends Pick<RecipientLine, 'recipient' | 'name' | 'channel' | 'address' | 'stopped'> {
  readonly delivery: number | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
  readonly deliveredAt: Date | null;
  readonly problem: Problem | null;
  readonly resent: number;
  readonly openedAt: Date | null;
}

/** How an issue stands with each recipient: those it went to, and for a draft those it would go to. */
export async function recipientStates(db: Db, house: Scope, issue: number): Promise<RecipientLine[]> {
  const { rows } = await sql<Row>`
    select r.id as recipient, r.name, r.channel, r.address,
      (r.stopped_at is not null or s.stopped_at is not null) as stopped,
      d.id as delivery, d.state, d.attempts, d.next_attempt_at as "nextAttemptAt", d.delivered_at as "deliveredAt",
      d.last_problem as problem, o.opened_at as "openedAt",
      (select count(*)::int from delivery a
        where a.issue_id = i.id and a.recipient_id = r.id and a.resend_of is not null) as resent
    from issue i
    join subscription s on s.id = i.subscription_id
    join recipient r on r.subscription_id = s.id
    left join lateral (
      select * from delivery d where d.issue_id = i.id and d.recipient_id = r.id order by d.id desc limit 1
    ) d on true
    left join issue_opening o on o.issue_id = i.id and o.recipient_id = r.id
    where i.organisation_id = ${house.organisationId} and i.id = ${issue}
      and (d.id is not null or (i.state = 'draft' and r.stopped_at is null))
    order by r.id
  `.execute(db);
  return rows.map(
    ({ delivery, state, attempts, nextAttemptAt, deliveredAt, problem, resent, openedAt, ...recipient }) => ({
      ...recipient,
      openedAt: openedAt?.toISOString() ?? null,
      delivery:
        delivery === null
          ? null
          : {
              id: delivery,
              state,
              attempts,
              resent,
              nextAttemptAt: nextAttemptAt.toISOString(),
              deliveredAt: deliveredAt?.toISOString() ?? null,
              problem: problem && { zh: problem.zh, en: problem.en },
            },
    }),
  );
}
