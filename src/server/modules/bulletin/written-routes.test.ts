import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { pdfPages, pdfTypefaces } from '../../../../test/support/pdf.ts';
import { CONSENT, type ContributionInput } from '../../../shared/bulletin.ts';
import { clockAt } from '../../platform/clock.ts';
import { readWorkbook } from '../../platform/workbook-reading.ts';
import { createOrganisation } from '../network/index.ts';
import { bulletinRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttpAs();

const NEWS: ContributionInput = {
  ...{ kind: 'news', year: 2018 },
  content: { title: '=动态一', parts: { text: '走访企业十二家。' } },
};
const CASE: ContributionInput = {
  ...{ kind: 'case', year: 2018 },
  content: {
    title: '典型案例一',
    parts: {
      background: '缺少检索能力。',
      practice: '派员上门。\n每周一次。',
      effect: '缩短周期。',
      data: '服务 12 家。',
    },
  },
};

/** An office that hands in what it is given, and a house that publishes it. */
async function published(...contributions: readonly ContributionInput[]) {
  const office = await createOrganisation(test.db, test.scope, {
    name: '江西局（虚构示例）',
    kind: 'office',
    region: '360000',
  });
  const means = {
    ...{ db: test.db, house: test.scope, clock: clockAt('2018-09-20T04:00:00Z'), publicUrl: 'https://chuanli.example' },
    addresses: { urn: (name: string) => `urn:chuanli:test:${name.replaceAll(' ', ':')}` },
  };
  const as = await serve((app) => bulletinRoutes(app, means));
  const contact = as({ organisationId: office.id, actor: 'contact', roles: ['province-contact'] });
  const responsible = as({ organisationId: office.id, actor: 'responsible', roles: ['province-responsible'] });
  const officer = as({ organisationId: test.scope.organisationId, actor: 'officer', roles: ['officer'] });
  const ids: number[] = [];
  for (const input of contributions) {
    const { id } = (await contact.post('/api/contributions', input)).json<{ id: number }>();
    await contact.post(`/api/contributions/${id}/submission`, { consent: CONSENT.version });
    await responsible.post(`/api/contributions/${id}/check`, { decision: 'accept' });
    ids.push(id);
  }
  await officer.post('/api/bulletin/issues', { year: 2018, title: '九月刊', contributions: ids });
  return { contact, officer, ids };
}

const DOCUMENT = '/api/bulletin/issues/document.pdf?year=2018&number=1';
const wordsOf = async (pdf: Buffer) => (await pdfPages(pdf)).join('').replaceAll(/\s/g, '');

it('an issue is printed with its contents and contributions, typefaces inside', async () => {
  const { contact, officer } = await published(NEWS, CASE);
  const { rawPayload } = await contact.get(DOCUMENT);
  const text = await wordsOf(rawPayload);
  for (const each of [
    '2018年第1期九月刊',
    '本期目录',
    '典型案例一（江西局（虚构示例））',
    '走访企业十二家。',
    '背景缺少检索能力。',
    '每周一次。',
  ])
    expect(text).toContain(each);
  expect([...(await pdfTypefaces(rawPayload)).values()].every((embedded) => embedded)).toBe(true);
  expect((await officer.get(DOCUMENT.replace('number=1', 'number=2'))).statusCode).toBe(404);
});

it('what a unit took back is printed no more', async () => {
  const { contact, ids } = await published(NEWS);
  expect(await wordsOf((await contact.get(DOCUMENT)).rawPayload)).toContain('走访企业');
  await contact.post(`/api/contributions/${ids[0]}/withdrawal`, { comment: '' });
  const text = await wordsOf((await contact.get(DOCUMENT)).rawPayload);
  expect(text).not.toContain('走访企业');
  expect(text).toContain('均已应投稿单位要求撤下');
});

it('contributions and issues are lists in a workbook, as far as one sees them', async () => {
  const { contact, officer } = await published(NEWS, CASE);
  const [contributions, issues] = await readWorkbook((await officer.get('/api/contributions/export.xlsx')).rawPayload);
  expect(contributions?.rows.map((row) => row[2])).toEqual(expect.arrayContaining(['=动态一', '典型案例一']));
  expect(issues?.rows[1]).toEqual(['2018 年第 1 期', '九月刊', '2018-09-20 12:00', 2]);
  const url = '/api/contributions/export.xlsx?kind=case&language=en';
  const [cases] = await readWorkbook((await contact.get(url)).rawPayload);
  expect(cases?.rows.slice(1).map((row) => row.slice(2, 7))).toEqual([
    ['典型案例一', 'Case', 'Jiangxi', '江西局（虚构示例）', 'published'],
  ]);
});
