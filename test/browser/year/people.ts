import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Seat, useBrowser } from '../../support/browser.ts';
import type { ServedOffice } from '../../support/served-office.ts';
import type { HandClock } from '../../support/service-line.ts';

type Served = Pick<ServedOffice, 'address'>;

/** The people of the year, each at a browser of their own. The office and all browsers have one day. */
export class People {
  readonly #served: Served;
  readonly #sit: ReturnType<typeof useBrowser>;
  readonly #clock: HandClock;
  readonly #seats = new Map<string, Seat>();
  #signedIn = new Set<string>();

  constructor(served: Served, sit: ReturnType<typeof useBrowser>, clock: HandClock) {
    this.#served = served;
    this.#sit = sit;
    this.#clock = clock;
  }

  /** It becomes another day (ISO), in the morning: pages of the day before are closed, and whoever works signs in anew. */
  async comeTo(day: string): Promise<void> {
    for (const { page } of this.#seats.values()) await page.goto('about:blank');
    this.#clock.set(`${day}T09:30:00+08:00`);
    this.#signedIn = new Set();
  }

  /** Sits a person down, by sign-in name, before a page. */
  async at(login: string, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const seat = this.#seats.get(login) ?? (await this.#sit(options));
    this.#seats.set(login, seat);
    if (!this.#signedIn.has(login)) {
      await seat.context.clock.setFixedTime(this.#clock.now());
      await seat.context.request.post(`${this.#served.address}/api/session/demonstration`, { data: { login } });
      this.#signedIn.add(login);
    }
    await seat.page.goto(this.#served.address + path);
    return seat.page;
  }

  /** Somebody who is not signed in. */
  async visitor(path: string): Promise<Page> {
    const { page } = await this.#sit();
    await page.goto(this.#served.address + path);
    return page;
  }

  /** What the pages complained of. */
  get complaints(): string[] {
    return [...this.#seats.values()].flatMap(({ complaints }) => complaints);
  }
}
