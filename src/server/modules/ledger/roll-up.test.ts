import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { acceptedReturn, on } from './accepted-return.fixture.ts';
import { entriesAsOf, listEntries, rollUp, stepEntry } from './index.ts';
import { withdrawTasks } from './ledger.fixture.ts';
import { lastDayOf } from './roll-up-rules.ts';

const test = useDatabase();
const entries = () => listEntries(test.db, test.scope, {}, on('2026-12-31').clock);
const month = async (of: string) => rollUp(test.db, test.scope, await entries(), of, on('2026-12-31').clock);

const report = { percent: 100, progress: '完成', problem: '', nextStep: '', moneyUsed: null, node: null };

describe('the ledger of a month', () => {
  it('is counted as it stood at the month’s end, whatever became of it later', async () => {
    await acceptedReturn(test);
    const [one] = await entries();
    const step = (step: 'report' | 'ask-closing' | 'confirm-closing', revision: number, day: string) =>
      stepEntry(test.db, test.scope, one!.id, { step, revision, ...(step === 'report' && { report }) }, on(day));
    await step('report', 1, '2026-09-10');
    await step('ask-closing', 2, '2026-09-20');
    await step('confirm-closing', 3, '2026-10-10');
    expect((await month('2026-05')).lines).toEqual([]);
    const lights = async (of: string) =>
      (await month(of)).lines.map(({ lights, closedInMonth }) => [lights, closedInMonth]);
    expect(await lights('2026-07')).toEqual([[{ green: 3, yellow: 0, red: 0, off: 0, withdrawn: 0 }, 0]]);
    expect(await lights('2026-09')).toEqual([[{ green: 1, yellow: 1, red: 1, off: 0, withdrawn: 0 }, 0]]);
    expect(await lights('2026-10')).toEqual([[{ green: 1, yellow: 0, red: 1, off: 1, withdrawn: 0 }, 1]]);
    expect((await month('2026-09')).lines[0]?.states).toMatchObject({ 'to-confirm': 1, 'not-started': 2, closed: 0 });
  });

  it('has what a plan withdrew as withdrawn from that day on, and as it was before', async () => {
    await acceptedReturn(test);
    const [one] = await entries();
    await withdrawTasks(test, one!.plan, '2026-10-10');
    const counts = async (of: string) => {
      const { asOf, lines } = await month(of);
      const due = (await entriesAsOf(test.db, test.scope, one!.plan, asOf, on('2026-12-31').clock)).map(
        (all) => all.overdue,
      );
      return [lines[0]?.lights, lines[0]?.states['not-started'], due];
    };
    const none = { green: 0, yellow: 0, red: 0, off: 0, withdrawn: 0 };
    expect(await counts('2026-09')).toEqual([{ ...none, green: 1, yellow: 1, red: 1 }, 3, [true, false, false]]);
    expect(await counts('2026-10')).toEqual([{ ...none, withdrawn: 3 }, 0, []]);
    expect(await entries()).toMatchObject(
      Array.from({ length: 3 }, () => ({ light: 'withdrawn', withdrawnOn: '2026-10-10' })),
    );
    const step = { step: 'report' as const, revision: 1, report };
    await expect(stepEntry(test.db, test.scope, one!.id, step, on('2026-10-11'))).rejects.toThrow(
      'ledger.entry-withdrawn',
    );
  });

  it('that is not over is counted as of today', () => {
    expect([lastDayOf('2026-02', '2026-03-10'), lastDayOf('2026-03', '2026-03-10')]).toEqual([
      '2026-02-28',
      '2026-03-10',
    ]);
  });
});
