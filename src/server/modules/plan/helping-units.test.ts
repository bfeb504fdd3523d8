import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import {
  amendPlan,
  changesOf,
  importNotice,
  issuePlan,
  listAssignments,
  mendPlan,
  networkOfYear,
  readPlan,
} from './index.ts';

const test = useDatabase();
const act = { actor: 'officer', clock: clockAt('2031-06-15T02:00:00Z') };

const NOTICE = `2031年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点。
(2)举办培训。
3.执行单位:示例局牵头,示例中心、示例学会配合。
4.工作支持:业务指导。
`;

async function issued() {
  for (const name of ['示例局', '示例中心', '示例学会'])
    await createOrganisation(test.db, test.scope, { name, kind: 'other' });
  const sha256 = createHash('sha256').update(NOTICE).digest('hex');
  const key = await importNotice(test.db, test.scope, { name: 'notice.txt', text: NOTICE, sha256 }, act);
  await issuePlan(test.db, test.scope, key, await networkOfYear(test.db, test.scope, 2031), act);
  return key;
}

const assigned = async () =>
  (await listAssignments(test.db, test.scope)).map(({ unit, role, obliged, contents }) => [
    unit.name,
    role,
    obliged,
    contents.length,
  ]);

describe('units that help', () => {
  it('have an assignment as helpers, and no return is awaited of them', async () => {
    await issued();
    expect(await assigned()).toEqual([
      ['示例局', null, true, 2],
      ['示例中心', 'helper', false, 2],
      ['示例学会', 'helper', false, 2],
    ]);
  });

  it('return a form of their own once the officer says so, and the version tells for whom that is new', async () => {
    const { plan } = await issued();
    const key = await amendPlan(test.db, test.scope, plan, act);
    const { document, revision } = await readPlan(test.db, test.scope, key);
    const tasks = document.tasks.map((task) => ({
      ...task,
      executors: task.executors.map((one) => (one.role === 'helper' ? { ...one, returns: true as const } : one)),
    }));
    await mendPlan(test.db, test.scope, key, { revision, document: { ...document, tasks } }, act);
    await issuePlan(test.db, test.scope, key, await networkOfYear(test.db, test.scope, 2031), act);
    expect((await assigned()).map(([, role, obliged]) => [role, obliged])).toEqual([
      [null, true],
      ['helper', true],
      ['helper', true],
    ]);
    expect(await changesOf(test.db, test.scope, key)).toMatchObject([
      { change: 'changed', unit: { name: '示例中心' }, role: 'helper' },
      { change: 'changed', unit: { name: '示例学会' }, role: 'helper' },
    ]);
  });

  it('help only with what they do not lead themselves', async () => {
    const { plan } = await issued();
    const key = await amendPlan(test.db, test.scope, plan, act);
    const { document, revision } = await readPlan(test.db, test.scope, key);
    const [task] = document.tasks;
    const [led] = task!.contents;
    const [first, ...rest] = task!.executors;
    const leads = { ...first!, units: ['示例局', '示例中心'], contents: [led!.clause] };
    const mended = { ...document, tasks: [{ ...task!, executors: [leads, ...rest] }] };
    await mendPlan(test.db, test.scope, key, { revision, document: mended }, act);
    await issuePlan(test.db, test.scope, key, await networkOfYear(test.db, test.scope, 2031), act);
    expect((await assigned()).filter(([name]) => name === '示例中心')).toEqual([
      ['示例中心', null, true, 1],
      ['示例中心', 'helper', false, 1],
    ]);
  });

  it('that the network does not have keep no plan from being issued', async () => {
    await createOrganisation(test.db, test.scope, { name: '示例局', kind: 'other' });
    const sha256 = createHash('sha256').update(NOTICE).digest('hex');
    const key = await importNotice(test.db, test.scope, { name: 'notice.txt', text: NOTICE, sha256 }, act);
    await issuePlan(test.db, test.scope, key, await networkOfYear(test.db, test.scope, 2031), act);
    expect(await assigned()).toEqual([['示例局', null, true, 2]]);
  });
});
