import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { PROVINCES } from '../../../shared/regions.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import {
  amendPlan,
  breakDown,
  changesOf,
  importNotice,
  issuePlan,
  listAssignments,
  listPlans,
  mendPlan,
  type PlanNetwork,
  type PlanUnit,
  readPlan,
} from './index.ts';

const test = useDatabase();
const act = { actor: 'officer', clock: clockAt('2018-06-15T02:00:00Z') };

const SMALL = `2031年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点。
(2)举办培训。
3.执行单位:内容(1)由江苏执行,内容(1)至(2)由浙江执行,其他省(区、市)结合实际开展。
4.工作支持:业务指导。
(二)推广示例经验
1.工作目标:经验有人用。
2.工作内容:推广经验。
3.执行单位:各省(区、市)。
4.工作支持:业务指导。
`;

async function enterNetwork(provinces = PROVINCES): Promise<PlanNetwork> {
  const offices: PlanUnit[] = [];
  for (const { code, short } of provinces) {
    const office = { name: `${short}知识产权局（虚构示例）`, kind: 'office', region: code } as const;
    const { id, name } = await createOrganisation(test.db, test.scope, office);
    offices.push({ id, name, province: code, standings: [] });
  }
  const bases: PlanUnit[] = [];
  for (const grade of ['basic', 'basic', 'key'] as const) {
    const { id, name } = await createOrganisation(test.db, test.scope, {
      name: `基地${bases.length}（虚构示例）`,
      kind: 'base',
    });
    bases.push({ id, name, province: null, standings: [{ standing: 'base', grade }] });
  }
  return { offices, bases, named: () => undefined };
}

const notice = (text: string, name = 'notice.txt') => ({
  ...{ name, text },
  sha256: createHash('sha256').update(text).digest('hex'),
});

const document = async (plan: number): Promise<PlanDocument> =>
  (await readPlan(test.db, test.scope, { plan })).document;

describe('a plan', () => {
  it('is a draft when its notice is read, and the same file is the same plan', async () => {
    const first = await importNotice(test.db, test.scope, notice(SMALL), act);
    const again = await importNotice(test.db, test.scope, notice(SMALL, 'copy.txt'), act);
    expect(again).toEqual(first);
    expect(await listPlans(test.db, test.scope)).toEqual([
      {
        id: first.plan,
        year: 2031,
        state: 'draft',
        title: '2031年度示例工作计划',
        number: null,
        tasks: 2,
        unresolved: 0,
        version: 1,
      },
    ]);
    expect((await readPlan(test.db, test.scope, first)).original).toEqual({ name: 'notice.txt', text: SMALL });
  });

  it('that is issued assigns each content to whom the notice names, and invites the others', async () => {
    const network = await enterNetwork();
    const key = await importNotice(test.db, test.scope, notice(SMALL), act);
    await issuePlan(test.db, test.scope, key, network, act);
    const first = await listAssignments(test.db, test.scope, { plan: key.plan, task: '一(一)' });
    expect(first.filter(({ obliged }) => obliged)).toMatchObject([
      { unit: { province: '320000' }, contents: ['一(一)2(1)'] },
      { unit: { province: '330000' }, contents: ['一(一)2(1)', '一(一)2(2)'] },
    ]);
    expect(first.filter(({ obliged }) => !obliged)).toHaveLength(30);
    expect(await listAssignments(test.db, test.scope, { task: '一(二)' })).toHaveLength(32);
    await expect(issuePlan(test.db, test.scope, key, network, act)).rejects.toThrow('plan.issued-already');
  });

  it('is not issued while an obliged unit is not in the network, or a piece is not understood', async () => {
    const network = await enterNetwork(PROVINCES.filter(({ short }) => short !== '江苏'));
    const key = await importNotice(test.db, test.scope, notice(SMALL), act);
    await expect(issuePlan(test.db, test.scope, key, network, act)).rejects.toThrow('plan.without-executor');
    const odd = await importNotice(test.db, test.scope, notice(SMALL.replace('各省(区、市)', '有关方面')), act);
    await expect(issuePlan(test.db, test.scope, odd, network, act)).rejects.toThrow('plan.not-understood');
    expect(await listAssignments(test.db, test.scope)).toEqual([]);
  });

  it('that is amended tells what changed for whom, and leaves the rest as it was', async () => {
    const network = await enterNetwork();
    const first = await importNotice(test.db, test.scope, notice(SMALL), act);
    await issuePlan(test.db, test.scope, first, network, act);
    const before = await listAssignments(test.db, test.scope);
    await expect(
      mendPlan(test.db, test.scope, first, { revision: 1, document: await document(first.plan) }, act),
    ).rejects.toThrow('plan.issued-already');
    const second = await amendPlan(test.db, test.scope, first.plan, act);
    const { tasks, ...rest } = await document(first.plan);
    const [one, two] = tasks;
    const executors = one?.executors.map((each) =>
      each.units.includes('江苏') ? { ...each, contents: ['一(一)2(2)'] } : each,
    );
    const mended = { ...rest, tasks: [{ ...one!, executors: executors ?? [] }, two!] };
    const elsewhen = { revision: 1, document: { ...mended, year: 2032 } };
    await expect(mendPlan(test.db, test.scope, second, elsewhen, act)).rejects.toThrow('plan.year-stays');
    await mendPlan(test.db, test.scope, second, { revision: 1, document: mended, note: '调整江苏的内容' }, act);
    await issuePlan(test.db, test.scope, second, network, act);
    expect(await changesOf(test.db, test.scope, second)).toMatchObject([
      { change: 'changed', task: '一(一)', before: ['一(一)2(1)'], after: ['一(一)2(2)'] },
    ]);
    const after = await listAssignments(test.db, test.scope);
    const stayed = before.filter(({ id }) => after.some((each) => each.id === id));
    expect([before.length, after.length, stayed.length]).toEqual([64, 64, 63]);
  });

  it('is mended by one of two people who began from the same revision, and the other is told', async () => {
    const key = await importNotice(test.db, test.scope, notice(SMALL), act);
    const mended = { revision: 1, document: { ...(await document(key.plan)), title: '甲' } };
    expect(await mendPlan(test.db, test.scope, key, mended, act)).toBe(2);
    await expect(mendPlan(test.db, test.scope, key, mended, act)).rejects.toThrow('plan.mended-meanwhile');
    expect((await document(key.plan)).title).toBe('甲');
  });

  it('is broken down to units below, and ends for them when it ends above', async () => {
    const network = await enterNetwork();
    const key = await importNotice(test.db, test.scope, notice(SMALL), act);
    await issuePlan(test.db, test.scope, key, network, act);
    const station = await createOrganisation(test.db, test.scope, { name: '示例站点（虚构示例）', kind: 'station' });
    const [whole] = await listAssignments(test.db, test.scope, { task: '一(一)' });
    const below = new Set([station.id]);
    const part = { unit: station.id, contents: [], obliged: true, wish: '两场培训' };
    await breakDown(test.db, test.scope, whole!.id, { parts: [part], below }, act);
    await breakDown(test.db, test.scope, whole!.id, { parts: [{ ...part, wish: '三场培训' }], below }, act);
    expect(await listAssignments(test.db, test.scope, { units: [station.id] })).toMatchObject([
      { partOf: whole!.id, wish: '三场培训', contents: ['一(一)2(1)'] },
    ]);
    const elsewhere = { parts: [{ ...part, unit: whole!.unit.id }], below };
    await expect(breakDown(test.db, test.scope, whole!.id, elsewhere, act)).rejects.toThrow('plan.not-below');
    const foreign = { parts: [{ ...part, contents: ['一(二)2'] }], below };
    await expect(breakDown(test.db, test.scope, whole!.id, foreign, act)).rejects.toThrow('plan.not-of-assignment');
  });

  it('of one house is not seen by another', async () => {
    const key = await importNotice(test.db, test.scope, notice(SMALL), act);
    const elsewhere = { organisationId: test.scope.organisationId + 1 };
    expect(await listPlans(test.db, elsewhere)).toEqual([]);
    await expect(readPlan(test.db, elsewhere, key)).rejects.toThrow('plan.unknown');
  });
});

describe.skipIf(!hasSharedData)('the national plan of 2018', () => {
  it('assigns its ten tasks to exactly the units that it names', async () => {
    const network = await enterNetwork();
    const text = readFileSync(sharedData('notices/plan-2018.zh-Hant.txt'), 'utf8');
    const key = await importNotice(test.db, test.scope, notice(text), act);
    await issuePlan(test.db, test.scope, key, network, act);
    const lines = await listAssignments(test.db, test.scope, { plan: key.plan });
    const counted = Map.groupBy(lines, ({ task }) => task);
    const obliged = [...counted].map(([task, own]) => [task, own.filter((one) => one.obliged).length, own.length]);
    expect(obliged).toEqual([
      ['三(一)', 3, 3],
      ['三(二)', 10, 10],
      ['三(三)', 32, 32],
      ['三(四)', 32, 32],
      ['三(五)', 7, 7],
      ['三(六)', 4, 32],
      ['三(七)', 4, 32],
      ['三(八)', 32, 32],
      ['三(九)', 32, 32],
      ['三(十)', 32, 32],
    ]);
    expect(counted.get('三(一)')?.map(({ contents }) => contents.length)).toEqual([3, 3, 4]);
    const jiangxi = lines.filter(({ unit, obliged: is }) => unit.province === '360000' && is);
    expect(jiangxi.map(({ task }) => task)).toEqual([
      '三(二)',
      '三(三)',
      '三(四)',
      '三(七)',
      '三(八)',
      '三(九)',
      '三(十)',
    ]);
  });
});
