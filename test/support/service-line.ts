import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createOrganisation, ensureHouse } from '../../src/server/modules/network/index.ts';
import { importFiles, type PatentIndex, type Patents } from '../../src/server/modules/patents/index.ts';
import { createProfile } from '../../src/server/modules/profiles/index.ts';
import {
  type Addresses,
  addRecipient,
  addressesOf,
  approveIssue,
  composeDue,
  type DeliveryReport,
  deliverDue,
  type NewRecipient,
  type NewSubscription,
  type RecipientRef,
  type SendWith,
  sender,
  subscribe,
} from '../../src/server/modules/push/index.ts';
import { decide, listQueue, screen } from '../../src/server/modules/screening/index.ts';
import type { Clock } from '../../src/server/platform/clock.ts';
import type { Db, Scope } from '../../src/server/platform/db/index.ts';
import { FileStore } from '../../src/server/platform/files.ts';
import { type MailTransport, openMail } from '../../src/server/platform/mail.ts';
import type { OutgoingRules } from '../../src/server/platform/outgoing.ts';
import { openSecret } from '../../src/server/platform/secret.ts';
import type { ScreenResult } from '../../src/shared/screening.ts';
import type { TestDatabase } from './database.ts';
import { tempFolder } from './temp.ts';

/** One line of a JSONL file with the columns of the mapping `general`. */
export interface PublicationLine {
  readonly publication_number: string;
  readonly title: string;
  readonly abstract?: string;
  readonly publication_date?: string;
  readonly application_number?: string;
  readonly applicants?: string;
  readonly family_id?: string;
}

/** Two publications that the profile of `enterprise()` catches, and one that it does not. */
export const week: readonly PublicationLine[] = [
  { publication_number: 'CN199000211A', title: '一种硫化物固态电解质膜', publication_date: '2026-11-17' },
  { publication_number: 'US20269000137A1', title: 'Garnet solid electrolyte', publication_date: '2026-11-19' },
  { publication_number: 'CN199000844A', title: '一种茶叶萎凋设备', publication_date: '2026-11-17' },
];

/** A clock that goes when it is told to. */
export class HandClock implements Clock {
  #now: number;

  constructor(instant: string) {
    this.#now = Date.parse(instant);
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  /** Goes on by so many minutes. */
  pass(minutes: number): void {
    this.#now += minutes * 60_000;
  }
}

export interface Subscriber {
  readonly enterpriseId: number;
  readonly profileId: number;
}

export type Wish = Partial<Omit<NewSubscription, 'enterpriseId'>>;

/** The service line of one house in a test: publications in, profiles, a queue, issues, and an outbox of `.eml` files. */
export class ServiceLine {
  readonly test: TestDatabase;
  readonly house: Scope;
  readonly clock = new HandClock('2026-11-23T04:00:00Z');
  readonly patents: Patents;
  readonly addresses: Addresses;
  readonly outbox: string;
  readonly mail: MailTransport;
  readonly actor = 'tester';
  #files = 0;

  private constructor(test: TestDatabase, house: Scope) {
    this.test = test;
    this.house = house;
    const folder = tempFolder();
    const index = noIndex();
    const originals = new FileStore(join(folder, 'originals'));
    this.patents = { db: test.db, scope: house, originals, index, clock: this.clock, close: index.close };
    this.addresses = addressesOf(openSecret(folder), 'https://chuanli.example/');
    this.outbox = join(folder, 'outbox');
    this.mail = openMail({ folder: this.outbox });
  }

  static open(test: TestDatabase): ServiceLine {
    return new ServiceLine(test, test.scope);
  }

  /** Another house on the same database, which must see nothing of the first. */
  static async another(test: TestDatabase): Promise<ServiceLine> {
    const { id } = await ensureHouse(test.db, { name: '另一服务站（虚构示例）', kind: 'base' });
    return new ServiceLine(test, { organisationId: id });
  }

  get db(): Db {
    return this.test.db;
  }

  get act() {
    return { actor: this.actor, clock: this.clock };
  }

  async receive(...lines: readonly PublicationLine[]): Promise<void> {
    const path = join(tempFolder(), `week-${++this.#files}.jsonl`);
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    await this.receiveFiles(path);
  }

  async receiveFiles(...paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => ({ name: basename(path), path }));
    const { setAside } = await importFiles(this.patents, files);
    if (setAside.length > 0) throw new Error(JSON.stringify(setAside));
  }

  /** An enterprise with one running profile, on solid electrolytes unless told otherwise. */
  async enterprise(name: string, zh = '固态电解质', en = 'solid electrolyte'): Promise<Subscriber> {
    const { id } = await createOrganisation(this.db, this.house, { name: `${name}（虚构示例）`, kind: 'enterprise' });
    const definition = { concepts: [{ name: zh, zh: [zh], en: [en] }] };
    const profile = { organisationId: id, code: 'P1', name: `${name}的画像`, definition, status: 'active' } as const;
    const { profileId } = await createProfile(this.db, this.house, profile, this.act);
    return { enterpriseId: id, profileId };
  }

  async screen(): Promise<ScreenResult> {
    return screen(this.test.database, this.house, {}, this.act);
  }

  /** Keeps every open item; gives their ids. */
  async keepAll(whyItMatters = '与在研项目直接相关'): Promise<number[]> {
    const open = await listQueue(this.db, this.house, { decision: 'open', limit: 1000 });
    for (const { id } of open) await decide(this.db, this.house, id, { decision: 'keep', whyItMatters }, this.act);
    return open.map(({ id }) => id);
  }

  /** Publications in, screened, and all that was found kept. */
  async work(...lines: readonly PublicationLine[]): Promise<number[]> {
    await this.receive(...lines);
    await this.screen();
    return this.keepAll();
  }

  async subscribe({ enterpriseId }: Pick<Subscriber, 'enterpriseId'>, wish: Wish = {}): Promise<number> {
    const usual = { kind: 'brief', language: 'zh', frequency: 'weekly' } as const;
    return subscribe(this.db, this.house, { ...usual, ...wish, enterpriseId }, this.clock);
  }

  async addRecipient(subscription: number, recipient: Partial<NewRecipient> = {}): Promise<RecipientRef> {
    const usual = { channel: 'mail', name: '知识产权负责人', address: 'ip@enterprise.example' } as const;
    const id = await addRecipient(this.db, this.house, subscription, { ...usual, ...recipient }, this.clock);
    return { recipientId: id, generation: 1 };
  }

  async compose(subscription?: number): Promise<number[]> {
    return composeDue(this.db, this.house, this.clock, subscription);
  }

  async approve(issue: number): Promise<number> {
    return approveIssue(this.db, this.house, issue, this.actor, this.clock);
  }

  /** An enterprise that was told of `week` in an approved issue, which waits for its one recipient. */
  async approvedIssue(wish: Wish = {}, recipient: Partial<NewRecipient> = {}) {
    const subscriber = await this.enterprise('甲公司');
    const subscription = await this.subscribe(subscriber, wish);
    const to = await this.addRecipient(subscription, recipient);
    await this.work(...week);
    const [issue] = await this.compose();
    if (issue === undefined) throw new Error('Nothing was composed.');
    await this.approve(issue);
    return { ...subscriber, subscription, recipient: to, issue };
  }

  /** How this house sends, with parts replaced for the test. */
  sender(other: { readonly mail?: MailTransport; readonly outgoing?: OutgoingRules } = {}): ReturnType<typeof sender> {
    const means: SendWith = {
      db: this.db,
      house: this.house,
      clock: this.clock,
      addresses: this.addresses,
      mail: other.mail ?? this.mail,
      mailFrom: '传利 <push@house.example>',
      outgoing: other.outgoing ?? {},
    };
    return sender(means);
  }

  async deliver(send = this.sender()): Promise<DeliveryReport> {
    return deliverDue(this.test.database, this.house, this.clock, send);
  }
}

/** The code of the problem that a promise fails with; undefined when it does not fail. */
export async function problemCode(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error) => error.problem?.code ?? String(error),
  );
}

/** Nothing from screening onwards searches, so tests of it spare themselves the index. */
function noIndex(): PatentIndex {
  const unused = () => Promise.reject(new Error('This test does not search.'));
  let last = 0;
  return {
    apply: async ({ sequence }) => {
      last = sequence;
    },
    lastSequence: async () => last,
    optimise: async () => {},
    clear: async () => {
      last = 0;
    },
    close: async () => {},
    search: unused,
    count: unused,
    stats: unused,
  };
}
