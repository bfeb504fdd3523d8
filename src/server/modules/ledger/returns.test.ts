import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import type { ReturnContent } from '../../../shared/ledger.ts';
import { clockAt } from '../../platform/clock.ts';
import {
  countReturns,
  readReturn,
  reopenReturn,
  returnBoard,
  scheduleReturns,
  stepReturn,
  writeReturn,
} from './index.ts';
import { issuedPlan } from './ledger.fixture.ts';

const test = useDatabase();
const on = (day: string) => ({ actor: 'someone', clock: clockAt(`${day}T02:00:00Z`) });

const FULL: ReturnContent = {
  responsible: { name: '甲（虚构）', rank: '处长', phone: '', mail: '' },
  contact: { name: '乙（虚构）', rank: '', phone: '', mail: '' },
  content: '建设站点',
  schedule: [{ matter: '选点', startOn: '2031-07-01', dueOn: '2031-08-31' }],
  expected: [{ result: '站点', indicator: null, target: 5 }],
};

/** An issued plan with one task for each of some units, returns on time until 20 June and closed after 20 July. */
async function issued(count: number): Promise<readonly number[]> {
  const { plan, assignments } = await issuedPlan(test, count, 2031);
  const days = { onTimeUntil: '2031-06-20', closedAfter: '2031-07-20' };
  await scheduleReturns(test.db, test.scope, plan, days, on('2031-06-15'));
  return assignments;
}

async function giveBack(assignment: number, day: string, content = FULL): Promise<void> {
  const { revision } = await readReturn(test.db, test.scope, assignment, ['contact'], on(day));
  await writeReturn(test.db, test.scope, assignment, { revision, content }, on(day));
  await stepReturn(test.db, test.scope, assignment, { step: 'submit' }, on(day));
  await stepReturn(test.db, test.scope, assignment, { step: 'confirm' }, on(day));
}

const board = (day: string) => returnBoard(test.db, test.scope, {}, on(day).clock);

describe('returns', () => {
  it('are expected of every obliged unit before anything came, and told apart by when they came', async () => {
    const [early, late] = await issued(4);
    expect(countReturns(await board('2031-06-16'))).toMatchObject({ expected: 4, received: 0 });
    await giveBack(early!, '2031-06-20');
    await giveBack(late!, '2031-06-21');
    const lines = await board('2031-06-30');
    expect(lines.map(({ punctuality }) => punctuality)).toEqual(['on-time', 'late', 'overdue', 'overdue']);
    expect(countReturns(lines)).toEqual({ expected: 4, received: 2, onTime: 1, late: 1, accepted: 0, sentBack: 0 });
    expect((await board('2031-07-21')).map(({ punctuality }) => punctuality)).toEqual([
      'on-time',
      'late',
      'closed',
      'closed',
    ]);
  });

  it('that are sent back stay received on their day, and need a reason to be', async () => {
    const [one] = await issued(1);
    await giveBack(one!, '2031-06-19');
    const back = (comment: string) =>
      stepReturn(test.db, test.scope, one!, { step: 'send-back', comment }, on('2031-06-25'));
    await expect(back(' ')).rejects.toThrow('ledger.needs-comment');
    await back('缺少进度');
    await giveBack(one!, '2031-08-01', { ...FULL, content: '补充' });
    await stepReturn(test.db, test.scope, one!, { step: 'accept' }, on('2031-08-02'));
    const view = await readReturn(test.db, test.scope, one!, ['contact', 'officer'], on('2031-08-03'));
    expect(view).toMatchObject({
      state: 'accepted',
      receivedOn: '2031-06-19',
      punctuality: 'on-time',
      may: ['send-back'],
    });
    expect(view.steps.map(({ step, comment }) => [step, comment])).toEqual([
      ['submit', null],
      ['confirm', null],
      ['send-back', '缺少进度'],
      ['submit', null],
      ['confirm', null],
      ['accept', null],
    ]);
  });

  it('are closed after their day, and taken again by a named reopening, as late', async () => {
    const [one] = await issued(1);
    const refused = writeReturn(test.db, test.scope, one!, { revision: 0, content: FULL }, on('2031-07-21'));
    await expect(refused).rejects.toThrow('ledger.return-closed');
    const reopen = (until: string, comment: string) =>
      reopenReturn(test.db, test.scope, one!, { until, comment }, on('2031-07-22'));
    await expect(reopen('2031-07-30', '')).rejects.toThrow('ledger.needs-comment');
    await expect(reopen('2031-07-21', '晚了')).rejects.toThrow('ledger.reopened-to-past');
    await reopen('2031-07-30', '机构改革');
    await giveBack(one!, '2031-07-30');
    expect(await board('2031-08-01')).toMatchObject([
      { punctuality: 'late', receivedOn: '2031-07-30', onTimeUntil: '2031-06-20', closedAfter: '2031-07-20' },
    ]);
  });

  it('that nobody confirmed before the closing have not come in, and come in by a reopening alone', async () => {
    const [one] = await issued(1);
    await writeReturn(test.db, test.scope, one!, { revision: 0, content: FULL }, on('2031-07-20'));
    await stepReturn(test.db, test.scope, one!, { step: 'submit' }, on('2031-07-20'));
    const confirm = (day: string) => stepReturn(test.db, test.scope, one!, { step: 'confirm' }, on(day));
    await expect(confirm('2031-07-21')).rejects.toThrow('ledger.return-closed');
    const seen = await readReturn(test.db, test.scope, one!, ['responsible'], on('2031-07-21'));
    expect(seen.may).toEqual(['send-back']);
    await reopenReturn(test.db, test.scope, one!, { until: '2031-07-25', comment: '出差' }, on('2031-07-22'));
    await confirm('2031-07-23');
    expect(await board('2031-08-01')).toMatchObject([{ punctuality: 'late', receivedOn: '2031-07-23' }]);
  });

  it('lack nothing when they are submitted, and one of two writers is told of the other', async () => {
    const [one] = await issued(1);
    const write = (content: ReturnContent) =>
      writeReturn(test.db, test.scope, one!, { revision: 0, content }, on('2031-06-16'));
    await write({ ...FULL, contact: null, expected: [] });
    await expect(write(FULL)).rejects.toThrow('ledger.changed-meanwhile');
    await expect(stepReturn(test.db, test.scope, one!, { step: 'submit' }, on('2031-06-16'))).rejects.toMatchObject({
      problem: { code: 'ledger.return-incomplete', zh: expect.stringContaining('工作联络人、预期成果') },
    });
    await expect(stepReturn(test.db, test.scope, one!, { step: 'accept' }, on('2031-06-16'))).rejects.toThrow(
      'ledger.wrong-step',
    );
  });

  it('of one house are not another’s', async () => {
    const [one] = await issued(1);
    const elsewhere = { organisationId: test.scope.organisationId + 1 };
    const foreign = readReturn(test.db, elsewhere, one!, ['officer'], on('2031-06-16'));
    await expect(foreign).rejects.toThrow('ledger.no-assignment');
  });
});
