import type { PlanLine, PlanView } from '../../../shared/plan.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';
import { listPlans, readPlan } from './plans.ts';
import * as problems from './problems.ts';

/** Who reads plans: people of the house all versions, people of a unit those that are issued. */
export interface PlanReader {
  readonly organisationId: number;
}

/** The plans that a person reads; people of a unit see nothing of what is being drafted. */
export async function plansFor(db: Db, house: Scope, reader: PlanReader): Promise<PlanLine[]> {
  const lines = await listPlans(db, house);
  if (isOfHouse(house, reader)) return lines;
  const issued = lines.filter(({ state }) => state !== 'draft');
  return Promise.all(
    issued.map(async (line) => {
      const { version, document } = await planFor(db, house, { plan: line.id }, reader);
      const { title, number, tasks } = document;
      return { ...line, version, title, number, tasks: tasks.length, unresolved: 0 };
    }),
  );
}

/**
 * A version of a plan as a person reads it, people in it by name.
 * @throws ProblemError when there is none, or none that the person may read.
 */
export async function planFor(
  db: Db,
  house: Scope,
  key: { readonly plan: number; readonly version?: number },
  reader: PlanReader,
): Promise<PlanView> {
  const asked = await readPlan(db, house, key);
  if (isOfHouse(house, reader)) return withNames(db, { house }, asked);
  const issued = asked.versions.filter(({ issuedAt }) => issuedAt !== null);
  const readable = issued.find(({ version }) => version === key.version) ?? issued.at(-1);
  if (readable === undefined) throw new ProblemError(problems.unknownPlan(key.plan));
  const view = await readPlan(db, house, { plan: key.plan, version: readable.version });
  return withNames(db, { house, enterprise: reader }, { ...view, versions: issued });
}

async function withNames(
  db: Db,
  viewer: { readonly house: Scope; readonly enterprise?: Scope },
  view: PlanView,
): Promise<PlanView> {
  const nameOf = await namesOf(
    db,
    viewer,
    view.versions.flatMap(({ changedBy, issuedBy }) => [changedBy, issuedBy]),
  );
  const versions = view.versions.map((line) => ({
    ...line,
    changedBy: nameOf(line.changedBy),
    issuedBy: line.issuedBy === null ? null : nameOf(line.issuedBy),
  }));
  return { ...view, versions };
}

function isOfHouse(house: Scope, { organisationId }: PlanReader): boolean {
  return organisationId === house.organisationId;
}
