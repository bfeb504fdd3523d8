import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import type { PlanLine, PlanView } from '../../../shared/plan.ts';
import type { PlanAssignments, PlanExecution } from '../../../shared/plan-pages.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { closePlan } from './close-plan.ts';
import { issuePlan, networkOfYear, planRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttpAs();
const clock = clockAt('2018-06-15T02:00:00Z');

const NOTICE = `2018年度示例工作计划
一、具体任务
(一)培育示例站点
1.工作目标:示例站点够用。
2.工作内容:
(1)建设站点。
(2)举办培训。
3.执行单位:内容(1)至(2)由江西执行。
4.工作支持:业务指导。
(二)推广示例经验
1.工作目标:经验有人用。
2.工作内容:推广经验。
3.执行单位:由浙江执行。
4.工作支持:业务指导。
`;

const BOUNDARY = 'boundary';
function multipart(name: string, content: string) {
  const part = `content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/plain`;
  return {
    payload: `--${BOUNDARY}\r\n${part}\r\n\r\n${content}\r\n--${BOUNDARY}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

describe('the routes of plans', () => {
  let ask: Awaited<ReturnType<typeof serve>>;
  let upload: (name: string, content: string) => Promise<{ plan: number; version: number }>;
  let jiangxi: { id: number };
  let station: { id: number };

  beforeEach(async () => {
    const { db, scope } = test;
    let importing: { inject: (request: object) => Promise<{ json(): never }> } | undefined;
    ask = await serve((app) => {
      importing = app as never;
      planRoutes(app, {
        ...{ db, house: scope, clock },
        issue: async (key, _days, act) => issuePlan(db, scope, key, await networkOfYear(db, scope, 2018), act),
        returnDays: async () => null,
      });
    });
    upload = async (name, content) => {
      officer();
      const request = { method: 'POST', url: '/api/plans/import', ...multipart(name, content) };
      const headers = { ...request.headers, 'x-person': '0' };
      return (await importing?.inject({ ...request, headers }))?.json() as never;
    };
    jiangxi = await createOrganisation(db, scope, { name: '江西局（虚构示例）', kind: 'office', region: '360000' });
    station = await createOrganisation(db, scope, { name: '站（虚构示例）', kind: 'station', parentId: jiangxi.id });
  });

  const person = (role: string, unit: number) => ask({ organisationId: unit, roles: [role], actor: role });
  const officer = () => person('officer', test.scope.organisationId);

  it('take a notice, show it beside its original, and take what was mended', async () => {
    const { plan } = await upload('通知.txt', NOTICE);
    const view = (await officer().get(`/api/plans/${plan}`)).json<PlanView>();
    expect(view).toMatchObject({
      version: 1,
      revision: 1,
      issued: false,
      original: { name: '通知.txt', text: NOTICE },
    });
    const goal = view.document.tasks[0]?.goal;
    expect(NOTICE.slice(goal?.place.start, goal?.place.end)).toBe(goal?.text);
    const mended = { version: 1, revision: 1, document: { ...view.document, title: '改名' } };
    expect((await officer().put(`/api/plans/${plan}`, mended)).json()).toEqual({ revision: 2 });
    const late = await officer().put(`/api/plans/${plan}`, mended);
    expect([late.statusCode, late.json().code]).toEqual([409, 'plan.mended-meanwhile.conflict']);
  });

  it('refuse a file that is too large, empty, or no notice, in words for each', async () => {
    const code = async (content: string) => ((await upload('notice.txt', content)) as unknown as { code: string }).code;
    expect(await code('一'.repeat(12 * 1024 * 1024))).toBe('http.file-too-large');
    expect(await code('一'.repeat(3 * 1024 * 1024))).toBe('plan.file-too-large');
    expect(await code('')).toBe('http.file-empty');
    expect(await code('今天天气很好。')).toBe('plan.not-a-notice');
    expect((await officer().post('/api/plans/import', {})).json().code).toBe('http.file-none');
    expect((await officer().get('/api/plans')).json().plans).toEqual([]);
  });

  it('refuse a document that contradicts itself', async () => {
    const { plan } = await upload('notice.txt', NOTICE);
    const { document } = (await officer().get(`/api/plans/${plan}`)).json<PlanView>();
    const [one, two] = document.tasks;
    const refused = async (tasks: unknown) =>
      (await officer().put(`/api/plans/${plan}`, { version: 1, revision: 1, document: { ...document, tasks } })).json()
        .code;
    expect(await refused([one, { ...two, clause: one?.clause }])).toBe('plan.clause-twice');
    const executors = one?.executors.map((each) => ({ ...each, contents: ['九(九)'] }));
    expect(await refused([{ ...one, executors }, two])).toBe('plan.content-unknown');
    expect(await refused([{ ...one, executors: one?.executors.map((each) => ({ ...each, units: [] })) }])).toBe(
      'plan.nobody-named',
    );
  });

  it('tell who is missing before the plan is issued, and who executes it after', async () => {
    const { plan } = await upload('notice.txt', NOTICE);
    const before = (await officer().get(`/api/plans/${plan}/execution`)).json<PlanExecution>();
    expect(before).toMatchObject({
      issued: false,
      assignments: [{ unit: { id: jiangxi.id, province: '360000' } }],
      gaps: [{ sought: '浙江', province: '330000', reason: 'no-office', obliged: true }],
    });
    expect((await officer().post(`/api/plans/${plan}/issue`, { version: 1 })).json().code).toBe(
      'plan.without-executor',
    );
    await createOrganisation(test.db, test.scope, { name: '浙江局（虚构示例）', kind: 'office', region: '330000' });
    const after = (await officer().post(`/api/plans/${plan}/issue`, { version: 1 })).json<PlanExecution>();
    expect(after).toMatchObject({ issued: true, gaps: [], assignments: [{ task: '一(一)' }, { task: '一(二)' }] });
    expect((await officer().get(`/api/plans/${plan}/changes`)).json().changes).toHaveLength(2);
  });

  it('show a province the issued plan and its own assignments, which it gives on to units below', async () => {
    await createOrganisation(test.db, test.scope, { name: '浙江局（虚构示例）', kind: 'office', region: '330000' });
    const { plan } = await upload('notice.txt', NOTICE);
    const contact = person('province-contact', jiangxi.id);
    expect((await contact.get('/api/plans')).json().plans).toEqual([]);
    expect((await contact.get(`/api/plans/${plan}`)).statusCode).toBe(404);
    await officer().post(`/api/plans/${plan}/issue`, { version: 1 });
    await officer().post(`/api/plans/${plan}/amendment`, {});
    expect((await contact.get('/api/plans')).json<{ plans: PlanLine[] }>().plans).toMatchObject([{ version: 1 }]);
    expect((await contact.get(`/api/plans/${plan}?version=2`)).json()).toMatchObject({ version: 1, issued: true });
    const mine = (await contact.get(`/api/plans/${plan}/assignments`)).json<PlanAssignments>();
    expect(mine).toMatchObject({ unit: jiangxi.id, below: [{ id: station.id }], assignments: [{ task: '一(一)' }] });
    const parts = [{ unit: station.id, contents: ['一(一)2(2)'], wish: '两期', obliged: true }];
    const whole = mine.assignments[0]?.id;
    expect((await contact.post(`/api/assignments/${whole}/parts`, { parts })).statusCode).toBe(200);
    const staff = person('service-point-staff', station.id);
    expect((await staff.get(`/api/plans/${plan}/assignments`)).json<PlanAssignments>().assignments).toMatchObject([
      { unit: { id: station.id }, contents: ['一(一)2(2)'], wish: '两期', partOf: whole },
    ]);
    expect((await staff.post(`/api/assignments/${whole}/parts`, { parts })).statusCode).toBe(403);
  });

  it('close a plan when its year is over: it stays to be read, and is neither amended nor broken down', async () => {
    const { db, scope } = test;
    await createOrganisation(db, scope, { name: '浙江局（虚构示例）', kind: 'office', region: '330000' });
    const { plan } = await upload('notice.txt', NOTICE);
    const late = { actor: 'officer', clock: clockAt('2019-01-08T02:00:00Z') };
    await expect(closePlan(db, scope, plan, late)).rejects.toThrow('plan.closes-draft');
    await officer().post(`/api/plans/${plan}/issue`, { version: 1 });
    expect((await officer().post(`/api/plans/${plan}/closing`)).json().code).toBe('plan.year-goes-on');
    const { version } = (await officer().post(`/api/plans/${plan}/amendment`)).json();
    await closePlan(db, scope, plan, late);
    const contact = person('province-contact', jiangxi.id);
    const { assignments } = (await contact.get(`/api/plans/${plan}/assignments`)).json<PlanAssignments>();
    expect(assignments).toHaveLength(1);
    const parts = [{ unit: station.id, contents: ['一(一)2(2)'], obliged: true }];
    const view = (await officer().get(`/api/plans/${plan}`)).json<PlanView>();
    expect(view.state).toBe('closed');
    const refused = [
      await contact.post(`/api/assignments/${assignments[0]?.id}/parts`, { parts }),
      await officer().put(`/api/plans/${plan}`, { version, revision: 1, document: view.document }),
      await officer().post(`/api/plans/${plan}/issue`, { version }),
      await officer().post(`/api/plans/${plan}/amendment`),
      await officer().post(`/api/plans/${plan}/closing`),
    ];
    expect(refused.map((answer) => answer.json().code)).toEqual(refused.map(() => 'plan.closed'));
  });

  it('begin a plan from an empty page, or from the plan of another year without its days', async () => {
    const { plan } = await upload('notice.txt', NOTICE);
    const empty = await officer().post('/api/plans', { year: 2020, title: '空白', from: null });
    expect((await officer().get(`/api/plans/${empty.json().plan}`)).json().document.tasks).toEqual([]);
    const { plan: next } = (await officer().post('/api/plans', { year: 2019, title: '明年', from: plan })).json();
    const view = (await officer().get(`/api/plans/${next}`)).json<PlanView>();
    expect(view).toMatchObject({
      year: 2019,
      original: null,
      document: { title: '明年', issuedOn: null, number: null },
    });
    expect(view.document.tasks.map(({ due, contents }) => [due, contents.length])).toEqual([
      [null, 2],
      [null, 1],
    ]);
  });
});
