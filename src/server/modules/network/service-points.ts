import { sql } from 'kysely';
import type {
  PointDue,
  ServicePointState,
  ServicePointStepInput,
  ServicePointStepView,
} from '../../../shared/network-service-points.ts';
import type { Unit } from '../../../shared/network-standings.ts';
import { provinceOf } from '../../../shared/regions.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { unitsOf } from './as-of.ts';
import { dueAfter } from './point-dues.ts';
import { notServicePoint, rankTaken } from './service-point-problems.ts';
import { fallsShort, ranIn, stateAfter, stepFault } from './service-point-rules.ts';
import { endStanding, giveStanding, standingsOf } from './standings.ts';
import type { NetworkTables } from './tables.ts';
import { refuseStranger } from './tree-store.ts';

/** The steps that an organisation has taken as a service point, in order. */
export async function stepsOf(db: Db, house: Scope, unitId: number): Promise<ServicePointStepView[]> {
  return steps(db, house).where('unit_id', '=', unitId).orderBy('id').execute();
}

function steps(db: Db, house: Scope) {
  return tables<NetworkTables>(db)
    .selectFrom('service_point_step')
    .select(['id', 'step', 'year', 'on_date as on', 'rank', 'result', 'rectify_by as rectifyBy', 'document', 'note'])
    .where('organisation_id', '=', house.organisationId);
}

/**
 * Takes a step with a service point. An approval or a filing gives it the standing of its year, a withdrawal ends it.
 * @throws ProblemError where the step does not follow, or another of the province has the same place in the order of the year.
 */
export async function takeStep(
  db: Db,
  house: Scope,
  unitId: number,
  input: ServicePointStepInput,
  { actor, clock }: { readonly actor: string; readonly clock: Clock },
): Promise<void> {
  await transaction(db, async (tx) => {
    await lockInTransaction(tx, `network.service-points ${house.organisationId}`);
    const unit = await refuseStranger(tx, house, unitId);
    const fault = stepFault(await stepsOf(tx, house, unitId), input);
    if (fault !== undefined) throw new ProblemError(fault);
    if (input.rank !== null) await refuseTakenRank(tx, house, provinceOf(unit.region), input.year, input.rank);
    const { step, year, on, rank, result, rectifyBy, document, note } = input;
    await tables<NetworkTables>(tx)
      .insertInto('service_point_step')
      .values({
        organisation_id: house.organisationId,
        unit_id: unitId,
        on_date: on,
        rectify_by: rectifyBy,
        at: clock.now(),
        ...{ step, year, rank, result, document, note, actor },
      })
      .execute();
    await follow(tx, house, unitId, input);
  });
}

/** The place of one that was declined or withdrawn since is free again. */
async function refuseTakenRank(tx: Db, house: Scope, province: string | null, year: number, rank: number) {
  if (province === null) throw new ProblemError(notServicePoint);
  const { rows } = await sql<{ name: string }>`
    select o.name from service_point_step s join organisation o on o.id = s.unit_id
    where s.organisation_id = ${house.organisationId} and s.step = 'recommend' and s.year = ${year} and s.rank = ${rank}
      and left(o.region, 2) = ${province.slice(0, 2)}
      and not exists (select from service_point_step later
        where later.unit_id = s.unit_id and later.id > s.id and later.step in ('decline', 'withdraw'))
    limit 1
  `.execute(tx);
  if (rows[0] !== undefined) throw new ProblemError(rankTaken(rank, rows[0].name));
}

async function follow(tx: Db, house: Scope, unitId: number, { step, year, document }: ServicePointStepInput) {
  if (step === 'approve' || step === 'file') {
    const grade = step === 'approve' ? 'approved' : 'filed';
    const given = { standing: 'service-point', grade, fromYear: year, toYear: null, basis: document } as const;
    await giveStanding(tx, house, unitId, given);
  }
  if (step !== 'withdraw') return;
  const held = (await standingsOf(tx, house, unitId)).filter(({ standing }) => standing === 'service-point');
  for (const one of held.filter(({ toYear }) => toYear === null || toYear > year)) {
    await endStanding(tx, house, unitId, one.id, Math.max(year, one.fromYear));
  }
}

/** How many consultations and trainings service points gave in a year, by their ids. */
export type ServicesGiven = (unitIds: readonly number[], year: number) => Promise<ReadonlyMap<number, number>>;

export interface ServicePoint {
  readonly unit: Unit;
  readonly state: ServicePointState;
  readonly steps: readonly ServicePointStepView[];
  /** Its place in its province's order of the year. */
  readonly rank: number | null;
  /** Consultations and trainings of the year; null where nobody counts them, or it did not run in that year. */
  readonly served: number | null;
  /** Whether that is fewer than a service point has to give. */
  readonly short: boolean;
  /** Its next evaluation, or being put right, by its steps until the end of the year. */
  readonly due: PointDue | null;
}

/** The service points of a year, each as it stood on the year's last day. */
export async function servicePointsOf(
  db: Db,
  house: Scope,
  year: number,
  count?: ServicesGiven,
): Promise<ServicePoint[]> {
  const taken = await steps(db, house)
    .select('unit_id as unitId')
    .where('on_date', '<=', `${year}-12-31`)
    .orderBy('id')
    .execute();
  const byUnit = Map.groupBy(taken, ({ unitId }) => unitId);
  const ran = [...byUnit].filter(([, each]) => ranIn(each, year)).map(([unitId]) => unitId);
  const counts = await count?.(ran, year);
  return (await unitsOf(db, house, { year })).flatMap((unit) => {
    const own = (byUnit.get(unit.id) ?? []).map(({ unitId: _, ...step }) => step);
    const state = stateAfter(own);
    if (state === undefined) return [];
    const rank = own.findLast((each) => each.step === 'recommend' && each.year === year)?.rank ?? null;
    const served = counts !== undefined && ran.includes(unit.id) ? (counts.get(unit.id) ?? 0) : null;
    return [
      {
        unit,
        state,
        steps: own,
        rank,
        served,
        short: served !== null && fallsShort(served),
        due: dueAfter(own) ?? null,
      },
    ];
  });
}
