import type { PlanExecution } from '../../../shared/plan-pages.ts';
import { provinceNamed, provinceOf } from '../../../shared/regions.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { unitsOf } from '../network/index.ts';
import { listAssignments } from './assignments.ts';
import { networkOfYear } from './network.ts';
import { readPlan } from './plans.ts';
import { resolvePlan } from './resolve.ts';

/** Who executes the newest version of a plan: as it is in force, or as it would be if it were issued now. */
export async function executionOf(db: Db, house: Scope, plan: number): Promise<Omit<PlanExecution, 'returns'>> {
  const { version, issued, document } = await readPlan(db, house, { plan });
  if (issued) {
    const inForce = await listAssignments(db, house, { plan });
    const assignments = inForce.flatMap(({ task, unit, contents, sort, grade, role, obliged, partOf }) =>
      partOf === null ? [{ task, unit, contents, sort, grade, role, obliged }] : [],
    );
    return { version, issued, assignments, gaps: [] };
  }
  const { assignments, gaps } = resolvePlan(document, await networkOfYear(db, house, document.year));
  const units = await unitsOf(db, house, { year: document.year });
  const regions = new Map(units.map(({ id, region }) => [id, region]));
  return {
    ...{ version, issued },
    assignments: assignments.map((one) => ({
      ...one,
      unit: { ...one.unit, province: provinceOf(regions.get(one.unit.id) ?? null) },
    })),
    gaps: gaps.map((gap) => ({
      ...gap,
      province: gap.reason === 'no-office' ? (provinceNamed(gap.sought)?.code ?? null) : null,
    })),
  };
}
