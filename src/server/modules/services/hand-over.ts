import { sql } from 'kysely';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { searchTakenBack } from './problems.ts';
import { type Act, keepStep } from './records.ts';
import type { ServicesTables } from './tables.ts';
import { tally } from './tallies.ts';

/**
 * What of a search that is recorded already was handed over later: its record says so, and keeps what it said before.
 * @throws ProblemError where the record was withdrawn meanwhile.
 */
export async function handOver(
  tx: Db,
  house: Scope,
  key: string,
  { pieces, deliverable }: { readonly pieces: number; readonly deliverable: string },
  act: Act,
): Promise<void> {
  const { rows } = await sql<{ id: number; pieces: number; deliverable: string; withdrawn: string | null }>`
    select id, pieces, deliverable, withdrawn_reason as withdrawn from service_record
    where organisation_id = ${house.organisationId} and source_key = ${key} for update
  `.execute(tx);
  const [before] = rows;
  if (before === undefined) return;
  if (before.withdrawn !== null) throw new ProblemError(searchTakenBack(before.id));
  if (before.pieces === pieces) return;
  await tally(tx, house, [before.id], 'out');
  await tables<ServicesTables>(tx)
    .updateTable('service_record')
    .set({ pieces, deliverable })
    .set((row) => ({ revision: row('revision', '+', 1) }))
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', before.id)
    .execute();
  await tally(tx, house, [before.id], 'in');
  const changes: Record<string, [unknown, unknown]> = {
    pieces: [before.pieces, pieces],
    deliverable: [before.deliverable, deliverable],
  };
  await keepStep(tx, house, { id: before.id, step: 'correct', changes, reason: '检索结果导出' }, act);
}
