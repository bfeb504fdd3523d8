import type { TestDatabase } from '../../../../test/support/database.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { amendPlan, beginPlan, issuePlan, listAssignments, mendPlan, readPlan } from '../plan/index.ts';

const piece = (clause: string, text: string) => ({ clause, text, place: { start: 0, end: 0 } });

/** An issued plan of a year, with one task for each of some new units. */
export async function issuedPlan(
  { db, scope }: TestDatabase,
  count: number,
  year: number,
): Promise<{ readonly plan: number; readonly assignments: readonly number[] }> {
  const act = { actor: 'officer', clock: clockAt(`${year}-06-15T02:00:00Z`) };
  const names = Array.from({ length: count }, (_, at) => `示例单位${at + 1}（虚构）`);
  const units = new Map<string, { id: number; name: string; province: null; standings: [] }>();
  for (const name of names) {
    const { id } = await createOrganisation(db, scope, { name, kind: 'station' });
    units.set(name, { id, name, province: null, standings: [] });
  }
  const key = await beginPlan(db, scope, planOf(names, year), act);
  await issuePlan(db, scope, key, { offices: [], bases: [], named: (name) => units.get(name) }, act);
  const assignments = await listAssignments(db, scope, { plan: key.plan });
  return { plan: key.plan, assignments: assignments.map(({ id }) => id) };
}

/** Amends an issued plan on a day so that it assigns nothing any more. */
export async function withdrawTasks({ db, scope }: TestDatabase, plan: number, day: string): Promise<void> {
  const act = { actor: 'officer', clock: clockAt(`${day}T02:00:00Z`) };
  const { document } = await readPlan(db, scope, { plan });
  const key = await amendPlan(db, scope, plan, act);
  await mendPlan(db, scope, key, { revision: 1, document: { ...document, tasks: [] } }, act);
  await issuePlan(db, scope, key, { offices: [], bases: [], named: () => undefined }, act);
}

function planOf(units: readonly string[], year: number): PlanDocument {
  const executor = { rule: 'named' as const, units: [...units], grade: null, sort: null, contents: [], obliged: true };
  const task = {
    ...{ clause: '一(一)', title: '培育站点', goal: null, contents: [piece('一(一)2', '建设站点')], support: null },
    ...{ executors: [{ ...executor, ...piece('一(一)3', '') }], due: null, deadlines: [] },
  };
  return {
    ...{ number: null, title: '示例计划', issuer: null, issuedOn: null, year, addressees: [], aims: [] },
    ...{ tasks: [task], requirements: [], returns: null, clauses: [], page: [], unresolved: [] },
  };
}
