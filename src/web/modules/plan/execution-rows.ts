import type { PlanExecution } from '../../../shared/plan-pages.ts';
import { PROVINCES, type Province } from '../../../shared/regions.ts';

/** What one unit does of one task. */
export type Assigned = PlanExecution['assignments'][number];
/** What stands where a unit and a task meet. */
export type Cell = readonly Assigned[] | 'missing';

/** A line of who executes what: a province's office, or another unit below its province. */
export interface ExecutionRow {
  readonly key: string;
  readonly province?: Province;
  readonly unit?: Assigned['unit'];
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Provinces in their order, in each the units with the most assignments first, which its office has; units of no province last. */
export function executionRows({ assignments, gaps }: PlanExecution): ExecutionRow[] {
  const ofUnit = Map.groupBy(assignments, ({ unit }) => unit.id);
  const units = [...ofUnit.values()].map((own) => ({
    unit: own[0]?.unit as Assigned['unit'],
    cells: new Map<string, Cell>(Map.groupBy(own, ({ task }) => task)),
  }));
  units.sort((one, other) => other.cells.size - one.cells.size);
  const rows = PROVINCES.flatMap((province): ExecutionRow[] => {
    const inside = units.filter(({ unit }) => unit.province === province.code);
    const missing = gaps.filter((gap) => gap.province === province.code);
    const found = inside.map(({ unit, cells }) => ({ key: `unit ${unit.id}`, province, unit, cells }));
    if (missing.length === 0) return found;
    const cells = new Map(missing.map((gap): [string, Cell] => [gap.task, 'missing']));
    return [{ key: `province ${province.code}`, province, cells }, ...found];
  });
  const elsewhere = units.filter(({ unit }) => unit.province === null);
  return [...rows, ...elsewhere.map(({ unit, cells }) => ({ key: `unit ${unit.id}`, unit, cells }))];
}
