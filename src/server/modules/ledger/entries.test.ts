import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import type { EntryReport } from '../../../shared/ledger.ts';
import { clockAt } from '../../platform/clock.ts';
import { lightOf } from './entry-rules.ts';
import { addEvidence, entryHistory, listEntries, listEvidence, openEntries, stepEntry } from './index.ts';
import { issuedPlan } from './ledger.fixture.ts';
import { workCalendar, workingDaysUntil } from './working-days.ts';

const test = useDatabase();
const on = (day: string) => ({ actor: 'someone', clock: clockAt(`${day}T02:00:00Z`) });
const MATTER = { clause: '一(一)2', matter: '建设五个站点', assisting: [], person: null, startOn: null, node: null };
const report = (percent: number): EntryReport => ({
  ...{ percent, progress: '进展', problem: '', nextStep: '', moneyUsed: 1200.5, node: null },
});

async function opened(dueOn = '2026-09-30'): Promise<number> {
  const { assignments } = await issuedPlan(test, 1, 2026);
  const [id] = await openEntries(test.db, test.scope, assignments[0]!, [{ ...MATTER, dueOn }], on('2026-06-15'));
  return id!;
}

const entry = async (id: number, day: string) =>
  (await listEntries(test.db, test.scope, { ids: [id] }, on(day).clock))[0]!;

async function step(id: number, day: string, change: Omit<Parameters<typeof stepEntry>[3], 'revision'>): Promise<void> {
  const { revision } = await entry(id, day);
  await stepEntry(test.db, test.scope, id, { ...change, revision }, on(day));
}

describe('an entry of the ledger', () => {
  it('is green, yellow from seven working days before its day, red after it, and off when it is closed', async () => {
    const id = await opened();
    const light = async (day: string) => (await entry(id, day)).light;
    // 25 to 27 September 2026 are free, the Mid-Autumn Festival and a weekend; Sunday the 20th is worked for it.
    expect([
      await light('2026-09-19'),
      await light('2026-09-20'),
      await light('2026-09-30'),
      await light('2026-10-01'),
    ]).toEqual(['green', 'yellow', 'yellow', 'red']);
    await step(id, '2026-10-08', { step: 'report', report: report(100) });
    await step(id, '2026-10-08', { step: 'ask-closing' });
    expect(await entry(id, '2026-10-09')).toMatchObject({ state: 'to-confirm', light: 'red' });
    await step(id, '2026-10-09', { step: 'confirm-closing' });
    expect(await entry(id, '2026-10-10')).toMatchObject({
      state: 'closed',
      light: 'off',
      closedOn: '2026-10-09',
      moneyUsed: 1200.5,
    });
  });

  it('keeps its day while an extension is asked for, and moves it by the grant alone', async () => {
    const id = await opened();
    const ask = (askedDueOn: string, comment: string) =>
      step(id, '2026-09-29', { step: 'ask-extension', askedDueOn, comment });
    await expect(ask('2026-09-30', '等数据')).rejects.toThrow('ledger.extension-not-later');
    await expect(ask('2026-10-31', '')).rejects.toThrow('ledger.needs-comment');
    await ask('2026-10-31', '等数据');
    expect(await entry(id, '2026-10-08')).toMatchObject({
      state: 'extension-asked',
      dueOn: '2026-09-30',
      light: 'red',
    });
    await step(id, '2026-10-08', { step: 'grant-extension' });
    expect(await entry(id, '2026-10-08')).toMatchObject({ state: 'running', dueOn: '2026-10-31', light: 'green' });
    expect((await entryHistory(test.db, test.scope, id)).map((line) => [line.step, line.changes.due_on])).toEqual([
      ['open', undefined],
      ['ask-extension', undefined],
      ['grant-extension', ['2026-09-30', '2026-10-31']],
    ]);
  });

  it('takes a file as evidence once, and none when it is closed, whatever its page showed before', async () => {
    const id = await opened();
    const add = (sha256: string) => {
      const file = { name: '签到表.pdf', file: { sha256, bytes: 4, known: false } };
      return addEvidence(test.db, test.scope, id, file, on('2026-09-20'));
    };
    await Promise.all([add('a'.repeat(64)), add('a'.repeat(64))]);
    await step(id, '2026-09-20', { step: 'report', report: report(100) });
    await step(id, '2026-09-20', { step: 'ask-closing' });
    await step(id, '2026-09-21', { step: 'confirm-closing' });
    await expect(add('b'.repeat(64))).rejects.toThrow('ledger.wrong-entry-step');
    expect(await listEvidence(test.db, test.scope, id)).toHaveLength(1);
    const elsewhere = { organisationId: test.scope.organisationId + 1 };
    const file = { name: '签到表.pdf', file: { sha256: 'c'.repeat(64), bytes: 4, known: false } };
    await expect(addEvidence(test.db, elsewhere, id, file, on('2026-09-20'))).rejects.toThrow('ledger.no-entry');
  });

  it('is closed only when it is done, by steps that follow one another', async () => {
    const id = await opened();
    await expect(step(id, '2026-09-01', { step: 'confirm-closing' })).rejects.toThrow('ledger.wrong-entry-step');
    await step(id, '2026-09-01', { step: 'report', report: report(60) });
    await expect(step(id, '2026-09-01', { step: 'ask-closing' })).rejects.toThrow('ledger.unfinished');
  });

  it('changed by two people tells the second of the first, and keeps the first', async () => {
    const id = await opened();
    const both = { step: 'report', report: report(30), revision: 1 } as const;
    await stepEntry(test.db, test.scope, id, both, on('2026-09-01'));
    await expect(stepEntry(test.db, test.scope, id, { ...both, report: report(40) }, on('2026-09-01'))).rejects.toThrow(
      'ledger.changed-meanwhile',
    );
    expect((await entry(id, '2026-09-01')).percent).toBe(30);
  });

  it('is numbered on by year and province', async () => {
    const { assignments } = await issuedPlan(test, 1, 2026);
    const matters = [1, 2, 3].map(() => ({ ...MATTER, dueOn: '2026-09-30' }));
    await openEntries(test.db, test.scope, assignments[0]!, matters, on('2026-06-15'));
    const entries = await listEntries(test.db, test.scope, {}, on('2026-06-15').clock);
    expect(entries.map(({ number }) => number)).toEqual(['2026-00-0001', '2026-00-0002', '2026-00-0003']);
  });
});

describe('working days', () => {
  it('leave out weekends and holidays, and count exchanged days', async () => {
    const calendar = await workCalendar(test.db, test.scope);
    // 1 to 7 October 2026 are free, Saturday the 10th is worked.
    expect(workingDaysUntil('2026-10-10', '2026-09-30', calendar, 20)).toBe(3);
    expect(workingDaysUntil('2026-09-30', '2026-09-30', calendar, 20)).toBe(0);
    expect(workingDaysUntil('2026-09-30', '2026-10-08', calendar, 20)).toBe(-1);
  });

  it('are looked at as far as a light needs, however far off the day is', () => {
    let looked = 0;
    const calendar = { isWorked: () => ++looked > 0 };
    expect(lightOf({ state: 'running', dueOn: '9999-12-31', withdrawnOn: null }, '2026-09-30', calendar)).toBe('green');
    expect(looked).toBeLessThan(10);
  });
});
