import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { enterProvince, enterUnit } from '../../../../test/support/province.ts';
import { elementsOf } from '../../../../test/support/xml.ts';
import {
  CONSENT,
  type ContributionInput,
  type ContributionPage,
  type ContributionView,
} from '../../../shared/bulletin.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { merge } from '../network/index.ts';
import { bulletinRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttpAs();

/** An office, a service point below it, one of another province, and their people. */
async function programme() {
  const { office, point } = await enterProvince(test);
  const elsewhere = await enterUnit(test, { name: '湖南局（虚构示例）', kind: 'office', region: '430000' });
  const means = {
    ...{ db: test.db, house: test.scope, clock: clockAt('2018-09-20T04:00:00Z'), publicUrl: 'https://chuanli.example' },
    addresses: { urn: (name: string) => `urn:chuanli:test:${name.replaceAll(' ', ':')}` },
  };
  const as = await serve((app) => bulletinRoutes(app, means));
  const person = (organisationId: number, actor: string, ...roles: string[]) => as({ organisationId, actor, roles });
  return {
    ...{ point, elsewhere },
    staff: person(point, 'staff', 'service-point-staff'),
    contact: person(office, 'contact', 'province-contact'),
    province: person(office, 'province', 'province-responsible'),
    stranger: person(elsewhere, 'stranger', 'province-responsible', 'province-contact'),
    officer: person(test.scope.organisationId, 'officer', 'officer'),
    analyst: person(test.scope.organisationId, 'analyst', 'analyst'),
    anybody: as({ organisationId: 0, actor: '', roles: [] }),
  };
}

type Programme = Awaited<ReturnType<typeof programme>>;
type Asks = Programme['staff'];

const parts = {
  background: '企业缺少检索能力。',
  practice: '派员上门。\n每周一次。',
  effect: '缩短周期。',
  data: '服务 12 家企业。',
};
const aCase = (title: string): ContributionInput => ({ kind: 'case', year: 2018, content: { title, parts } });

async function begin(asks: Asks, input: ContributionInput = aCase('典型案例一')): Promise<number> {
  return (await asks.post('/api/contributions', input)).json<{ id: number }>().id;
}

const submit = (asks: Asks, id: number) =>
  asks.post(`/api/contributions/${id}/submission`, { consent: CONSENT.version });
const view = async (asks: Asks, id: number) => (await asks.get(`/api/contributions/${id}`)).json<ContributionView>();

async function checked({ staff, province }: Programme, input?: ContributionInput): Promise<number> {
  const id = await begin(staff, input);
  await submit(staff, id);
  await province.post(`/api/contributions/${id}/check`, { decision: 'accept' });
  return id;
}

async function published(people: Programme, input?: ContributionInput): Promise<number> {
  const id = await checked(people, input);
  await people.officer.post('/api/bulletin/issues', { year: 2018, title: '第三季度', contributions: [id] });
  return id;
}

describe('a contribution', () => {
  it('goes from its unit over the province to the public, every step on record', async () => {
    const people = await programme();
    const { staff, province, officer, anybody } = people;
    const id = await begin(staff);
    expect((await view(staff, id)).may).toEqual(['write', 'submit']);
    expect((await submit(staff, id)).statusCode).toBe(200);
    expect((await view(province, id)).may).toEqual(['accept', 'send-back', 'recommend']);
    await province.put(`/api/contributions/${id}/recommendation`, { recommended: true });
    await province.post(`/api/contributions/${id}/check`, { decision: 'accept', comment: '属实' });
    const edition = { revision: (await view(officer, id)).revision, content: { title: '编辑后的题目', parts } };
    expect((await officer.put(`/api/contributions/${id}/edition`, edition)).statusCode).toBe(200);
    expect((await anybody.get(`/bulletin/${id}`)).statusCode).toBe(404);
    const issue = await officer.post('/api/bulletin/issues', { year: 2018, title: '第三季度', contributions: [id] });
    expect(issue.json()).toEqual({ year: 2018, number: 1 });
    expect(await view(staff, id)).toMatchObject({
      ...{ state: 'published', title: '编辑后的题目', recommended: true, consent: CONSENT.version },
      ...{ content: { title: '典型案例一' }, issue: { year: 2018, number: 1 }, may: ['withdraw-consent'] },
    });
    const steps = (await view(staff, id)).steps;
    expect(steps.map(({ step, by }) => `${by} ${step}`)).toEqual([
      'staff consent',
      'staff submit',
      'province recommend',
      'province accept',
      'officer edit',
      'officer publish',
    ]);
    expect(steps[0]?.consent).toBe(CONSENT.version);
    const logged = (await readAudit(test.db, test.scope, `contribution ${id}`)).map(({ action }) => action);
    expect(logged).toEqual(steps.map(({ step }) => `contribution.${step}`));
  });

  it('is the affair of the unit that its own went on in: its consent is withdrawn there', async () => {
    const people = await programme();
    const { staff, stranger, anybody, point, elsewhere } = people;
    const id = await published(people);
    const draft = await begin(staff, aCase('草稿'));
    expect((await stranger.get(`/api/contributions/${id}`)).statusCode).toBe(404);
    const act = { on: '2018-09-01', document: '', note: '', actor: 'officer', clock: clockAt('2018-09-20T04:00:00Z') };
    await merge(test.db, test.scope, elsewhere, [point], act);
    expect((await view(stranger, id)).may).toEqual(['withdraw-consent']);
    expect((await view(stranger, draft)).may).toEqual(['write', 'submit']);
    expect((await stranger.get('/api/contributions')).json<ContributionPage>().total).toBe(2);
    const withdrawal = await stranger.post(`/api/contributions/${id}/withdrawal`, { comment: '单位合并' });
    expect(withdrawal.statusCode).toBe(200);
    expect((await anybody.get(`/bulletin/${id}`)).statusCode).toBe(410);
  });

  it('is seen by its own unit and those above it, and written by its unit alone', async () => {
    const people = await programme();
    const { staff, contact, province, stranger, officer, analyst } = people;
    const id = await begin(staff);
    const seenBy = async (asks: Asks) => (await asks.get('/api/contributions')).json<ContributionPage>().total;
    expect(await Promise.all([staff, province, stranger, officer].map(seenBy))).toEqual([1, 0, 0, 0]);
    await submit(staff, id);
    expect(await Promise.all([staff, contact, province, stranger, officer].map(seenBy))).toEqual([1, 1, 1, 0, 1]);
    expect((await stranger.get(`/api/contributions/${id}`)).statusCode).toBe(404);
    expect((await stranger.post(`/api/contributions/${id}/check`, { decision: 'accept' })).statusCode).toBe(404);
    expect((await contact.post(`/api/contributions/${id}/withdrawal`, {})).statusCode).toBe(409);
    expect((await staff.post(`/api/contributions/${id}/check`, { decision: 'accept' })).statusCode).toBe(403);
    expect((await analyst.get('/api/contributions')).statusCode).toBe(403);
    const ofOffice = await begin(contact);
    await submit(contact, ofOffice);
    expect(await seenBy(staff)).toBe(1);
    expect((await staff.get(`/api/contributions/${ofOffice}`)).statusCode).toBe(404);
  });

  it('is handed in whole, not longer than 2,000 characters, and with consent to the text that was shown', async () => {
    const { staff } = await programme();
    const id = await begin(staff, { ...aCase(''), content: { title: '', parts: { background: '一' } } });
    expect((await submit(staff, id)).json()).toMatchObject({
      code: 'bulletin.incomplete',
      detail: expect.stringContaining('标题、做法、成效、数据'),
    });
    const write = (text: string, revision: number) =>
      staff.put(`/api/contributions/${id}`, {
        kind: 'news',
        year: 2018,
        revision,
        content: { title: '题', parts: { text } },
      });
    expect((await write('字'.repeat(2001), 1)).json()).toEqual({ revision: 2 });
    expect((await submit(staff, id)).json()).toMatchObject({
      code: 'bulletin.over-length',
      detail: expect.stringContaining('2001'),
    });
    expect((await write('字'.repeat(2000), 1)).statusCode).toBe(409);
    await write('字'.repeat(2000), 2);
    expect((await staff.post(`/api/contributions/${id}/submission`, { consent: 99 })).statusCode).toBe(409);
    expect((await staff.post(`/api/contributions/${id}/submission`, {})).statusCode).toBe(400);
    expect((await submit(staff, id)).statusCode).toBe(200);
    expect((await submit(staff, id)).statusCode).toBe(409);
  });

  it('is sent back with a reason, written again and handed in again', async () => {
    const people = await programme();
    const { staff, province, officer } = people;
    const id = await checked(people);
    const path = `/api/contributions/${id}/check`;
    expect((await province.post(path, { decision: 'send-back', comment: '缺数据' })).statusCode).toBe(409);
    expect((await officer.post(path, { decision: 'send-back' })).json()).toMatchObject({
      code: 'bulletin.needs-comment',
    });
    expect((await officer.post(path, { decision: 'send-back', comment: '缺数据' })).statusCode).toBe(200);
    const { state, revision, steps } = await view(staff, id);
    expect([state, steps.at(-1)?.comment]).toEqual(['sent-back', '缺数据']);
    expect((await staff.put(`/api/contributions/${id}`, { ...aCase('改后'), revision })).statusCode).toBe(200);
    expect((await submit(staff, id)).statusCode).toBe(200);
  });

  it('is one of five cases at most that a province recommends', async () => {
    const people = await programme();
    const ids = [];
    for (let count = 0; count < 6; count += 1) ids.push(await checked(people, aCase(`案例${count}`)));
    const answers = [];
    for (const id of ids) {
      const answer = await people.province.put(`/api/contributions/${id}/recommendation`, { recommended: true });
      answers.push(answer.statusCode);
    }
    expect(answers).toEqual([200, 200, 200, 200, 200, 409]);
    await people.province.put(`/api/contributions/${ids[0]}/recommendation`, { recommended: false });
    const last = await people.province.put(`/api/contributions/${ids[5]}/recommendation`, { recommended: true });
    expect(last.statusCode).toBe(200);
    const news = await checked(people, { kind: 'news', year: 2018, content: { title: '动态', parts: { text: '一' } } });
    const ofNews = await people.province.put(`/api/contributions/${news}/recommendation`, { recommended: true });
    expect(ofNews.statusCode).toBe(409);
  });
});

describe('an issue', () => {
  it('holds only what is ready, and nothing is published when one is not', async () => {
    const people = await programme();
    const [ready, unready] = [await checked(people), await begin(people.staff, aCase('未提交'))];
    const wish = { year: 2018, title: '第三季度', contributions: [ready, unready] };
    const refused = await people.officer.post('/api/bulletin/issues', wish);
    expect(refused.json()).toMatchObject({
      code: 'bulletin.not-ready.conflict',
      detail: expect.stringContaining('未提交'),
    });
    expect((await view(people.officer, ready)).state).toBe('checked');
    expect((await people.province.post('/api/bulletin/issues', wish)).statusCode).toBe(403);
  });
});

describe('what is public', () => {
  it('is read without signing in, escaped, and kept by whoever reads it', async () => {
    const people = await programme();
    const hostile = { ...parts, background: '<script>alert(1)</script> & “引”' };
    const id = await published(people, { ...aCase('<b>题</b>'), content: { title: '<b>题</b>', parts: hostile } });
    for (const path of ['/bulletin', `/bulletin/${id}`, '/bulletin/issues/2018-1']) {
      const page = await people.anybody.get(path);
      expect(page.statusCode, path).toBe(200);
      expect(page.body, path).toContain('&lt;b&gt;题&lt;/b&gt;');
      expect(page.body, path).not.toMatch(/<script|<b>/);
      expect(page.headers['cache-control']).toBe('public, max-age=60');
      expect(page.headers.etag).toMatch(/^"[\w-]{20,}"$/);
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    }
    const article = await people.anybody.get(`/bulletin/${id}`);
    expect(article.body).toContain('<p>每周一次。</p>');
    expect(article.body).toContain('江西省 · 南昌网点（虚构示例）');
    expect((await people.anybody.get(`/bulletin/${id}?language=zh-Hant`)).body).toContain('派員上門');
    expect((await people.anybody.get('/bulletin?language=en')).body).toContain('No. 1 of 2018');
    for (const path of ['/bulletin/0', '/bulletin/x', '/bulletin/999', '/bulletin/issues/2018-9', '/bulletin/issues/x'])
      expect((await people.anybody.get(path)).statusCode, path).toBe(404);
  });

  it('is a feed that is well formed and names entries for ever', async () => {
    const people = await programme();
    const id = await published(people, aCase('题 & <目>'));
    const feed = await people.anybody.get('/bulletin/feed.atom');
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    const elements = elementsOf(feed.body);
    expect(elements.filter(({ name }) => name === 'id').map(({ text }) => text)).toEqual([
      'urn:chuanli:test:bulletin',
      `urn:chuanli:test:contribution:${id}`,
    ]);
    expect(elements.filter(({ name }) => name === 'title').map(({ text }) => text)).toContain('题 &amp; &lt;目&gt;');
  });

  it('is gone as soon as the unit takes its consent back, and says so', async () => {
    const people = await programme();
    const id = await published(people);
    const before = await people.anybody.get('/bulletin');
    expect(before.body).toContain('典型案例一');
    expect((await people.staff.post(`/api/contributions/${id}/withdrawal`, { comment: '企业要求' })).statusCode).toBe(
      200,
    );
    const gone = await people.anybody.get(`/bulletin/${id}`);
    expect([gone.statusCode, gone.body.includes('已应投稿单位要求撤下'), gone.body.includes('典型案例一')]).toEqual([
      410,
      true,
      false,
    ]);
    for (const path of ['/bulletin', '/bulletin/issues/2018-1', '/bulletin/feed.atom'])
      expect((await people.anybody.get(path)).body, path).not.toContain('典型案例一');
    expect(await view(people.staff, id)).toMatchObject({
      state: 'withdrawn',
      consent: null,
      issue: null,
      may: ['write', 'submit'],
    });
    expect((await view(people.staff, id)).steps.at(-1)).toMatchObject({
      step: 'withdraw-consent',
      comment: '企业要求',
    });
  });

  it('is taken down by the house with a named reason, gone from page and feed, and published anew', async () => {
    const people = await programme();
    const id = await published(people);
    const other = await published(people, aCase('典型案例二'));
    const down = (asks: Asks, comment: string) => asks.post(`/api/contributions/${id}/taking-down`, { comment });
    const feedAt = async () =>
      elementsOf((await people.anybody.get('/bulletin/feed.atom')).body).find(({ name }) => name === 'updated')?.text;
    expect((await down(people.officer, ' ')).json()).toMatchObject({ code: 'bulletin.needs-comment' });
    expect((await down(people.province, '数据有误')).statusCode).toBe(403);
    expect((await down(people.officer, '数据有误，核实后再发')).statusCode).toBe(200);
    expect((await down(people.officer, '再次')).json()).toMatchObject({ code: 'bulletin.wrong-step.conflict' });
    const gone = await people.anybody.get(`/bulletin/${id}`);
    expect([gone.statusCode, gone.body.includes('已由主管部门撤下'), gone.body.includes('数据有误')]).toEqual([
      410,
      true,
      false,
    ]);
    for (const path of ['/bulletin', '/bulletin/issues/2018-1', '/bulletin/feed.atom'])
      expect((await people.anybody.get(path)).body, path).not.toContain('典型案例一');
    expect(await feedAt()).toBe('2018-09-20T04:00:00.000Z');
    const seen = await view(people.staff, id);
    expect(seen).toMatchObject({ state: 'taken-down', publishedAt: null, may: ['withdraw-consent'] });
    expect(seen.steps.at(-1)).toMatchObject({ step: 'take-down', comment: '数据有误，核实后再发' });
    const audit = (await readAudit(test.db, test.scope, `contribution ${id}`)).at(-1);
    expect(audit).toMatchObject({ actor: 'officer', action: 'contribution.take-down' });
    const again = { year: 2018, title: '再发', contributions: [id] };
    expect((await people.officer.post('/api/bulletin/issues', again)).json()).toEqual({ year: 2018, number: 3 });
    expect((await people.anybody.get(`/bulletin/${id}`)).statusCode).toBe(200);
    expect((await view(people.officer, other)).state).toBe('published');
  });

  it('is used in a later issue once more, which is kept and counted, until its unit consents no longer', async () => {
    const people = await programme();
    const id = await published(people);
    const collection = { year: 2018, title: '案例汇编', contributions: [id] };
    expect((await people.officer.post('/api/bulletin/issues', collection)).json()).toEqual({ year: 2018, number: 2 });
    for (const issue of ['2018-1', '2018-2'])
      expect((await people.anybody.get(`/bulletin/issues/${issue}`)).body, issue).toContain('典型案例一');
    const line = (await people.officer.get('/api/contributions')).json<ContributionPage>().contributions[0];
    expect(line).toMatchObject({ id, uses: 2, publishedAt: '2018-09-20T04:00:00.000Z' });
    expect((await view(people.staff, id)).usedIn).toMatchObject([
      { year: 2018, issue: 1 },
      { year: 2018, issue: 2 },
    ]);
    await people.staff.post(`/api/contributions/${id}/withdrawal`, {});
    const refused = await people.officer.post('/api/bulletin/issues', { ...collection, title: '第三期' });
    expect(refused.json()).toMatchObject({ code: 'bulletin.not-ready.conflict' });
    expect((await view(people.officer, id)).usedIn).toHaveLength(2);
    expect((await people.anybody.get('/bulletin/issues/2018-2')).body).not.toContain('典型案例一');
  });
});

describe('two people with one contribution', () => {
  it('are told of each other, and nothing is lost', async () => {
    const people = await programme();
    const id = await begin(people.staff);
    const write = (asks: Asks, revision: number, title: string) =>
      asks.put(`/api/contributions/${id}`, { ...aCase(title), revision });
    expect((await write(people.staff, 1, '先改')).json()).toEqual({ revision: 2 });
    const late = await write(people.staff, 1, '后改');
    expect([late.statusCode, late.json()]).toMatchObject([
      409,
      { code: 'bulletin.changed-meanwhile.conflict', detail: expect.stringContaining('您写的内容还在页面上') },
    ]);
    const unseen = { consent: CONSENT.version, revision: 1 };
    const submitted = await people.staff.post(`/api/contributions/${id}/submission`, unseen);
    expect(submitted.json()).toMatchObject({ code: 'bulletin.changed-meanwhile.conflict' });
    await submit(people.staff, id);
    const stale = { decision: 'accept', revision: 2 };
    const decided = await people.province.post(`/api/contributions/${id}/check`, stale);
    expect(decided.json()).toMatchObject({ code: 'bulletin.changed-meanwhile.conflict' });
    await people.province.post(`/api/contributions/${id}/check`, { ...stale, revision: 3 });
    const edition = { content: aCase('编辑').content };
    await people.officer.put(`/api/contributions/${id}/edition`, { ...edition, revision: 4 });
    const other = await people.officer.put(`/api/contributions/${id}/edition`, { ...edition, revision: 4 });
    expect(other.statusCode).toBe(409);
    expect(await view(people.officer, id)).toMatchObject({ content: { title: '先改' }, edition: { title: '编辑' } });
  });
});
