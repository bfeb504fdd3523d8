import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { flow } from '../../src/server/modules/effects/index.ts';
import { deliver } from '../../src/server/service-line.ts';
import { hasChromium, useBrowser } from '../support/browser.ts';
import { choose } from '../support/form-fields.ts';
import { useMailServer } from '../support/mail-server.ts';
import { useServedOffice } from '../support/served-office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';

const ENTERPRISE = '虚构·赣江固态电池有限公司';
const PROFILE = '负极新层跟踪（虚构）';
const NUMBER = 'CN199014073A';

/** A publication that nobody has seen yet. */
function writeNewcomer(folder: string): string {
  const path = join(folder, '2026-w48-cn.csv');
  const heads = ['公开(公告)号', '公开(公告)日', '标题', '摘要', '申请(专利权)人', 'IPC分类号'];
  const values = [
    NUMBER,
    '2026-11-24',
    '一种银碳复合负极层',
    '银碳复合负极层使锂均匀沉积。',
    '虚构·云岭新材料研究院',
    'H01M4/134',
  ];
  writeFileSync(path, [heads, values].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n'));
  return path;
}

describe.skipIf(!hasChromium)('a week in the browser', () => {
  const mails = useMailServer();
  const served = useServedOffice({ environment: () => ({ CHUANLI_SMTP_URL: mails.url }) });
  const sit = useBrowser();
  useTempFolders();

  async function enter(login: string): Promise<{ page: Page; go: (path: string) => Promise<unknown> }> {
    const { page, context } = await sit();
    await context.request.post(`${served.address}/api/session/demonstration`, { data: { login } });
    return { page, go: (path) => page.goto(served.address + path) };
  }

  it('goes from a search to a use, and the flow grows by exactly that', async () => {
    const { office } = served;
    const counts = () => flow(office.database.db, office.house);
    const before = await counts();

    const analyst = await enter('fenxi');
    await analyst.go('/search?q=银碳复合负极');
    await analyst.page.getByText('据此建画像').click();
    await choose(analyst.page, '企业', ENTERPRISE);
    await analyst.page.getByLabel('画像名称').fill(PROFILE);
    await analyst.page.getByText('每一版须经企业签认后才运行').click();
    await analyst.page.getByRole('button', { name: '保存并启用' }).click();
    await analyst.page.getByRole('heading', { level: 1, name: PROFILE }).waitFor();

    await analyst.go('/subscriptions');
    await analyst.page.getByRole('button', { name: '新增订阅' }).click();
    const dialog = analyst.page.getByRole('dialog');
    await choose(analyst.page, '企业', ENTERPRISE);
    await choose(analyst.page, '画像', PROFILE);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const row = analyst.page.getByRole('row').filter({ hasText: PROFILE });
    await row.getByRole('button', { name: '收件人' }).click();
    const drawer = analyst.page.getByRole('dialog');
    await drawer.getByLabel('姓名或用途').fill('研发负责人（虚构）');
    await drawer.getByLabel('地址').fill('lead@ganjiang.example');
    await drawer.getByRole('button', { name: '添加收件人' }).click();
    await drawer.getByText('lead@ganjiang.example').waitFor();

    await analyst.go('/imports');
    await analyst.page.locator('input[type=file]').setInputFiles(writeNewcomer(tempFolder()));
    await analyst.page.getByRole('row').filter({ hasText: '2026-w48-cn.csv' }).getByText('完成').waitFor();

    const screener = await enter('shaixuan');
    await screener.go('/queue/runs');
    await screener.page.getByRole('button', { name: '立即筛查' }).click();
    await screener.page.getByRole('row').nth(5).waitFor();
    await screener.go('/queue');
    await screener.page.getByText('逐条筛选').waitFor();
    const read = screener.page.getByText(NUMBER, { exact: true });
    for (let turn = 0; turn < 40 && !(await read.isVisible()); turn++) {
      await screener.page.keyboard.press('n');
      await screener.page.waitForTimeout(50);
    }
    await screener.page.keyboard.press('l');
    await screener.page.keyboard.type('与贵单位在研的银碳负极直接相关。');
    await screener.page.keyboard.press('Escape');
    await screener.page.keyboard.press('k');
    await expect.poll(async () => (await counts()).kept).toBe(before.kept + 1);

    const reviewer = await enter('shenhe');
    await reviewer.go('/issues');
    const due = reviewer.page.getByRole('row').filter({ hasText: PROFILE });
    await due.getByRole('button', { name: '组稿' }).click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: '组稿' }).click();
    await reviewer.page.getByText('与贵单位在研的银碳负极直接相关。').waitFor();
    await reviewer.page.getByRole('button', { name: '审核通过并发送' }).click();
    const sent = mails.collect();
    await reviewer.page.locator('.ant-popover').getByRole('button', { name: '审核通过并发送' }).click();
    await reviewer.page.getByText('本期已审核，内容固定，不能再改。').waitFor();
    await deliver(office);
    await expect.poll(() => sent.length).toBe(1);
    expect(sent[0]?.recipients).toEqual(['lead@ganjiang.example']);

    const mail = await simpleParser(sent[0]?.bytes ?? '');
    const link = /href="[^"]*(\/feedback\/[^"?]+)/.exec(mail.html || '')?.[1];
    expect(mail.text).toContain(NUMBER);
    const reader = await sit({ viewport: { width: 390, height: 844 } });
    await reader.page.goto(served.address + link);
    await reader.page.getByLabel('相关', { exact: true }).check();
    await reader.page.getByRole('button').click();
    await expect.poll(async () => (await counts()).judged).toBe(before.judged + 1);

    const enterprise = await enter('qiye-zhi');
    await enterprise.go('/desk');
    const card = enterprise.page.getByRole('article').filter({ hasText: '一种银碳复合负极层' });
    await card.getByText('查看全文与记录').click();
    const use = enterprise.page.getByRole('form', { name: '记录用途' });
    await use.getByText('研发', { exact: true }).click();
    await use.getByLabel('带来的改变').fill('负极路线改用银碳复合层（虚构）');
    await use.getByRole('button', { name: '保存' }).click();
    await expect.poll(async () => (await counts()).used).toBe(before.used + 1);

    const officer = await enter('zhuguan');
    await officer.go('/flow');
    await officer.page.getByRole('link', { name: `应用 ${before.used + 1}：查看记录` }).click();
    await officer.page.getByText('负极路线改用银碳复合层（虚构）').waitFor();
    expect(await officer.page.getByText(NUMBER).count()).toBeGreaterThan(0);
    expect(await officer.page.getByText(PROFILE).count()).toBe(0);

    const after = await counts();
    const grown = Object.entries(after).flatMap(([name, value]) => {
      const former = before[name as keyof typeof before];
      return typeof value === 'number' && typeof former === 'number' && value !== former && name !== 'precision'
        ? [[name, value - former]]
        : [];
    });
    expect(Object.fromEntries(grown)).toEqual({
      ...{
        read: 1,
        stored: 1,
        matched: 1,
        families: 1,
        kept: 1,
        pushed: 1,
        opened: 1,
        judged: 1,
        relevant: 1,
        used: 1,
      },
    });
  }, 240_000);
});
