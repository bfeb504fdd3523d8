import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/support/database.ts';
import type { ReturnContent } from '../shared/ledger.ts';
import {
  giveReminders,
  listEntries,
  readReturn,
  returnBoard,
  stepReturn,
  writeReturn,
} from './modules/ledger/index.ts';
import { createOrganisation, giveStanding, merge } from './modules/network/index.ts';
import {
  amendPlan,
  breakDown,
  importNotice,
  listAssignments,
  mendPlan,
  networkOfYear,
  readPlan,
  type VersionKey,
} from './modules/plan/index.ts';
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

describe('the network of a plan', () => {
  it('is without who ended before the plan is issued', async () => {
    const base = async (name: string) => {
      const { id } = await createOrganisation(test.db, test.scope, { name, kind: 'base', region: '360100' });
      const standing = { standing: 'base', grade: 'basic', fromYear: 2030, toYear: null, basis: '' } as const;
      await giveStanding(test.db, test.scope, id, standing);
      return id;
    };
    const [first, second] = [await base('甲基地（虚构示例）'), await base('乙基地（虚构示例）')];
    const basesOf = async (year: number) => (await networkOfYear(test.db, test.scope, year)).bases.map(({ id }) => id);
    await merge(test.db, test.scope, first, [second], { on: '2031-02-01', document: '', note: '', ...act });
    expect([await basesOf(2030), await basesOf(2031)]).toEqual([[first, second], [first]]);
    expect((await networkOfYear(test.db, test.scope, 2031)).named('乙基地（虚构示例）')).toBeUndefined();
  });
});

const RETURNED: ReturnContent = {
  responsible: { name: '甲（虚构）', rank: '处长', phone: '', mail: '' },
  contact: { name: '乙（虚构）', rank: '', phone: '', mail: '' },
  content: '建设站点',
  schedule: [{ matter: '选点', startOn: null, dueOn: '2031-08-31' }],
  expected: [{ result: '站点', indicator: null, target: 5 }],
};

describe('what came back for a plan', () => {
  const office = () => ({ database: test.database, house: test.scope });
  const by = (actor: string, day = '2031-03-20') => ({ actor, clock: clockAt(`${day}T02:00:00Z`) });
  const content = (clause: string, text: string) => ({ clause, text, place: { start: 0, end: 0 } });

  /** A plan for one province, which returned in time and was accepted. */
  async function returned() {
    const name = '江西局（虚构示例）';
    const unit = await createOrganisation(test.db, test.scope, { name, kind: 'office', region: '360000' });
    const notice = { name: 'notice.txt', text: NOTICE, sha256: 'a'.repeat(64) };
    const key = await importNotice(test.db, test.scope, notice, act);
    await issueWithReturns(office(), key, { onTimeUntil: '2031-04-01', closedAfter: '2031-05-01' }, act);
    const [one] = await listAssignments(test.db, test.scope);
    await writeReturn(test.db, test.scope, one!.id, { revision: 0, content: RETURNED }, by('contact'));
    for (const step of ['submit', 'confirm', 'accept'] as const)
      await stepReturn(test.db, test.scope, one!.id, { step }, by(step));
    return { unit: unit.id, key, assignment: one!.id };
  }

  /** Issues the next version with other contents of the one task. */
  async function amended({ plan }: VersionKey, contents: readonly ReturnType<typeof content>[]): Promise<void> {
    const key = await amendPlan(test.db, test.scope, plan, act);
    const { document, revision } = await readPlan(test.db, test.scope, key);
    const [task] = document.tasks;
    const tasks = [{ ...task!, contents: [...task!.contents, ...contents] }];
    await mendPlan(test.db, test.scope, key, { revision, document: { ...document, tasks } }, act);
    await issueWithReturns(office(), key, {}, act);
  }

  it('goes on when a later version changes what its unit is to do: received in time, drawn into the ledger once', async () => {
    const { unit, key, assignment } = await returned();
    await amended(key, [content('一(一)2(9)', '培训人员')]);
    const [line] = await returnBoard(test.db, test.scope, { plan: key.plan }, by('officer', '2031-09-01').clock);
    expect(line).toMatchObject({ unit: { id: unit }, state: 'accepted', punctuality: 'on-time' });
    expect(line?.assignment).not.toBe(assignment);
    const view = await readReturn(test.db, test.scope, line!.assignment, ['officer'], by('officer'));
    expect(view.steps.map(({ step, by: who }) => [step, who])).toEqual([
      ['submit', 'submit'],
      ['confirm', 'confirm'],
      ['accept', 'accept'],
    ]);
    await stepReturn(test.db, test.scope, line!.assignment, { step: 'send-back', comment: '补充培训' }, by('officer'));
    for (const step of ['submit', 'confirm', 'accept'] as const)
      await stepReturn(test.db, test.scope, line!.assignment, { step }, by(step));
    const entries = await listEntries(test.db, test.scope, { plan: key.plan }, act.clock);
    expect(entries.map(({ matter, assignment: of }) => [matter, of])).toEqual([['选点', line!.assignment]]);
  });

  it('is the successor’s when the unit was merged into another and the plan is issued anew', async () => {
    const { unit, key } = await returned();
    const name = '江西新局（虚构示例）';
    const fromOn = '2031-05-01';
    const next = await createOrganisation(test.db, test.scope, { name, kind: 'office', region: '360000', fromOn });
    await merge(test.db, test.scope, next.id, [unit], { on: '2031-06-01', document: '', note: '', ...by('officer') });
    await amended(key, []);
    const board = await returnBoard(test.db, test.scope, { plan: key.plan }, by('officer', '2031-09-01').clock);
    expect(board).toMatchObject([{ unit: { id: next.id }, state: 'accepted', punctuality: 'on-time' }]);
    expect(await listEntries(test.db, test.scope, { units: [next.id] }, act.clock)).toHaveLength(1);
  });

  it('goes on with what a province gave to its own units, as far as that is still to be done', async () => {
    const { unit, key, assignment } = await returned();
    const station = await createOrganisation(test.db, test.scope, {
      name: '示例站点（虚构示例）',
      kind: 'station',
      parentId: unit,
    });
    const part = { unit: station.id, contents: [], obliged: true, wish: '两处' };
    await breakDown(test.db, test.scope, assignment, { parts: [part], below: new Set([station.id]) }, act);
    const [before] = await listAssignments(test.db, test.scope, { units: [station.id] });
    await amended(key, [content('一(一)2(9)', '培训人员')]);
    const [whole] = await listAssignments(test.db, test.scope, { units: [unit] });
    expect(await listAssignments(test.db, test.scope, { units: [station.id] })).toMatchObject([
      { id: before!.id, partOf: whole!.id, contents: before!.contents, wish: '两处' },
    ]);
  });

  it('is reminded of no more once its assignment is withdrawn', async () => {
    const { key } = await returned();
    const next = await amendPlan(test.db, test.scope, key.plan, act);
    const { document, revision } = await readPlan(test.db, test.scope, next);
    await mendPlan(test.db, test.scope, next, { revision, document: { ...document, tasks: [] } }, act);
    await issueWithReturns(office(), next, {}, act);
    expect(await giveReminders(test.db, test.scope, by('job', '2031-08-30').clock)).toBe(0);
    expect(await listEntries(test.db, test.scope, { plan: key.plan }, act.clock)).toHaveLength(1);
  });
});
