import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { IndicatorsTables } from './tables.ts';

/** When the numbers of a year were closed, as an ISO instant; null while they are open. */
export async function yearClosedAt(db: Db, { organisationId }: Scope, year: number): Promise<string | null> {
  const row = await tables<IndicatorsTables>(db)
    .selectFrom('indicator_closing')
    .select('closed_at')
    .where('organisation_id', '=', organisationId)
    .where('year', '=', year)
    .executeTakeFirst();
  return row?.closed_at.toISOString() ?? null;
}
