import type { ReturnContent } from '../../../shared/ledger.ts';
import type { Matter } from './entries.ts';

/**
 * What a return's schedule gives the ledger: a matter for each step, known again by its words. A step that another version of the return
 * moved to another day is the same matter, whose day moves by a granted extension or an edit and not by itself.
 */
export function mattersOf(task: string, { schedule, responsible }: ReturnContent): Matter[] {
  const times = new Map<string, number>();
  return schedule.map(({ matter, startOn, dueOn }) => {
    const time = (times.get(matter) ?? 0) + 1;
    times.set(matter, time);
    return {
      ...{ clause: task, matter, startOn, dueOn, assisting: [], person: responsible?.name ?? null, node: null },
      drawnFrom: time === 1 ? matter : `${matter} #${time}`,
    };
  });
}
