import type { Locator, Page } from 'playwright-core';
import { writeDay } from '../../support/form-fields.ts';
import type { People } from './people.ts';

/** An entry of the ledger in the hands of the people whom it concerns, by what it is about. */
export class Entry {
  readonly #people: People;
  readonly #matter: string;

  constructor(people: People, matter: string) {
    this.#people = people;
    this.#matter = matter;
  }

  /** What the officer sees in the ledger, as a word beside its colour. */
  async expectLight(light: '正常' | '临期' | '逾期' | '已销号'): Promise<void> {
    const page = await this.#people.at('zhuguan', '/ledger');
    const row = page.getByRole('row').filter({ hasText: this.#matter });
    await row.locator('.ant-tag', { hasText: light }).first().waitFor();
  }

  async report(percent: number, progress: string): Promise<void> {
    await this.#report(await this.#open('sheng-lian', '报告进展'), percent, progress);
  }

  /** The last report, and the wish to have the matter closed. */
  async finish(progress: string): Promise<void> {
    const drawer = await this.#open('sheng-lian', '报告进展');
    await this.#report(drawer, 100, progress);
    await this.#begin(drawer, '申请销号');
    await this.#send(drawer);
    await drawer.locator('.ant-tag', { hasText: '待确认' }).waitFor();
  }

  async askExtension(until: string): Promise<void> {
    const drawer = await this.#open('sheng-lian', '报告进展');
    await this.#begin(drawer, '申请延期');
    await writeDay(drawer, '申请延期至', until);
    await drawer.getByLabel('原因（必填）').fill('部分企业尚未走访（虚构示例）。');
    await this.#send(drawer);
    await drawer.locator('.ant-tag', { hasText: '申请延期' }).waitFor();
  }

  async grantExtension(): Promise<void> {
    const drawer = await this.#open('zhuguan', '答复延期');
    await this.#begin(drawer, '同意延期');
    await this.#send(drawer);
    await drawer.locator('.ant-tag', { hasText: '进行中' }).waitFor();
  }

  async confirmClosing(): Promise<void> {
    const drawer = await this.#open('zhuguan', '确认销号');
    await this.#begin(drawer, '确认销号');
    await this.#send(drawer);
    await drawer.locator('.ant-tag', { hasText: '已销号' }).first().waitFor();
  }

  /** Whoever has something to do finds it among their own matters. */
  async #open(login: string, act: string): Promise<Locator> {
    const page: Page = await this.#people.at(login, '/matters');
    await page.getByRole('link', { name: `${act}：${this.#matter}` }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('办理记录').waitFor();
    return drawer;
  }

  async #report(drawer: Locator, percent: number, progress: string): Promise<void> {
    await this.#begin(drawer, '报告进展');
    await drawer.getByLabel('完成率 %').fill(String(percent));
    await drawer.getByLabel('进展情况').fill(progress);
    await this.#send(drawer);
    await drawer.getByText(progress).first().waitFor();
  }

  async #begin(drawer: Locator, act: string): Promise<void> {
    await drawer.getByRole('button', { name: act, exact: true }).first().click();
  }

  async #send(drawer: Locator): Promise<void> {
    await drawer.getByRole('button', { name: '提交', exact: true }).click();
    await drawer.getByRole('button', { name: '提交', exact: true }).waitFor({ state: 'detached' });
  }
}
