import { sql } from 'kysely';
import type { ServiceKind } from '../../../shared/services.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { recordsOf } from './added-up.ts';
import { recordsWhere } from './record-rows.ts';

/** What a service point has to give ten of in a year: 国知办函办字〔2016〕835号 counts consultations and trainings. */
const COUNTED: readonly ServiceKind[] = ['consultation', 'training'];

/** How many consultations and trainings each of these units gave in a year; one that gave none is not among them. */
export async function givenByUnits(
  db: Db,
  house: Scope,
  units: readonly number[],
  year: number,
): Promise<ReadonlyMap<number, number>> {
  if (units.length === 0) return new Map();
  const filter = { ...recordsOf({ year, fromMonth: 1, toMonth: 12, units }), kinds: COUNTED };
  const { rows } = await sql<{ unit: number; count: number }>`
    select r.unit_id as unit, count(*) as count from service_record r where ${recordsWhere(house, filter)} group by 1
  `.execute(db);
  return new Map(rows.map(({ unit, count }) => [unit, count]));
}
