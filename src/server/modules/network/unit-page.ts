import type { UnitPage } from '../../../shared/network-pages.ts';
import type { ServicePointStep } from '../../../shared/network-service-points.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { actsOf, successorsOf } from './act-store.ts';
import { dueAfter } from './point-dues.ts';
import { allPostsOf } from './posts.ts';
import { stateAfter, stepsAfter } from './service-point-rules.ts';
import { stepsOf } from './service-points.ts';
import { standingsOf } from './standings.ts';
import type { NetworkTables } from './tables.ts';
import { refuseStranger } from './tree-store.ts';

/** Everything that is known of an organisation in the programme. `allowed` says which steps of a service point the reader may take. */
export async function unitPageOf(
  db: Db,
  house: Scope,
  id: number,
  allowed: (steps: readonly ServicePointStep[]) => ServicePointStep[],
): Promise<UnitPage> {
  const row = await refuseStranger(db, house, id);
  const { name, kind, region } = row;
  const steps = await stepsOf(db, house, id);
  const successors = await successorsOf(db, house, id);
  const named = await namesOf(db, house, [...successors, ...(row.parent_id === null ? [] : [row.parent_id])]);
  return {
    now: { id, name, kind, creditCode: row.credit_code, region, fromOn: row.from_on, endedOn: row.ended_on },
    parent: named.find((one) => one.id === row.parent_id) ?? null,
    below: await childrenOf(db, house, id),
    formerNames: await formerNamesOf(db, house, id, name),
    successors: named.filter((one) => successors.includes(one.id)),
    standings: await standingsOf(db, house, id),
    posts: await allPostsOf(db, house, id),
    acts: await actsOf(db, house, id),
    servicePoint: {
      state: stateAfter(steps) ?? null,
      steps,
      due: dueAfter(steps) ?? null,
      next: allowed(stepsAfter(steps)),
    },
  };
}

async function namesOf(db: Db, { organisationId }: Scope, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tables<NetworkTables>(db)
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('house_id', '=', organisationId)
    .where('id', 'in', ids)
    .orderBy('id')
    .execute();
}

async function childrenOf(db: Db, { organisationId }: Scope, id: number) {
  return tables<NetworkTables>(db)
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('house_id', '=', organisationId)
    .where('parent_id', '=', id)
    .where('ended_on', 'is', null)
    .orderBy('id')
    .execute();
}

/** Names before the present one, the latest first; a change of something else keeps the name, and tells nothing here. */
async function formerNamesOf(db: Db, { organisationId }: Scope, id: number, present: string) {
  const past = await tables<NetworkTables>(db)
    .selectFrom('organisation_past')
    .select(['name', 'until_on as untilOn'])
    .where('organisation_id', '=', organisationId)
    .where('unit_id', '=', id)
    .orderBy('until_on', 'desc')
    .execute();
  return past.filter(({ name }, at) => name !== (past[at - 1]?.name ?? present));
}
