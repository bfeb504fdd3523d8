import { type DedupeRule, EVERYTHING } from '../../../../shared/indicators.ts';
import { type Counted, type Fact, shareOf } from '../cells.ts';

interface Folded extends Counted {
  readonly province: string;
  readonly task: string;
}

/** What facts come to in each cell that they belong to: each is in its own, its province's, its task's and the whole; or in the whole alone. */
export function fold(dedupe: DedupeRule, facts: readonly Fact[]): Folded[] {
  const cells = new Map<string, { province: string; task: string; facts: Fact[] }>();
  for (const fact of facts) {
    for (const { province, task } of placesOf(fact)) {
      const key = `${province} ${task}`;
      const cell = cells.get(key) ?? { province, task, facts: [] };
      cells.set(key, cell);
      cell.facts.push(fact);
    }
  }
  return [...cells.values()].map(({ province, task, facts: own }) => ({ province, task, ...counted(dedupe, own) }));
}

/** What facts of one cell come to. */
export function counted(dedupe: DedupeRule, facts: readonly Fact[]): Counted {
  const amount = facts.reduce((sum, fact) => sum + fact.amount, 0);
  if (dedupe === 'share') return shareOf(amount, facts.length);
  if (dedupe === 'median') return { value: medianOf(facts.map((fact) => fact.amount)), of: facts.length };
  return { value: amount, of: null };
}

function placesOf({ province, task }: Fact): { province: string; task: string }[] {
  if (province === EVERYTHING) return [{ province, task: EVERYTHING }];
  const tasks = task === undefined ? [EVERYTHING] : [task, EVERYTHING];
  return [province, EVERYTHING].flatMap((each) => tasks.map((every) => ({ province: each, task: every })));
}

/** Of an even number the mean of the two in the middle. */
function medianOf(amounts: readonly number[]): number | null {
  const sorted = amounts.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
