import type { TestDatabase } from '../../../../test/support/database.ts';
import type { useHttpAs } from '../../../../test/support/http-as.ts';
import { enterProvince, enterUnit } from '../../../../test/support/province.ts';
import { tempFolder } from '../../../../test/support/temp.ts';
import { CONSENT } from '../../../shared/bulletin.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { serviceInput } from '../../../shared/services.ts';
import type { SummaryContent } from '../../../shared/yearbook.ts';
import { clockAt } from '../../platform/clock.ts';
import { FileStore } from '../../platform/files.ts';
import { bulletinRoutes } from '../bulletin/index.ts';
import { ensureIndicators, indicatorTableOf } from '../indicators/index.ts';
import { beginPlan } from '../plan/index.ts';
import { enterService } from '../services/index.ts';
import { yearbookRoutes } from './index.ts';

const NEW_YEAR = clockAt('2019-01-08T02:00:00Z');
export const act = { actor: 'account 1', clock: NEW_YEAR };
export const WHOLE = { fromMonth: 1, toMonth: 12 } as const;

const piece = (clause: string, text: string) => ({ clause, text, place: { start: 3, end: 5 } });

export const PLAN: PlanDocument = {
  ...{
    number: '示例文1号',
    title: '2018年示例计划',
    issuer: '示例局',
    issuedOn: '2018-06-15',
    year: 2018,
    addressees: [],
  },
  aims: [piece('一', '总目标')],
  tasks: [
    {
      ...{ clause: '三(一)', title: '培育基地', goal: piece('三(一)1', '目标'), support: null, due: '2018-10-31' },
      contents: [piece('三(一)2(1)', '举办培训班')],
      executors: [
        {
          ...{ rule: 'all', units: [], grade: null, sort: null, contents: [], obliged: true },
          ...piece('三(一)3', '各省'),
        },
      ],
      deadlines: [{ date: '2018-10-31', ...piece('三(一)2(1)', '10月底') }],
    },
  ],
  ...{ requirements: [], returns: null, clauses: [], page: [], unresolved: [] },
};

export const SUMMARY: SummaryContent = {
  heads: {
    planning: '制定了三年规划。',
    system: '新设网点两家。',
    use: '开展“进园区”活动。\n全年不断。',
    information: '推送到企业案头。',
    talent: '举办培训班。',
  },
  problems: '经费不足。',
  measures: '争取配套。',
  ideas: [
    { text: '增加实务课程', task: '三(一)' },
    { text: '建立区域协作', task: null },
  ],
};

/** Two provinces with what they did in 2018, a plan, and everybody's routes. */
export async function programmeYear(test: TestDatabase, serve: Awaited<ReturnType<typeof useHttpAs>>) {
  const { db, scope: house } = test;
  const { office: jiangxi, point } = await enterProvince(test);
  const hunan = await enterUnit(test, { name: '湖南局（虚构示例）', kind: 'office', region: '430000' });
  await ensureIndicators(db, house, act);
  await beginPlan(db, house, PLAN, act);
  const served = async (unit: number, parts: object) => {
    const usual = { onDate: '2018-09-03', kind: 'consultation', channel: 'phone', beneficiary: { type: 'public' } };
    await enterService(
      db,
      house,
      unit,
      serviceInput.parse({ ...usual, ...parts }),
      { source: 'entered', key: null },
      act,
    );
  };
  for (let count = 0; count < 7; count += 1) await served(point, { task: '三(一)' });
  await served(point, { kind: 'training', persons: 83, hours: 6.5, task: '三(一)', satisfaction: 5 });
  const firm = { type: 'code', creditCode: '91350100M000100Y43', name: '甲公司（虚构示例）' };
  await served(point, { kind: 'analysis', beneficiary: firm });
  await served(hunan, { kind: 'analysis', beneficiary: firm });
  const countYear = (year: number) =>
    indicatorTableOf(db, house, { year, ...WHOLE }, { clock: NEW_YEAR, targetsOf: async () => [] });
  const means = { db, house, clock: NEW_YEAR, files: new FileStore(tempFolder()), countYear };
  const addresses = { urn: (name: string) => `urn:chuanli:${name}` };
  const as = await serve(
    (app) => yearbookRoutes(app, means),
    (app) => bulletinRoutes(app, { ...means, addresses, publicUrl: 'https://chuanli.example' }),
  );
  return {
    ...{ means, jiangxi, point, hunan },
    officer: as({ organisationId: house.organisationId, actor: 'officer', roles: ['officer'] }),
    contact: as({ organisationId: jiangxi, actor: 'contact', roles: ['province-contact'] }),
    responsible: as({ organisationId: jiangxi, actor: 'responsible', roles: ['province-responsible'] }),
    ofHunan: as({ organisationId: hunan, actor: 'hunan', roles: ['province-contact', 'province-responsible'] }),
    staff: as({ organisationId: point, actor: 'staff', roles: ['service-point-staff'] }),
  };
}

export type ProgrammeYear = Awaited<ReturnType<typeof programmeYear>>;

/** Jiangxi's summary, written, handed in and accepted. */
export async function acceptedSummary({ contact, officer, jiangxi }: ProgrammeYear): Promise<void> {
  await contact.put(`/api/summaries/${jiangxi}`, { year: 2018, revision: 0, content: SUMMARY });
  await contact.post(`/api/summaries/${jiangxi}/submission`, { year: 2018 });
  await officer.post(`/api/summaries/${jiangxi}/check`, { year: 2018, decision: 'accept' });
}

/** A case of the service point, published. @returns its number. */
export async function publishedCase({ staff, responsible, officer }: ProgrammeYear): Promise<number> {
  const parts = { background: '企业缺检索。', practice: '派员上门。', effect: '缩短研发。', data: '12 家。' };
  const content = { title: '一个典型案例', parts };
  const { id } = (await staff.post('/api/contributions', { kind: 'case', year: 2018, content })).json<{ id: number }>();
  await staff.post(`/api/contributions/${id}/submission`, { consent: CONSENT.version });
  await responsible.post(`/api/contributions/${id}/check`, { decision: 'accept' });
  await officer.post('/api/bulletin/issues', { year: 2018, title: '年末', contributions: [id] });
  return id;
}
