import type { Locator, Page } from 'playwright-core';

/**
 * Opens the list of a field and takes an option, in a long list by seeking it first. The list is gone before this returns, so that it
 * covers no other field.
 */
export async function choose(page: Page, field: string, option: string, sought?: string): Promise<void> {
  const box = page.getByLabel(field, { exact: true });
  const list = page.locator('.ant-select-dropdown:visible');
  await box.click();
  if (sought !== undefined) await box.fill(sought);
  await list.getByText(option, { exact: true }).click();
  await list.waitFor({ state: 'hidden' });
  await page.locator('.ant-select', { has: box }).getByText(option, { exact: true }).waitFor();
}

/** Writes an ISO day into a field of days and leaves it. */
export async function writeDay(form: Page | Locator, field: string, day: string): Promise<void> {
  const box = form.getByLabel(field, { exact: true });
  await box.fill(day);
  await box.press('Enter');
}
