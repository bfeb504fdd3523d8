import { EVERYTHING } from '../../../shared/indicators.ts';

/** A number; where it is a mean or a share, of how many. Null is nought of nought. */
export interface Counted {
  readonly value: number | null;
  readonly of: number | null;
}

/** The numbers of provinces and tasks, each by the code of its indicator. */
export class Cells {
  readonly #cells = new Map<string, { province: string; task: string; values: Map<string, Counted> }>();

  set(province: string, task: string, code: string, counted: Counted): void {
    const key = `${province} ${task}`;
    const cell = this.#cells.get(key) ?? { province, task, values: new Map<string, Counted>() };
    this.#cells.set(key, cell);
    cell.values.set(code, counted);
  }

  /** By province and task, the totals first. */
  list() {
    return [...this.#cells.values()].sort(
      (one, other) => order(one.province, other.province) || order(one.task, other.task),
    );
  }
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  if (one === EVERYTHING) return -1;
  if (other === EVERYTHING) return 1;
  return one < other ? -1 : 1;
}

/** What one record adds to a number, at its place; a record without any task adds to no task's cell, only to the totals. */
export interface Fact {
  readonly province: string;
  readonly task?: string;
  readonly amount: number;
  readonly of?: number;
}

/** What facts add up to, in each cell that they belong to: each fact is in its own, its province's, its task's and the whole. */
export function addUp(facts: readonly Fact[]): { province: string; task: string; amount: number; of: number }[] {
  const sums = new Map<string, { province: string; task: string; amount: number; of: number }>();
  for (const { province, task, amount, of = 0 } of facts) {
    const tasks = task === undefined ? [EVERYTHING] : [task, EVERYTHING];
    for (const each of [province, EVERYTHING]) {
      for (const every of tasks) {
        const key = `${each} ${every}`;
        const sum = sums.get(key) ?? { province: each, task: every, amount: 0, of: 0 };
        sums.set(key, { ...sum, amount: sum.amount + amount, of: sum.of + of });
      }
    }
  }
  return [...sums.values()];
}

export function shareOf(amount: number, of: number): Counted {
  return { value: of === 0 ? null : amount / of, of };
}
