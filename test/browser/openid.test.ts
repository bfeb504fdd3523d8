import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPages } from '../../src/cli/build-pages.ts';
import { acceptInvitation, inviteAccount } from '../../src/server/modules/accounts/index.ts';
import { createOrganisation } from '../../src/server/modules/network/index.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { type Serving, serve } from '../../src/server/serve.ts';
import type { Role } from '../../src/shared/accounts.ts';
import { hasChromium, useBrowser } from '../support/browser.ts';
import { useOpenIdProvider } from '../support/openid-provider.ts';

describe.skipIf(!hasChromium)('the identity service in a browser', () => {
  // Another site than the office, as in life: cookies have to come along from there.
  const provider = useOpenIdProvider(() => new Date());
  const sit = useBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  let office: Office | undefined;
  let serving: Serving | undefined;
  let address = '';

  beforeAll(async () => {
    await buildPages(() => {});
    const port = await freePort();
    address = `http://localhost:${port}`;
    const environment = {
      CHUANLI_LOG_LEVEL: 'silent',
      CHUANLI_PUBLIC_URL: address,
      CHUANLI_ALLOW_OUTGOING: '127.0.0.1',
      CHUANLI_OIDC_ISSUER: provider.issuer,
      CHUANLI_OIDC_CLIENT_ID: provider.client.id,
      CHUANLI_OIDC_CLIENT_SECRET: provider.client.secret,
      CHUANLI_OIDC_NAME: '统一身份认证',
    };
    office = await openOffice(readConfig(environment, { data: folder, port }));
    await enterPeople(office);
    serving = await serve(office);
  }, 120_000);
  afterAll(async () => {
    await serving?.stop();
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('leaves the second step of an official to the house', async () => {
    const { page } = await sit();
    provider.behaviour.person = { sub: 'official-1', email: 'officer@house.example', email_verified: true };
    await page.goto(`${address}/flow`);
    await page.getByRole('button', { name: '使用“统一身份认证”登录' }).click();
    await page.getByRole('heading', { level: 1, name: '设置两步验证' }).waitFor();
    expect(page.url()).toBe(`${address}/flow`);
  });

  it('opens the page that was asked for, and says so in words when it does not', async () => {
    const { page, complaints } = await sit();
    provider.behaviour.denies = true;
    await page.goto(`${address}/desk?unread=1`);
    const leave = page.getByRole('button', { name: '使用“统一身份认证”登录' });
    await leave.click();
    await page.getByRole('alert').getByText('已取消身份认证').waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await expect.poll(() => page.url()).toBe(`${address}/`);

    provider.behaviour.denies = false;
    await page.goto(`${address}/desk?unread=1`);
    await leave.click();
    await page.getByRole('heading', { level: 1, name: '我的案头' }).waitFor();
    expect(page.url()).toBe(`${address}/desk?unread=1`);
    expect(complaints).toEqual([]);
  });
});

async function enterPeople(office: Office): Promise<void> {
  const { database, house } = office;
  const enterprise = await createOrganisation(database.db, house, { name: '甲企业（虚构示例）', kind: 'enterprise' });
  await enter(office, { organisationId: enterprise.id, login: 'reader@enterprise.example', roles: ['reader'] });
  await enter(office, { ...house, login: 'officer@house.example', roles: ['officer'] });
}

async function enter(
  { database: { db }, house, clock, secret }: Office,
  person: { readonly organisationId: number; readonly login: string; readonly roles: Role[] },
): Promise<void> {
  const { token } = await inviteAccount(db, house, { ...person, name: '虚构人员' }, { actor: 'test', clock });
  await acceptInvitation({ db, house, clock, secret }, { token, password: 'Correct horse 7' });
}

/** The service has to know its own address before it listens. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
