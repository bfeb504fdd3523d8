import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { amendPlan, confirmPiece, importNotice, issuePlan, mendPlan, networkOfYear, readPlan } from './index.ts';

const test = useDatabase();
const act = { actor: 'officer', clock: clockAt('2031-06-15T02:00:00Z') };

const NOTICE = `2031年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点。
3.执行单位:有关方面。
4.工作支持:业务指导。
`;

async function imported() {
  const sha256 = createHash('sha256').update(NOTICE).digest('hex');
  const key = await importNotice(test.db, test.scope, { name: 'notice.txt', text: NOTICE, sha256 }, act);
  const { document } = await readPlan(test.db, test.scope, key);
  return { key, document, piece: document.unresolved[0]! };
}

describe('a piece of a notice that was not understood', () => {
  it('is confirmed by an act of its own, which the records name with its words', async () => {
    const { key, document, piece } = await imported();
    expect(await confirmPiece(test.db, test.scope, key, { revision: 1, piece }, act)).toBe(2);
    const after = await readPlan(test.db, test.scope, key);
    expect(after.document).toEqual({ ...document, unresolved: document.unresolved.slice(1) });
    const last = (await readAudit(test.db, test.scope, `plan ${key.plan}`)).at(-1);
    expect(last).toMatchObject({
      ...{ actor: 'officer', action: 'plan.confirm-piece', subject: `plan ${key.plan}` },
      detail: { version: 1, reason: 'executor', text: expect.stringContaining('有关方面') },
    });
  });

  it('is confirmed once, on the revision that was seen, and in no version that is issued', async () => {
    const { key, document, piece } = await imported();
    await mendPlan(test.db, test.scope, key, { revision: 1, document }, { ...act, actor: 'another' });
    const confirm = (revision: number) => confirmPiece(test.db, test.scope, key, { revision, piece }, act);
    await expect(confirm(1)).rejects.toMatchObject({
      problem: { code: 'plan.mended-meanwhile.conflict', zh: expect.stringContaining('another') },
    });
    await confirm(2);
    await expect(confirm(3)).rejects.toThrow('plan.piece-gone');
    await mendPlan(test.db, test.scope, key, { revision: 3, document: { ...document, unresolved: [] } }, act);
    await issuePlan(test.db, test.scope, key, await networkOfYear(test.db, test.scope, 2031), act);
    await expect(confirm(4)).rejects.toThrow('plan.issued-already');
    await amendPlan(test.db, test.scope, key.plan, act);
  });
});
