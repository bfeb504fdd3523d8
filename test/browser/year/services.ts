import { expect } from 'vitest';
import type { People } from './people.ts';

const PHONE = { viewport: { width: 390, height: 844 } } as const;

/** A consultation as the service point records it. */
export interface Consultation {
  /** `isKnown`: the page has the name by the code; else it is written. */
  readonly whom: 'public' | { readonly creditCode: string; readonly name: string; readonly isKnown: boolean };
  /** How they rated it, of five. */
  readonly stars?: number;
}

/** A person of the service point records consultations on a phone, one after the other. */
export async function recordConsultations(people: People, consultations: readonly Consultation[]): Promise<void> {
  const page = await people.at('wangdian', '/services', PHONE);
  const form = page.getByRole('form', { name: '登记一次服务' });
  await form.getByRole('button', { name: '成果、评分等（可不填）' }).click();
  for (const [at, { whom, stars }] of consultations.entries()) {
    if (whom === 'public') {
      await form.getByText('公众', { exact: true }).click();
    } else {
      await form.getByLabel('统一社会信用代码').fill(whom.creditCode);
      if (whom.isKnown) await form.getByText(`已知：${whom.name}`).waitFor();
      else await form.getByLabel('单位名称').fill(whom.name);
    }
    if (stars !== undefined) await form.getByRole('radio', { name: `评分 ${stars}` }).click();
    await form.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText(`共 ${at + 1} 条`).waitFor();
    await page
      .getByText(`咨询：${whom === 'public' ? '公众' : whom.name}`)
      .first()
      .waitFor();
  }
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
}
