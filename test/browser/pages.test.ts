import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countBytes, ENTRANCE_LIMIT } from '../../bench/first-load.ts';
import type { Role } from '../../src/shared/accounts.ts';
import type { OutboxPage } from '../../src/shared/push-outbox.ts';
import { hasChromium, type Seat, useBrowser, WINDOW } from '../support/browser.ts';
import { useServedOffice } from '../support/served-office.ts';

/** A person of the demonstration for each role. */
const PEOPLE: Readonly<Record<Role, string>> = {
  analyst: 'fenxi',
  screener: 'shaixuan',
  reviewer: 'shenhe',
  officer: 'zhuguan',
  'ip-manager': 'qiye-zhi',
  reader: 'qiye-yan',
  'province-responsible': 'sheng-ze',
  'province-contact': 'sheng-lian',
  'service-point-staff': 'wangdian',
  'system-admin': 'xitong',
  'security-admin': 'anquan',
  'audit-admin': 'shenji',
};

/** What stands in the address of a page of one thing; a page that is not here fails. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/plans/:id': '/plans/1',
  '/units/:id': '/units/2',
  '/publications/:number': '/publications/CN199000211A',
  '/search': '/search?q=电池',
  '/imports/:id': '/imports/1',
  '/profiles/:id': '/profiles/1',
  '/my-profiles/:id': '/my-profiles/1',
  '/issues/:id': '/issues/1',
  '/desk/items/:id': '/desk/items/1',
  '/flow/records': '/flow/records?number=used',
  '/returns/:id': '/returns/1',
  '/contributions/:id': '/contributions/1',
  '/summaries/:id': '/summaries/10?year=2026',
  '/indicators/records': '/indicators/records?code=pushes',
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

/** Where the people of enterprises read; they have a phone. */
const ON_A_PHONE = /^\/(desk|my-profiles|account)/;
const GROUND = 'getComputedStyle(document.body).backgroundColor';
const PHONE = { width: 390, height: 844 };

/**
 * Looks at the page itself, which saves the blank page that axe would open each time to put frames together. What a rule finds in order
 * is not described one by one, which takes longer than finding it.
 */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
}

/** What bars somebody from the page as it is shown now, and whether it is wider than the window. */
async function barriersOf(page: Page, axe = axeOn(page)): Promise<string[]> {
  const { violations } = await axe.analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const beyond = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return [
    ...grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(beyond === 0 ? [] : [`wider than the window by ${beyond}`]),
  ];
}

/** The same page in the light, in the dark, and on a phone, without being asked for again. */
async function expectNoBarrier(page: Page, onPhone: boolean): Promise<void> {
  expect(await barriersOf(page), 'in the light').toEqual([]);
  const ground = await page.evaluate(GROUND);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(() => page.evaluate(GROUND)).not.toBe(ground);
  // Nothing but colours changes with the brightness.
  const colours = axeOn(page).withRules(['color-contrast', 'link-in-text-block']);
  expect(await barriersOf(page, colours), 'in the dark').toEqual([]);
  if (!onPhone) return;
  await page.setViewportSize(PHONE);
  await page.waitForFunction('matchMedia("(max-width: 390px)").matches');
  expect(await barriersOf(page), 'on a phone').toEqual([]);
}

describe.skipIf(!hasChromium)('every page', () => {
  const served = useServedOffice();
  const sit = useBrowser('after all');

  it('is listed', () => {
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.filter(({ path }) => ON_A_PHONE.test(path)).length).toBeGreaterThan(1);
  });

  const seats = new Map<Role, Promise<Seat>>();

  async function enter(role: Role): Promise<Seat> {
    const seat = await sit();
    await seat.context.request.post(`${served.address}/api/session/demonstration`, { data: { login: PEOPLE[role] } });
    return seat;
  }

  /** The person of this role, who has entered once, with a page as if it were new: opening a window takes longer than many a page. */
  async function turnTo(role: Role): Promise<Seat> {
    const entering = seats.get(role) ?? enter(role);
    seats.set(role, entering);
    const seat = await entering;
    await seat.page.emulateMedia({ colorScheme: 'light' });
    await seat.page.setViewportSize(WINDOW);
    seat.complaints.splice(0);
    return seat;
  }

  for (const { path, roles } of pages) {
    it.each(roles.slice(0, 1))(`${path} shows itself to %s without complaint, cut or barrier`, async (role) => {
      const { page, complaints, settled } = await turnTo(role);
      const address = EXAMPLES[path] ?? path;
      expect(address, `Give ${path} an example in this test.`).not.toContain(':');
      await page.goto(served.address + address);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await settled();
      await expectNoBarrier(page, ON_A_PHONE.test(path));
      expect(complaints).toEqual([]);
    });
  }

  it('of the entrance too', async () => {
    const { page, complaints, settled } = await sit();
    const bytes = await countBytes(page);
    await page.goto(served.address);
    await page.getByRole('heading', { level: 1, name: '登录传利' }).waitFor();
    await settled();
    expect(bytes(), 'bytes of a first load').toBeLessThanOrEqual(ENTRANCE_LIMIT);
    expect(bytes()).toBeGreaterThan(ENTRANCE_LIMIT / 2);
    await expectNoBarrier(page, true);
    expect(complaints).toEqual([]);
  });

  it('of the form behind the link of a mail too', async () => {
    const { page, complaints } = await sit();
    const { context } = await enter('reviewer');
    const ask = async (path: string) => (await context.request.get(`${served.address}/api/deliveries${path}`)).text();
    const { deliveries } = JSON.parse(await ask('?state=delivered')) as Pick<OutboxPage, 'deliveries'>;
    const mail = deliveries.find(({ channel }) => channel === 'mail');
    const link = /href="[^"]*(\/feedback\/[^"?]+)/.exec(await ask(`/${mail?.id}/mail.html`))?.[1];
    await page.goto(served.address + link);
    await page.getByRole('group', { name: '它与贵单位的需求' }).waitFor();
    await expectNoBarrier(page, true);
    expect(complaints).toEqual([]);
  });
});
