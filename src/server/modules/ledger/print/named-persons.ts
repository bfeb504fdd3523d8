import type { NamedPerson } from '../../../../shared/ledger.ts';
import { type Db, type Scope, tables } from '../../../platform/db/index.ts';
import type { LedgerTables } from '../tables.ts';

/** Whom a unit named in its return for an assignment. */
export interface NamedPersons {
  readonly responsible: NamedPerson | null;
  readonly contact: NamedPerson | null;
}

/** Whom units named, by assignment. A draft is its unit's own affair: nobody is named by one. */
export async function namedPersons(
  db: Db,
  house: Scope,
  assignments: readonly number[],
): Promise<ReadonlyMap<number, NamedPersons>> {
  if (assignments.length === 0) return new Map();
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return')
    .select(['assignment_id', 'content'])
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', 'in', [...new Set(assignments)])
    .where('state', '!=', 'draft')
    .execute();
  return new Map(
    rows.map(({ assignment_id, content: { responsible, contact } }) => [assignment_id, { responsible, contact }]),
  );
}
