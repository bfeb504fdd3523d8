import { expect } from 'vitest';
import { writeDay } from '../../support/form-fields.ts';
import { sharedData } from '../../support/shared-data.ts';
import type { People } from './people.ts';

/** The officer drops the notice into the browser, looks at what was read, and issues it. */
export async function issueNotice(people: People): Promise<void> {
  const page = await people.at('zhuguan', '/plans');
  await page.locator('input[type=file]').setInputFiles(sharedData('notices/plan-2018.zh-Hant.txt'));
  await page.getByRole('heading', { level: 1, name: '2018年度全國專利信息傳播利用工作計劃' }).waitFor();
  expect(await page.getByText('没有读懂').count()).toBe(0);
  await page.getByRole('button', { name: '印发', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('10 项任务').waitFor();
  expect(await dialog.getByLabel('回执按时的最后一天').inputValue()).toBe('2018-06-20');
  await writeDay(dialog, '停止接收回执的日期（可不填）', '2018-06-29');
  await dialog.getByRole('button', { name: '印发', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('tab', { name: '任务分工' }).click();
  await page.getByText('以下为现行任务分工').waitFor();
}
