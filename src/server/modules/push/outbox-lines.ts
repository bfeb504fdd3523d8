import { sql } from 'kysely';
import type { OutboxLine, OutboxPage } from '../../../shared/push-outbox.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Problem } from '../../platform/problems.ts';
import type { DeliveryState } from './tables.ts';

interface Wish {
  readonly state?: DeliveryState | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

interface Row extends Omit<OutboxLine, 'nextAttemptAt' | 'deliveredAt' | 'problem'> {
  readonly nextAttemptAt: Date;
  readonly deliveredAt: Date | null;
  readonly problem: Problem | null;
}

/** The outbox by pages, the newest delivery first, with how many stand where. Of what an issue says there is nothing in it. */
export async function outboxPage(db: Db, house: Scope, wish: Wish): Promise<Omit<OutboxPage, 'readable'>> {
  const { rows } = await sql<Row>`
    select d.id, d.issue_id as issue, i.number, i.kind, o.name as enterprise, r.name as recipient, r.channel, d.state,
      d.attempts, d.next_attempt_at as "nextAttemptAt", d.delivered_at as "deliveredAt", d.last_problem as problem,
      d.resend_of as "resendOf"
    from delivery d
    join issue i on i.id = d.issue_id
    join recipient r on r.id = d.recipient_id
    join organisation o on o.id = d.enterprise_id
    where d.organisation_id = ${house.organisationId}
      and (${wish.state ?? null}::text is null or d.state = ${wish.state ?? null})
      and (${wish.before ?? null}::bigint is null or d.id < ${wish.before ?? null})
    order by d.id desc limit ${wish.limit + 1}
  `.execute(db);
  const deliveries = rows.slice(0, wish.limit).map(({ nextAttemptAt, deliveredAt, problem, ...row }) => ({
    ...row,
    nextAttemptAt: nextAttemptAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
    problem: problem && { zh: problem.zh, en: problem.en },
  }));
  return {
    counts: await countsOf(db, house),
    deliveries,
    next: rows.length > wish.limit ? (deliveries.at(-1)?.id ?? null) : null,
  };
}

async function countsOf(db: Db, house: Scope): Promise<Record<DeliveryState, number>> {
  const { rows } = await sql<{ state: DeliveryState; count: number }>`
    select state, count(*)::int as count from delivery where organisation_id = ${house.organisationId} group by state
  `.execute(db);
  const none = { waiting: 0, sending: 0, delivered: 0, failed: 0, cancelled: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
