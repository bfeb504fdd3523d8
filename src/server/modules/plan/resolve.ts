import type {
  Executor,
  PlanDocument,
  PlanResolution,
  PlanTask,
  ResolutionGap,
  ResolvedAssignment,
} from '../../../shared/plan.ts';
import { PROVINCES, provinceNamed } from '../../../shared/regions.ts';
import type { PlanNetwork, PlanUnit } from './network.ts';

type Found = {
  readonly units: readonly PlanUnit[];
  readonly gaps: readonly Pick<ResolutionGap, 'sought' | 'reason'>[];
};

const CORPS = '660000';

/**
 * Who executes a plan in the network of its year. A unit that several rules of one task reach has one assignment with all their
 * contents, and is obliged when one of them obliges it. Who helps with contents that it does not lead has an assignment of its own as a
 * helper. Whom the network does not have is told as a gap.
 */
export function resolvePlan({ tasks, addressees }: PlanDocument, network: PlanNetwork): PlanResolution {
  const addressed = addressees.length === 0 || addressees.some((name) => /兵[团團]/.test(name));
  const read = tasks.map((task) => resolveTask(task, network, addressed));
  return {
    assignments: read.flatMap(({ assignments }) => assignments),
    gaps: read.flatMap(({ gaps }) => gaps),
  };
}

function resolveTask(task: PlanTask, network: PlanNetwork, withCorps: boolean): PlanResolution {
  const leading = new Map<number, ResolvedAssignment>();
  const helping = new Map<number, ResolvedAssignment>();
  const gaps: ResolutionGap[] = [];
  for (const executor of task.executors.toSorted((one, other) => orderOf(one) - orderOf(other))) {
    const found = unitsFor(executor, network, withCorps);
    const assignments = executor.role === 'helper' ? helping : leading;
    for (const unit of found.units) {
      const known = assignments.get(unit.id);
      if (executor.rule === 'others' && (leading.has(unit.id) || known !== undefined)) continue;
      assignments.set(unit.id, merged(known, assigned(task, executor, unit), task));
    }
    gaps.push(...found.gaps.map((gap) => ({ ...gap, task: task.clause, obliged: isObliged(executor) })));
  }
  return { assignments: [...leading.values(), ...helpingBeside(leading, helping)], gaps };
}

/** Rules for the others come last, when it is known who they are. */
function orderOf({ rule }: Executor): number {
  return rule === 'others' ? 1 : 0;
}

/** What each unit helps with and does not lead itself. */
function helpingBeside(
  leading: ReadonlyMap<number, ResolvedAssignment>,
  helping: ReadonlyMap<number, ResolvedAssignment>,
): ResolvedAssignment[] {
  return [...helping].flatMap(([unit, one]) => {
    const led = leading.get(unit);
    if (led === undefined) return [one];
    const contents = one.contents.filter((clause) => !led.contents.includes(clause));
    return contents.length === 0 ? [] : [{ ...one, contents }];
  });
}

/** Of a helper no return is awaited unless the officer says so. */
function isObliged({ role, returns, obliged }: Executor): boolean {
  return role === 'helper' ? returns === true : obliged;
}

function unitsFor(executor: Executor, network: PlanNetwork, withCorps: boolean): Found {
  switch (executor.rule) {
    case 'all':
    case 'others':
      return officesOf(
        PROVINCES.filter(({ code }) => withCorps || code !== CORPS),
        network,
      );
    case 'class': {
      const units = network.bases.filter(({ standings }) =>
        standings.some(({ standing, grade }) => standing === 'base' && grade === executor.grade),
      );
      const sought = executor.grade === 'key' ? '重点项目基地' : '基础项目基地';
      return { units, gaps: units.length > 0 ? [] : [{ sought, reason: 'no-class' }] };
    }
    case 'named':
      return executor.units.reduce<Found>(
        (found, name) => {
          const one = unitNamed(name, network);
          return { units: [...found.units, ...one.units], gaps: [...found.gaps, ...one.gaps] };
        },
        { units: [], gaps: [] },
      );
  }
}

/** A province is named for the office that it has; any other name is a unit's own. */
function unitNamed(name: string, network: PlanNetwork): Found {
  const province = provinceNamed(name);
  if (province !== undefined) return officesOf([province], network);
  const unit = network.named(name);
  return unit === undefined ? { units: [], gaps: [{ sought: name, reason: 'no-unit' }] } : { units: [unit], gaps: [] };
}

function officesOf(
  provinces: readonly { readonly code: string; readonly short: string }[],
  network: PlanNetwork,
): Found {
  const found = provinces.map(({ code, short }) => ({
    short,
    office: network.offices.find((one) => one.province === code),
  }));
  return {
    units: found.flatMap(({ office }) => office ?? []),
    gaps: found.flatMap(({ short, office }) =>
      office === undefined ? [{ sought: short, reason: 'no-office' as const }] : [],
    ),
  };
}

function assigned(task: PlanTask, executor: Executor, { id, name }: PlanUnit): ResolvedAssignment {
  const all = task.contents.map(({ clause }) => clause);
  return {
    task: task.clause,
    unit: { id, name },
    contents: executor.contents.length > 0 ? executor.contents : all,
    sort: executor.sort,
    grade: executor.grade,
    role: executor.role ?? null,
    obliged: isObliged(executor),
  };
}

function merged(known: ResolvedAssignment | undefined, one: ResolvedAssignment, task: PlanTask): ResolvedAssignment {
  if (known === undefined) return one;
  const contents = new Set([...known.contents, ...one.contents]);
  return {
    ...known,
    contents: task.contents.map(({ clause }) => clause).filter((clause) => contents.has(clause)),
    sort: known.sort ?? one.sort,
    grade: one.grade ?? known.grade,
    obliged: known.obliged || one.obliged,
  };
}
