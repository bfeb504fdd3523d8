import { sql } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

export interface OutboxBacklog {
  /** Deliveries that are still to go out. */
  readonly waiting: number;
  /** Those of them whose time was more than ten minutes ago. */
  readonly overdue: number;
  /** Deliveries that were given up. */
  readonly failed: number;
}

const LATE_MS = 10 * 60 * 1000;

/** How much the outbox holds that is not delivered. */
export async function outboxBacklog(db: Db, { organisationId }: Scope, clock: Clock): Promise<OutboxBacklog> {
  const late = new Date(clock.now().getTime() - LATE_MS);
  const { rows } = await sql<OutboxBacklog>`
    select
      count(*) filter (where state in ('waiting', 'sending')) as waiting,
      count(*) filter (where state in ('waiting', 'sending') and next_attempt_at < ${late}) as overdue,
      count(*) filter (where state = 'failed') as failed
    from delivery where organisation_id = ${organisationId}
  `.execute(db);
  return rows[0]!;
}
