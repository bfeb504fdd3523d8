import type { TestDatabase } from '../../../../test/support/database.ts';
import type { ReturnContent } from '../../../shared/ledger.ts';
import { clockAt } from '../../platform/clock.ts';
import { issuedPlan } from './ledger.fixture.ts';
import { scheduleReturns } from './return-schedule.ts';
import { stepReturn, writeReturn } from './returns.ts';

export const on = (day: string) => ({ actor: 'someone', clock: clockAt(`${day}T02:00:00Z`) });

export const RETURNED: ReturnContent = {
  responsible: { name: '甲（虚构）', rank: '处长', phone: '', mail: '' },
  contact: { name: '乙（虚构）', rank: '', phone: '', mail: '' },
  content: '建设站点',
  schedule: [
    { matter: '选点', startOn: '2026-07-01', dueOn: '2026-08-31' },
    { matter: '培训', startOn: null, dueOn: '2026-09-30' },
    { matter: '培训', startOn: null, dueOn: '2026-11-30' },
  ],
  expected: [{ result: '站点', indicator: null, target: 5 }],
};

/** A plan of 2026 for one unit, whose return was accepted. @returns its assignment. */
export async function acceptedReturn(test: TestDatabase): Promise<number> {
  const { plan, assignments } = await issuedPlan(test, 1, 2026);
  const assignment = assignments[0]!;
  await scheduleReturns(test.db, test.scope, plan, { onTimeUntil: '2026-06-20', closedAfter: null }, on('2026-06-15'));
  await writeReturn(test.db, test.scope, assignment, { revision: 0, content: RETURNED }, on('2026-06-16'));
  for (const step of ['submit', 'confirm', 'accept'] as const)
    await stepReturn(test.db, test.scope, assignment, { step }, on('2026-06-17'));
  return assignment;
}
