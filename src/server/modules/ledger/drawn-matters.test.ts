import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { acceptedReturn, on, RETURNED } from './accepted-return.fixture.ts';
import { listEntries, readReturn, stepReturn, writeReturn } from './index.ts';

const test = useDatabase();
const entries = () => listEntries(test.db, test.scope, {}, on('2026-07-01').clock);

describe('an accepted return', () => {
  it('gives the ledger one entry for each step of its schedule', async () => {
    await acceptedReturn(test);
    expect((await entries()).map(({ matter, dueOn, person, state }) => [matter, dueOn, person, state])).toEqual([
      ['选点', '2026-08-31', '甲（虚构）', 'not-started'],
      ['培训', '2026-09-30', '甲（虚构）', 'not-started'],
      ['培训', '2026-11-30', '甲（虚构）', 'not-started'],
    ]);
  });

  it('accepted again gives what is new and nothing twice', async () => {
    const assignment = await acceptedReturn(test);
    const step = (step: 'submit' | 'confirm' | 'accept' | 'send-back') =>
      stepReturn(test.db, test.scope, assignment, { step, comment: '补充' }, on('2026-06-20'));
    await step('send-back');
    const { revision } = await readReturn(test.db, test.scope, assignment, ['contact'], on('2026-06-20'));
    const schedule = [...RETURNED.schedule, { matter: '总结', startOn: null, dueOn: '2026-12-15' }];
    await writeReturn(
      test.db,
      test.scope,
      assignment,
      { revision, content: { ...RETURNED, schedule } },
      on('2026-06-20'),
    );
    for (const each of ['submit', 'confirm', 'accept'] as const) await step(each);
    expect((await entries()).map(({ matter }) => matter)).toEqual(['选点', '培训', '培训', '总结']);
  });

  it('is not taken on by who saw it before it was written anew', async () => {
    const assignment = await acceptedReturn(test);
    await expect(
      stepReturn(test.db, test.scope, assignment, { step: 'send-back', comment: '缺', revision: 7 }, on('2026-06-20')),
    ).rejects.toThrow('ledger.changed-meanwhile');
  });
});
