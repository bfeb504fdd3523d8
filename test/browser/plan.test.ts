import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createOrganisation, giveStanding } from '../../src/server/modules/network/index.ts';
import { hasChromium, useBrowser } from '../support/browser.ts';
import { useServedOffice } from '../support/served-office.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

const TITLE = '2018年度全國專利信息傳播利用工作計劃';

describe.skipIf(!hasChromium || !hasSharedData)('the plan of a year in the browser', () => {
  const served = useServedOffice();
  const sit = useBrowser();

  async function enter(login: string): Promise<{ page: Page; complaints: readonly string[] }> {
    const { page, context, complaints } = await sit();
    await context.request.post(`${served.address}/api/session/demonstration`, { data: { login } });
    return { page, complaints };
  }

  /** A base of each grade in the year of the notice; the demonstration has its own in its year only. */
  async function enterWhoIsMissing(): Promise<void> {
    const { database, house } = served.office;
    for (const grade of ['basic', 'key'] as const) {
      const base = { name: `${grade === 'basic' ? '基础' : '重点'}基地（虚构示例）`, kind: 'base' } as const;
      const { id } = await createOrganisation(database.db, house, base);
      const standing = { standing: 'base', grade, fromYear: 2018, toYear: null, basis: '示例' } as const;
      await giveStanding(database.db, house, id, standing);
    }
  }

  /** The newest plan is shown first, which is the demonstration's. */
  async function choosePlan(page: Page): Promise<void> {
    await page.getByLabel('计划', { exact: true }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(TITLE, { exact: true }).click();
  }

  it('goes from the notice to who does what, and a province gives its task on', { timeout: 120_000 }, async () => {
    const officer = await enter('zhuguan');
    const { page } = officer;
    await page.goto(`${served.address}/plans`);
    await page.locator('input[type=file]').setInputFiles(sharedData('notices/plan-2018.zh-Hant.txt'));
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect(await page.getByText('没有读懂').count()).toBe(0);

    const goal = page.getByRole('button', { name: '三(六)1：在原文中显示' });
    await goal.focus();
    const lit = page.locator('mark');
    expect(await lit.textContent()).toMatch(/^進一步深化試點工作,從技術創新中的專利信息需求出發/);
    await expect.poll(() => lit.evaluate((words) => words.getBoundingClientRect().top)).toBeLessThan(800);

    await page.getByRole('button', { name: '印发', exact: true }).click();
    await page.getByRole('dialog').getByText('不在单位库中').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '查看任务分工' }).click();
    await page.getByText('三(一) 重点项目基地；没有登记这类基地；印发前须登记').waitFor();
    await enterWhoIsMissing();

    await page.reload();
    await page.getByRole('button', { name: '印发', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('10 项任务').waitFor();
    expect(await dialog.getByLabel('回执按时的最后一天').inputValue()).toBe('2018-06-20');
    await dialog.getByRole('button', { name: '印发', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('以下为现行任务分工').waitFor();
    const cells = page.getByRole('row').filter({ hasText: '江西示例主管局' }).getByRole('cell');
    expect(await cells.allInnerTexts()).toEqual([
      ...[expect.stringContaining('江西'), '', expect.stringContaining('承担'), '承担', '承担', ''],
      ...['自愿', '承担', '承担', '承担', '承担'],
    ]);

    const contact = await enter('sheng-lian');
    await contact.page.goto(`${served.address}/assignments`);
    await choosePlan(contact.page);
    await contact.page.getByRole('button', { name: '分解任务：三(三)' }).click();
    const parts = contact.page.getByRole('dialog');
    await parts.getByLabel('分解给').click();
    await contact.page.getByTitle('南昌示例服务网点（虚构示例）').click();
    await contact.page.keyboard.press('Escape');
    await parts.getByLabel('要求（可不填）').fill('咨询与培训不少于 10 次');
    await parts.getByRole('button', { name: '分解', exact: true }).click();
    await contact.page.getByText('南昌示例服务网点（虚构示例）；全部内容；咨询与培训不少于 10 次').waitFor();

    const point = await enter('wangdian');
    await point.page.goto(`${served.address}/assignments`);
    await choosePlan(point.page);
    await point.page.getByText('咨询与培训不少于 10 次').waitFor();
    expect([...officer.complaints, ...contact.complaints, ...point.complaints]).toEqual([]);
  });
});
