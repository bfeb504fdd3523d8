import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttp } from '../../../../test/support/http.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { listDeliveries, pushRoutes } from './index.ts';

const test = useDatabase();
const serve = useHttp(async ({ headers }) => {
  const role = headers['x-role'];
  if (typeof role !== 'string') return undefined;
  return { accountId: 1, actor: `the ${role}`, organisationId: test.scope.organisationId, roles: [role], open: true };
});
useTempFolders();

async function outbox(line = ServiceLine.open(test), folder = line.outbox) {
  const means = { db: test.db, house: line.house, clock: line.clock, addresses: line.addresses };
  const server = await serve((app) => pushRoutes(app, { ...means, ...(folder === '' ? {} : { mailFolder: folder }) }));
  const ask = async (role: string, url: string, method: 'GET' | 'POST' = 'GET') =>
    server.inject({ method, url, headers: { 'x-role': role } });
  return { line, ask };
}

describe('the outbox', () => {
  it('tells what waits and was sent, to administrators too, and to nobody of an enterprise', async () => {
    const { line, ask } = await outbox();
    await line.approvedIssue();
    const seen = (await ask('system-admin', '/api/deliveries')).json();
    expect(seen).toMatchObject({
      counts: { waiting: 1, delivered: 0, failed: 0 },
      readable: true,
      deliveries: [{ state: 'waiting', enterprise: '甲公司（虚构示例）', attempts: 0, resendOf: null }],
    });
    await line.deliver();
    expect((await ask('analyst', '/api/deliveries?state=delivered')).json().deliveries).toHaveLength(1);
    expect((await ask('analyst', '/api/deliveries?state=failed')).json().deliveries).toEqual([]);
    for (const role of ['officer', 'ip-manager', 'reader', 'audit-admin']) {
      expect((await ask(role, '/api/deliveries')).statusCode, role).toBe(403);
    }
    const stranger = await outbox(await ServiceLine.another(test));
    expect((await stranger.ask('reviewer', '/api/deliveries')).json()).toMatchObject({ deliveries: [] });
  });

  it('goes on by pages', async () => {
    const { line, ask } = await outbox();
    const { subscription } = await line.approvedIssue();
    await line.addRecipient(subscription, { address: 'second@enterprise.example' });
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体', publication_date: '2026-11-24' });
    const [issue] = await line.compose(subscription);
    await line.approve(issue!);
    const first = (await ask('analyst', '/api/deliveries?limit=2')).json();
    expect(first.deliveries.map(({ id }: { id: number }) => id)).toEqual([3, 2]);
    const rest = (await ask('analyst', `/api/deliveries?limit=2&before=${first.next}`)).json();
    expect(rest).toMatchObject({ deliveries: [{ id: 1 }], next: null });
  });

  it('tries again what failed, and nothing else', async () => {
    const { line, ask } = await outbox();
    await line.approvedIssue();
    const problem = { code: 'x.y', zh: '拒收', en: 'refused' };
    await line.deliver(async () => ({ type: 'refused', problem }));
    expect((await ask('reviewer', '/api/deliveries')).json().deliveries).toMatchObject([
      { state: 'failed', problem: { zh: '拒收', en: 'refused' } },
    ]);
    expect((await ask('analyst', '/api/deliveries/1/retry', 'POST')).statusCode).toBe(403);
    expect((await ask('system-admin', '/api/deliveries/1/retry', 'POST')).statusCode).toBe(200);
    expect(await line.deliver()).toMatchObject({ delivered: 1 });
    const again = await ask('reviewer', '/api/deliveries/1/retry', 'POST');
    expect(again.json()).toMatchObject({ code: 'push.nothing-to-retry' });
    expect(await listDeliveries(test.db, line.house)).toHaveLength(1);
  });
});

describe('a mail in the folder', () => {
  it('is read as its recipient reads it, with its attachments', async () => {
    const { line, ask } = await outbox();
    const { recipient } = await line.approvedIssue({}, { name: '负责人' });
    expect((await ask('reviewer', '/api/deliveries/1/mail')).json()).toMatchObject({ code: 'push.mail.not-found' });
    await line.deliver();
    const mail = (await ask('reviewer', '/api/deliveries/1/mail')).json();
    expect(mail).toMatchObject({
      from: '传利 <push@house.example>',
      to: 'ip@enterprise.example',
      subject: '专利信息简报 第 1 期（2026-11-23）：2 项',
      attachments: [{ filename: '2026-11-23-001.xlsx' }, { filename: '2026-11-23-001.docx' }],
    });
    expect(mail.text).toContain('与贵单位的关系: 与在研项目直接相关');
    expect(mail.text).toContain(line.addresses.stop(recipient));
    const page = await ask('analyst', '/api/deliveries/1/mail.html');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    expect(page.body).toContain('一种硫化物固态电解质膜');
    const file = await ask('analyst', '/api/deliveries/1/attachments/1');
    expect(file.headers['content-disposition']).toBe('attachment; filename="2026-11-23-001.docx"');
    expect(file.rawPayload.length).toBe(mail.attachments[1].size);
    expect((await ask('analyst', '/api/deliveries/1/attachments/2')).statusCode).toBe(404);
  });

  it('is not read by administrators, by another house, or where mail goes out by SMTP', async () => {
    const { line, ask } = await outbox();
    await line.approvedIssue();
    await line.deliver();
    const stranger = await outbox(await ServiceLine.another(test), line.outbox);
    const bySmtp = await outbox(line, '');
    for (const url of ['/api/deliveries/1/mail', '/api/deliveries/1/mail.html', '/api/deliveries/1/attachments/0']) {
      for (const role of ['system-admin', 'screener', 'officer']) {
        expect((await ask(role, url)).statusCode, `${role} ${url}`).toBe(403);
      }
      expect((await stranger.ask('reviewer', url)).statusCode, url).toBe(404);
      expect((await bySmtp.ask('reviewer', url)).statusCode, url).toBe(404);
    }
  });
});
