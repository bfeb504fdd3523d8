import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/support/database.ts';
import { createOrganisation } from './modules/network/index.ts';
import { amendPlan, importNotice, listAssignments } from './modules/plan/index.ts';
import { clockAt } from './platform/clock.ts';
import { issueWithReturns } from './programme-line.ts';

const test = useDatabase();
const act = { actor: 'officer', clock: clockAt('2031-03-01T02:00:00Z') };

const NOTICE = `2031年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:建设站点。
3.执行单位:由江西执行。
4.工作支持:业务指导。
`;

describe('issuing a plan', () => {
  const office = () => ({ database: test.database, house: test.scope });

  async function draft() {
    await createOrganisation(test.db, test.scope, { name: '江西局（虚构示例）', kind: 'office', region: '360000' });
    return importNotice(test.db, test.scope, { name: 'notice.txt', text: NOTICE, sha256: 'a'.repeat(64) }, act);
  }

  it('sets no days where neither the notice nor anybody else does', async () => {
    expect(await issueWithReturns(office(), await draft(), {}, act)).toBeUndefined();
    expect(await listAssignments(test.db, test.scope)).toHaveLength(1);
  });

  it('keeps the days that are set when a later version is issued, unless others are given', async () => {
    const first = await draft();
    const days = { onTimeUntil: '2031-04-01', closedAfter: '2031-05-01' };
    expect(await issueWithReturns(office(), first, days, act)).toEqual(days);
    const second = await amendPlan(test.db, test.scope, first.plan, act);
    expect(await issueWithReturns(office(), second, {}, act)).toEqual(days);
    const third = await amendPlan(test.db, test.scope, first.plan, act);
    expect(await issueWithReturns(office(), third, { onTimeUntil: '2031-04-10' }, act)).toEqual({
      ...days,
      onTimeUntil: '2031-04-10',
    });
  });

  it('is not done where the days contradict each other', async () => {
    const key = await draft();
    const wrong = { onTimeUntil: '2031-04-01', closedAfter: '2031-03-01' };
    await expect(issueWithReturns(office(), key, wrong, act)).rejects.toThrow('ledger.');
    expect(await listAssignments(test.db, test.scope)).toEqual([]);
  });
});
