import AxeBuilder from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/shared/accounts.ts';
import { hasChromium, useBrowser } from '../support/browser.ts';
import { useServedOffice } from '../support/served-office.ts';

/** A person of the demonstration for each role. */
const PEOPLE: Readonly<Record<Role, string>> = {
  analyst: 'fenxi',
  screener: 'shaixuan',
  reviewer: 'shenhe',
  officer: 'zhuguan',
  'ip-manager': 'qiye-zhi',
  reader: 'qiye-yan',
  'system-admin': 'xitong',
  'security-admin': 'anquan',
  'audit-admin': 'shenji',
};

/** What stands in the address of a page of one thing; a page that is not here fails. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/publications/:number': '/publications/CN199000211A',
  '/search': '/search?q=电池',
  '/imports/:id': '/imports/1',
  '/profiles/:id': '/profiles/1',
  '/my-profiles/:id': '/my-profiles/1',
  '/issues/:id': '/issues/1',
  '/desk/items/:id': '/desk/items/1',
  '/flow/records': '/flow/records?number=used',
};

interface PageEntry {
  readonly path: string;
  readonly roles: readonly Role[];
}

/** The pages as the browser knows them. They are named by address, because the server's types know nothing of pages. */
async function pagesOfTheWeb(): Promise<readonly PageEntry[]> {
  const address = new URL('../../src/web/app/pages.ts', import.meta.url).href;
  return ((await import(address)) as { readonly pages: readonly PageEntry[] }).pages;
}

const pages = await pagesOfTheWeb();

describe.skipIf(!hasChromium)('every page', () => {
  const served = useServedOffice();
  const sit = useBrowser();

  it('is listed', () => {
    expect(pages.length).toBeGreaterThan(1);
  });

  for (const { path, roles } of pages) {
    it.each(roles.slice(0, 1))(`${path} shows itself to %s without complaint, cut or barrier`, async (role) => {
      const { page, context, complaints } = await sit();
      await context.request.post(`${served.address}/api/session/demonstration`, { data: { login: PEOPLE[role] } });
      const address = EXAMPLES[path] ?? path;
      expect(address, `Give ${path} an example in this test.`).not.toContain(':');
      await page.goto(served.address + address, { waitUntil: 'networkidle' });
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(
        0,
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    });
  }

  it('of the entrance too', async () => {
    const { page, complaints } = await sit();
    await page.goto(served.address, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1, name: '登录传利' }).waitFor();
    expect(complaints).toEqual([]);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });
});
