import { expect } from 'vitest';
import { pdfPages } from '../../support/pdf.ts';
import type { People } from './people.ts';

/** A number as the dashboard shows it. */
export interface Shown {
  readonly name: string;
  readonly unit: string;
  readonly target: string;
  readonly value: string;
}

/** All numbers of the nation in this year, as the officer sees them. */
export async function dashboard(people: People): Promise<Shown[]> {
  const page = await people.at('zhuguan', '/indicators');
  const rows = page.getByRole('row');
  await rows.nth(20).waitFor();
  const cells = await Promise.all((await rows.all()).map((row) => row.getByRole('cell').allInnerTexts()));
  const lines = cells.filter((texts) => texts.length > 4).map((texts) => texts.map((text) => text.trim()));
  return lines.map(([name = '', unit = '', target = '', value = '']) => ({ name, unit, target, value }));
}

/** The officer opens a number of the dashboard. @returns the day and the name of each of the records behind it. */
export async function openNumber(people: People, name: string, value: number): Promise<string[][]> {
  const page = await people.at('zhuguan', '/indicators');
  await page.getByRole('link', { name: `${name} ${value}：打开背后的记录` }).click();
  await page.getByRole('heading', { level: 1, name: `${name}：背后的记录` }).waitFor();
  await page.getByText(`${value} 条记录`).waitFor();
  const rows = await page.locator('tbody .ant-table-row').all();
  return Promise.all(rows.map(async (row) => (await row.getByRole('cell').allInnerTexts()).slice(0, 2)));
}

/** Every number of the dashboard stands in the yearbook beside its name and its unit. */
export async function expectSameNumbers(yearbook: Uint8Array, numbers: readonly Shown[]): Promise<void> {
  const text = (await pdfPages(yearbook)).join('\n').replaceAll(/\s+/g, '');
  for (const { name, unit, value } of numbers) {
    const written = value === '无' ? '—' : value;
    expect(text).toContain(`${name}${written}${unit === '比率' ? '' : unit}`.replaceAll(/\s+/g, ''));
  }
}
