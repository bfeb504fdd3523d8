import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { ServiceLine, week } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import type { IssueSheet } from '../../../shared/push-issues.ts';
import { readAudit } from '../../platform/audit.ts';
import { createProfile } from '../profiles/index.ts';
import { decide } from '../screening/index.ts';
import { pushRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttp(async ({ headers }) => {
  const role = headers['x-role'];
  if (typeof role !== 'string') return undefined;
  return { accountId: 1, actor: `the ${role}`, organisationId: test.scope.organisationId, roles: [role], open: true };
});
useTempFolders();

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function office(line = ServiceLine.open(test)) {
  const means = {
    db: test.db,
    house: line.house,
    clock: line.clock,
    addresses: line.addresses,
    mailFolder: line.outbox,
  };
  const server = await serve((app) => pushRoutes(app, means));
  const ask = async (role: string, method: Method, url: string, payload?: object) =>
    server.inject({ method, url, headers: { 'x-role': role }, ...(payload === undefined ? {} : { payload }) });
  const sheet = async (id: number): Promise<IssueSheet> => (await ask('analyst', 'GET', `/api/issues/${id}`)).json();
  return { line, ask, sheet };
}

/** An enterprise with two kept items, a subscription and one recipient by mail. */
async function kept(kind: 'express' | 'brief' | 'alert' = 'brief') {
  const started = await office();
  const { line, ask } = started;
  const subscriber = await line.enterprise('甲公司');
  const subscription = await line.subscribe(subscriber, { kind });
  const recipient = await line.addRecipient(subscription);
  await line.work(...week);
  const compose = async (body: object = {}): Promise<number[]> =>
    (await ask('screener', 'POST', '/api/issues', body)).json().issues;
  return { ...started, ...subscriber, subscription, recipient, compose };
}

const editOf = ({ kind, introduction, items }: IssueSheet) => ({
  kind,
  introduction,
  items: items.map(({ id, leftOut, whyItMatters = '' }) => ({ id, leftOut, whyItMatters })),
});

describe('what is due', () => {
  it('is told with how many kept items wait, and composed by who works on issues', async () => {
    const { ask, compose, subscription } = await kept();
    const due = async () => (await ask('analyst', 'GET', '/api/issues/due')).json();
    expect(await due()).toMatchObject([
      { subscription, kept: 2, due: true, draft: null, recipients: 1, members: null },
    ]);
    const [issue] = await compose();
    expect(await due()).toMatchObject([{ kept: 0, draft: issue }]);
    expect((await ask('reviewer', 'GET', '/api/issues?state=draft&kind=brief')).json()).toMatchObject({
      issues: [{ id: issue, items: 2, number: 1 }],
      next: null,
    });
    expect((await ask('reviewer', 'GET', '/api/issues?state=approved')).json().issues).toEqual([]);
  });

  it('becomes an issue for each event where an alert is wanted, of the events chosen', async () => {
    const { ask, compose, subscription, sheet } = await kept();
    const waiting = (await ask('analyst', 'GET', `/api/subscriptions/${subscription}/kept`)).json();
    expect(waiting.map(({ number }: { number: string }) => number)).toEqual(['CN199000211A', 'US20269000137A1']);
    const [alert, ...others] = await compose({ subscription, kind: 'alert', items: [waiting[1].item] });
    expect(others).toEqual([]);
    expect(await sheet(alert!)).toMatchObject({ kind: 'alert', from: null, items: [{ number: 'US20269000137A1' }] });
    const [rest] = await compose({ subscription });
    expect(await sheet(rest!)).toMatchObject({ kind: 'brief', items: [{ number: 'CN199000211A' }] });
    const alerts = await kept('alert').then(async (other) => other.compose());
    expect(alerts).toHaveLength(2);
  });
});

describe('an issue', () => {
  it('is put in order while it is a draft, and not any more once it is approved', async () => {
    const { ask, compose, sheet } = await kept();
    const [id] = await compose();
    const before = await sheet(id!);
    const edit = editOf(before);
    edit.items.reverse();
    edit.items[0]!.whyItMatters = '请先看这一件';
    edit.introduction = '本期导语';
    edit.kind = 'express';
    expect((await ask('analyst', 'PUT', `/api/issues/${id}`, edit)).statusCode).toBe(200);
    expect(await sheet(id!)).toMatchObject({
      kind: 'express',
      introduction: '本期导语',
      items: [
        { position: 1, number: 'US20269000137A1', whyItMatters: '请先看这一件' },
        { position: 2, number: 'CN199000211A' },
      ],
    });
    const text: string = (await ask('analyst', 'GET', `/api/issues/${id}/preview`)).json().text;
    expect(text.indexOf('本期导语')).toBeLessThan(text.indexOf('1. Garnet solid electrolyte'));
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    const late = await ask('analyst', 'PUT', `/api/issues/${id}`, edit);
    expect(late.json()).toMatchObject({ code: 'push.issue-frozen' });
  });

  it('that grew meanwhile is not changed by who did not see it', async () => {
    const { line, ask, compose, sheet } = await kept();
    const [id] = await compose();
    const edit = editOf(await sheet(id!));
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体', publication_date: '2026-11-24' });
    await compose();
    expect((await ask('analyst', 'PUT', `/api/issues/${id}`, edit)).statusCode).toBe(409);
    expect((await sheet(id!)).items).toHaveLength(3);
  });

  it('holds items back for the next one', async () => {
    const { line, ask, compose, sheet, subscription } = await kept();
    const [id] = await compose();
    const edit = editOf(await sheet(id!));
    for (const item of edit.items) item.leftOut = true;
    await ask('analyst', 'PUT', `/api/issues/${id}`, edit);
    expect((await ask('reviewer', 'POST', `/api/issues/${id}/approval`)).json()).toMatchObject({
      code: 'push.nothing-left',
    });
    edit.items[1]!.leftOut = false;
    await ask('analyst', 'PUT', `/api/issues/${id}`, edit);
    expect(await compose()).toEqual([]);
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    await line.deliver();
    const [next] = await compose({ subscription });
    expect((await sheet(next!)).items.map(({ number }) => number)).toEqual(['CN199000211A']);
  });

  it('is approved, withdrawn and sent again by a reviewer alone', async () => {
    const { ask, compose, sheet } = await kept();
    const [id] = await compose();
    for (const role of ['screener', 'analyst', 'officer', 'system-admin', 'ip-manager']) {
      expect((await ask(role, 'POST', `/api/issues/${id}/approval`)).statusCode, role).toBe(403);
      expect((await ask(role, 'DELETE', `/api/issues/${id}`)).statusCode, role).toBe(403);
      expect((await ask(role, 'POST', '/api/deliveries/1/again')).statusCode, role).toBe(403);
    }
    expect((await ask('reviewer', 'POST', `/api/issues/${id}/approval`)).json()).toEqual({ deliveries: 1 });
    expect(await sheet(id!)).toMatchObject({ state: 'approved', approvedBy: 'the reviewer' });
    expect((await ask('reviewer', 'DELETE', `/api/issues/${id}`)).statusCode).toBe(200);
    expect(await sheet(id!)).toMatchObject({ state: 'withdrawn', recipients: [{ delivery: { state: 'cancelled' } }] });
  });

  it('is seen by nobody of an enterprise, and by no other house', async () => {
    const { ask, compose } = await kept();
    const [id] = await compose();
    const stranger = await office(await ServiceLine.another(test));
    for (const url of [`/api/issues/${id}`, `/api/issues/${id}/preview`, `/api/issues/${id}/attachments/xlsx`]) {
      for (const role of ['ip-manager', 'reader', 'officer', 'audit-admin']) {
        expect((await ask(role, 'GET', url)).statusCode, `${role} ${url}`).toBe(403);
      }
      expect((await stranger.ask('reviewer', 'GET', url)).json(), url).toMatchObject({ code: 'push.issue.not-found' });
    }
    expect((await stranger.ask('reviewer', 'GET', '/api/issues')).json().issues).toEqual([]);
    expect((await stranger.ask('reviewer', 'GET', '/api/issues/due')).json()).toEqual([]);
    expect((await stranger.ask('reviewer', 'POST', `/api/issues/${id}/approval`)).statusCode).toBe(404);
    expect((await stranger.ask('reviewer', 'DELETE', `/api/issues/${id}`)).statusCode).toBe(404);
  });
});

describe('a preview', () => {
  it('has no links of any recipient, opens nothing, and runs nothing', async () => {
    const { line, ask, compose, sheet, recipient } = await kept();
    const [id] = await compose();
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    const page = await ask('analyst', 'GET', `/api/issues/${id}/preview.html`);
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'self'; sandbox$/);
    expect(page.body).toContain('CN199000211A');
    const { text } = (await ask('analyst', 'GET', `/api/issues/${id}/preview`)).json();
    for (const form of [page.body, text]) {
      expect(form).not.toContain(line.addresses.publicUrl);
      expect(form).not.toContain(line.addresses.stop(recipient).split('/').at(-1));
    }
    expect((await sheet(id!)).recipients).toMatchObject([{ openedAt: null }]);
  });

  it.each(['xlsx', 'docx'])('gives the attachment (%s) to keep', async (form) => {
    const { ask, compose } = await kept();
    const [id] = await compose();
    const file = await ask('analyst', 'GET', `/api/issues/${id}/attachments/${form}`);
    expect(file.headers['content-disposition']).toBe(`attachment; filename="2026-11-23-001.${form}"`);
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK');
    expect((await ask('analyst', 'GET', `/api/issues/${id}/attachments/exe`)).statusCode).toBe(400);
  });
});

describe('sending again', () => {
  it('makes one more delivery with its own key, however often it is asked, and is on record', async () => {
    const { line, ask, compose, sheet } = await kept();
    const [id] = await compose();
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    const [first] = (await sheet(id!)).recipients;
    const again = async () => ask('reviewer', 'POST', `/api/deliveries/${first!.delivery!.id}/again`);
    expect((await again()).json()).toMatchObject({ code: 'push.cannot-resend' });
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
    const { delivery } = (await again()).json();
    expect((await again()).json()).toEqual({ delivery });
    expect(await line.deliver()).toMatchObject({ delivered: 1, waiting: 0 });
    expect(await line.deliver()).toMatchObject({ delivered: 0 });
    expect((await sheet(id!)).recipients).toMatchObject([
      { delivery: { id: delivery, state: 'delivered', resent: 1 } },
    ]);
    const log = await readAudit(test.db, line.house, `issue ${id}`);
    expect(log.filter(({ action }) => action === 'issue.resend')).toMatchObject([
      { actor: 'the reviewer', detail: { delivery } },
    ]);
  });

  it('does not reach who stopped', async () => {
    const { line, ask, compose, sheet, recipient } = await kept();
    const [id] = await compose();
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    await line.deliver();
    await ask('analyst', 'POST', `/api/recipients/${recipient.recipientId}/stop`);
    const [line_] = (await sheet(id!)).recipients;
    expect(line_).toMatchObject({ stopped: true });
    const refused = await ask('reviewer', 'POST', `/api/deliveries/${line_!.delivery!.id}/again`);
    expect(refused.json()).toMatchObject({ code: 'push.cannot-resend' });
  });
});

describe('a common issue', () => {
  async function association() {
    const started = await office();
    const { line, ask } = started;
    const park = await line.enterprise('园区');
    await sql`update organisation set kind = 'park' where id = ${park.enterpriseId}`.execute(test.db);
    const tea = await line.enterprise('茶企', '茶叶', 'tea');
    const fruit = await line.enterprise('果企', '果品', 'fruit');
    const outside = await line.enterprise('外企', '茶叶', 'tea');
    const subscription = await line.subscribe(park, { kind: 'express' });
    for (const one of [tea, fruit, outside]) await line.addRecipient(await line.subscribe(one));
    const members = [tea.enterpriseId, fruit.enterpriseId];
    const set = await ask('analyst', 'PUT', `/api/associations/${park.enterpriseId}/members`, { members });
    expect(set.statusCode).toBe(200);
    await line.work(...week, {
      publication_number: 'CN199009999A',
      title: '一种果品分选机',
      publication_date: '2026-11-17',
    });
    const compose = async () => (await ask('analyst', 'POST', '/api/issues/common', { subscription })).json();
    const numbers = async (id: number) =>
      (await started.sheet(id)).items.map(({ number, common }) => `${common ? 'common' : 'own'} ${number}`);
    return { ...started, park, tea, fruit, outside, subscription, compose, numbers };
  }

  const shared = ['common CN199000211A', 'common US20269000137A1'];

  it('holds the common part and the additions of each member, and those of no other', async () => {
    const { compose, numbers, sheet, ask } = await association();
    const made = await compose();
    expect(made.without).toEqual([]);
    const [tea, fruit] = made.members.map(({ issue }: { issue: number }) => issue);
    expect(await numbers(tea)).toEqual([...shared, 'own CN199000844A']);
    expect(await numbers(fruit)).toEqual([...shared, 'own CN199009999A']);
    expect((await sheet(made.issue)).members).toMatchObject([{ additions: 1 }, { additions: 1 }]);
    const { html } = { html: (await ask('analyst', 'GET', `/api/issues/${tea}/preview.html`)).body };
    expect(html).toContain('共性内容（园区（虚构示例））');
    expect(html).toContain('本单位增补');
    expect(html).not.toContain('果');
    expect(await compose()).toEqual(made);
    expect(await numbers(tea)).toEqual([...shared, 'own CN199000844A']);
  });

  it('is edited in one place, and approved with all that hold it', async () => {
    const { compose, sheet, ask, numbers, line } = await association();
    const { issue, members } = await compose();
    const edit = editOf(await sheet(issue));
    edit.items.reverse();
    edit.items[1]!.leftOut = true;
    edit.introduction = '园区共同关注';
    await ask('reviewer', 'PUT', `/api/issues/${issue}`, edit);
    const [tea] = members;
    expect(await numbers(tea.issue)).toEqual(['common US20269000137A1', 'own CN199000844A']);
    expect((await ask('analyst', 'GET', `/api/issues/${tea.issue}/preview`)).json().text).toContain('园区共同关注');
    const alone = await ask('reviewer', 'POST', `/api/issues/${tea.issue}/approval`);
    expect(alone.json()).toMatchObject({ code: 'push.common-first' });
    expect((await ask('reviewer', 'POST', `/api/issues/${issue}/approval`)).json()).toEqual({ deliveries: 2 });
    expect(await line.deliver()).toMatchObject({ delivered: 2, waiting: 0 });
    expect(await sheet(tea.issue)).toMatchObject({ state: 'approved' });
  });

  it('leaves the members their own items when it is taken back', async () => {
    const { compose, ask, numbers, sheet } = await association();
    const { issue, members } = await compose();
    await ask('reviewer', 'DELETE', `/api/issues/${issue}`);
    expect(await numbers(members[0].issue)).toEqual(['own CN199000844A']);
    expect(await sheet(members[0].issue)).toMatchObject({ state: 'draft', common: null });
  });

  it('does not tell a member twice what an item of its own tells', async () => {
    const { compose, numbers, line, tea } = await association();
    const definition = { concepts: [{ name: '固态', zh: ['固态电解质'], en: [] }] };
    await createProfile(
      test.db,
      line.house,
      { organisationId: tea.enterpriseId, code: 'P2', name: '第二画像', definition, status: 'active' },
      line.act,
    );
    await line.screen();
    await line.keepAll();
    const { members } = await compose();
    expect(await numbers(members[0].issue)).toEqual(['common US20269000137A1', 'own CN199000844A', 'own CN199000211A']);
  });

  it('is none without members, and none for an enterprise', async () => {
    const { ask, park, outside, subscription } = await association();
    await ask('analyst', 'PUT', `/api/associations/${park.enterpriseId}/members`, { members: [] });
    const made = await ask('analyst', 'POST', '/api/issues/common', { subscription });
    expect(made.json()).toMatchObject({ code: 'push.nothing-common' });
    const path = `/api/associations/${outside.enterpriseId}/members`;
    expect((await ask('analyst', 'PUT', path, { members: [] })).json()).toMatchObject({ code: 'push.no-association' });
    expect((await ask('screener', 'PUT', path, { members: [] })).statusCode).toBe(403);
  });
});

describe('a kept item whose decision was taken back', () => {
  it('drops out when the issue is approved', async () => {
    const { line, ask, compose, sheet } = await kept();
    const [id] = await compose();
    await decide(test.db, line.house, 1, { decision: 'drop', reason: '不相关' }, line.act);
    await ask('reviewer', 'POST', `/api/issues/${id}/approval`);
    expect((await sheet(id!)).items.map(({ position }) => position)).toEqual([1]);
  });
});
