import { ProblemError } from '../../../engine/problem.ts';
import { type DemandContent, type DemandState, demandContent } from '../../../shared/profiles.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, jsonb, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import type { Act } from './act.ts';
import { visibleTo } from './policy.ts';
import { readAs, unknownOrganisation } from './problems.ts';
import type { ProfilesTables } from './tables.ts';

/** What an enterprise asked for, before or beside its profiles. */
export interface Demand extends DemandContent {
  readonly id: number;
  readonly organisationId: number;
  readonly state: DemandState;
  readonly acceptedOn?: string;
}

/** Registers a demand. @throws ProblemError when the organisation is not the scope's or the content is wrong. */
export async function registerDemand(
  db: Db,
  scope: Scope,
  organisationId: number,
  content: unknown,
  act: Act,
): Promise<Demand> {
  const demand = readAs(demandContent, content, { code: 'demand.content', zh: '需求', en: 'The demand' });
  return transaction(db, async (tx) => {
    const organisation = await findOrganisation(tx, scope, { id: organisationId });
    if (!organisation) throw unknownOrganisation(organisationId);
    const row = await tables<ProfilesTables>(tx)
      .insertInto('demand')
      .values({
        organisation_id: organisation.id,
        house_id: organisation.houseId,
        problem: demand.problem,
        products: jsonb(demand.products),
        technical_points: jsonb(demand.technicalPoints),
        results: jsonb(demand.results),
        contact_wishes: demand.contactWishes ?? null,
        submitted_on: demand.submittedOn,
        accepted_on: null,
        state: 'submitted',
        created_at: act.clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return demandOf(row);
  });
}

/** The house accepts or declines a demand. @throws ProblemError when the house of the scope has no such demand. */
export async function answerDemand(
  db: Db,
  scope: Scope,
  id: number,
  state: Exclude<DemandState, 'submitted'>,
  act: Act,
): Promise<Demand> {
  const row = await tables<ProfilesTables>(db)
    .updateTable('demand')
    .set({ state, accepted_on: state === 'accepted' ? dayOf(act) : null })
    .where('id', '=', id)
    .where('house_id', '=', scope.organisationId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw unknownDemand(id);
  return demandOf(row);
}

/** The demands that the scope sees: an organisation its own, a house those of the organisations it serves. */
export async function listDemands(
  db: Db,
  scope: Scope,
  filter: { readonly organisationId?: number; readonly state?: DemandState } = {},
): Promise<Demand[]> {
  let rows = tables<ProfilesTables>(db)
    .selectFrom('demand')
    .selectAll()
    .where((row) =>
      row.or([row('organisation_id', '=', scope.organisationId), row('house_id', '=', scope.organisationId)]),
    )
    .orderBy('id');
  if (filter.organisationId !== undefined) rows = rows.where('organisation_id', '=', filter.organisationId);
  if (filter.state !== undefined) rows = rows.where('state', '=', filter.state);
  return (await rows.execute()).map(demandOf);
}

/** The demand that a profile was made for, where there was one. */
export async function demandBehind(db: Db, scope: Scope, profileId: number): Promise<Demand | undefined> {
  const row = await tables<ProfilesTables>(db)
    .selectFrom('profile')
    .innerJoin('demand', 'demand.id', 'profile.demand_id')
    .selectAll('demand')
    .where('profile.id', '=', profileId)
    .where(visibleTo(scope))
    .executeTakeFirst();
  return row && demandOf(row);
}

function demandOf(row: {
  id: number;
  organisation_id: number;
  problem: string;
  products: readonly string[];
  technical_points: readonly string[];
  results: DemandContent['results'];
  contact_wishes: string | null;
  submitted_on: string;
  accepted_on: string | null;
  state: DemandState;
}): Demand {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    problem: row.problem,
    products: [...row.products],
    technicalPoints: [...row.technical_points],
    results: [...row.results],
    ...(row.contact_wishes === null ? {} : { contactWishes: row.contact_wishes }),
    submittedOn: row.submitted_on,
    ...(row.accepted_on === null ? {} : { acceptedOn: row.accepted_on }),
    state: row.state,
  };
}

function unknownDemand(id: number): ProblemError {
  return new ProblemError({
    code: 'demand.unknown',
    zh: `没有编号为 ${id} 的需求，或不由本单位受理。`,
    en: `There is no demand ${id}, or this house does not serve it.`,
  });
}
