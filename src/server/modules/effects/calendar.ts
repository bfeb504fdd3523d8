import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { z } from 'zod';
import type { IssueKind } from '../../../shared/push.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { Secret } from '../../platform/secret.ts';
import { findPerson } from '../accounts/index.ts';
import { findOrganisation } from '../network/index.ts';
import { dayOf, listProfiles } from '../profiles/index.ts';
import { type Addresses, listSubscriptions } from '../push/index.ts';
import { deskIssues } from './desk-history.ts';
import type { DeskOwner } from './desk-rows.ts';
import type { EffectsTables } from './tables.ts';

export interface CalendarMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
  readonly secret: Secret;
}

const Token = z.tuple([z.int(), z.int(), z.int()]);
const PURPOSE = 'calendar';

/** The address of a person's calendar. Who has it sees the calendar without signing in; it holds dates and counts, no texts. */
export async function calendarAddress(means: CalendarMeans, owner: DeskOwner): Promise<string> {
  const ids = [owner.enterprise.organisationId, owner.accountId, await generationOf(means.db, owner)];
  return `${means.addresses.publicUrl}/calendars/${means.secret.sign(PURPOSE, JSON.stringify(ids))}/issues.ics`;
}

/** Makes every address of the person's calendar that was handed out before invalid. */
export async function renewCalendar(db: Db, { enterprise, accountId }: DeskOwner): Promise<void> {
  await tables<EffectsTables>(db)
    .insertInto('desk_calendar')
    .values({ account_id: accountId, organisation_id: enterprise.organisationId, generation: 2 })
    .onConflict((conflict) =>
      conflict.column('account_id').doUpdateSet((row) => ({ generation: row('desk_calendar.generation', '+', 1) })),
    )
    .execute();
}

async function generationOf(db: Db, { enterprise, accountId }: Omit<DeskOwner, 'house'>): Promise<number> {
  const row = await tables<EffectsTables>(db)
    .selectFrom('desk_calendar')
    .select('generation')
    .where('account_id', '=', accountId)
    .where('organisation_id', '=', enterprise.organisationId)
    .executeTakeFirst();
  return row?.generation ?? 1;
}

/**
 * The calendar behind a token: the issues that came, when the next ones are due, when profiles and subscriptions end. Undefined for a
 * token that was not made here, was renewed since, or whose person has left.
 */
export async function calendarFor(means: CalendarMeans, token: string): Promise<string | undefined> {
  const { db, house, secret } = means;
  const payload = secret.verify(PURPOSE, token);
  const read = Token.safeParse(payload === undefined ? undefined : JSON.parse(payload));
  if (!read.success) return undefined;
  const [organisationId, accountId, generation] = read.data;
  const owner = { house, enterprise: { organisationId }, accountId };
  const person = await findPerson(db, owner.enterprise, accountId);
  if (person?.active !== true || (await generationOf(db, owner)) !== generation) return undefined;
  return writeCalendar(means, owner);
}

async function writeCalendar({ db, house, clock, addresses }: CalendarMeans, owner: DeskOwner): Promise<string> {
  const { organisationId } = owner.enterprise;
  const enterprise = await findOrganisation(db, house, { id: organisationId });
  const words = enterprise?.language === 'en' ? en : zh;
  const desk = `${addresses.publicUrl}/desk`;
  const calendar = new ICalCalendar({
    name: words.name(enterprise?.name ?? ''),
    prodId: { company: 'Chuanli', product: 'desk', language: enterprise?.language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  const stamp = clock.now();
  const add = (thing: string, day: string, summary: string, url: string): void => {
    calendar.createEvent({
      id: addresses.urn(`calendar ${thing}`),
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      stamp,
      summary,
      url,
    });
  };
  for (const { id, kind, number, items, arrivedAt } of await deskIssues(db, owner)) {
    const day = dayOf({ clock: { now: () => new Date(arrivedAt) } });
    add(`issue ${id}`, day, words.came(kind, number, items), `${desk}/history?issue=${id}`);
  }
  for (const subscription of await listSubscriptions(db, house, organisationId)) {
    if (subscription.stopped) continue;
    const { id, kind, nextDueOn, expiresOn } = subscription;
    if (expiresOn === null || nextDueOn <= expiresOn) add(`due ${id} ${nextDueOn}`, nextDueOn, words.due(kind), desk);
    if (expiresOn !== null) add(`subscription ${id}`, expiresOn, words.ends(kind), `${desk}/subscriptions`);
  }
  for (const { id, code, validTo } of await listProfiles(db, owner.enterprise, { organisationId }, { clock })) {
    if (validTo !== undefined) add(`profile ${id}`, validTo, words.expires(code), `${addresses.publicUrl}/my-profiles`);
  }
  return calendar.toString();
}

interface Words {
  readonly name: (enterprise: string) => string;
  readonly came: (kind: IssueKind, number: number, items: number) => string;
  readonly due: (kind: IssueKind) => string;
  readonly ends: (kind: IssueKind) => string;
  /** A calendar is often kept by others, so a profile goes by its code and not by its name. */
  readonly expires: (code: string) => string;
}

const kindZh: Readonly<Record<IssueKind, string>> = { express: '快报', brief: '简报', alert: '预警' };
const zh: Words = {
  name: (enterprise) => `专利信息推送 · ${enterprise}`,
  came: (kind, number, items) => `${kindZh[kind]}第 ${number} 期已送达（${items} 条）`,
  due: (kind) => `下一期${kindZh[kind]}应送达`,
  ends: (kind) => `${kindZh[kind]}订阅到期`,
  expires: (code) => `需求画像 ${code} 到期`,
};

const kindEn: Readonly<Record<IssueKind, string>> = { express: 'Express', brief: 'Brief', alert: 'Alert' };
const en: Words = {
  name: (enterprise) => `Patent information · ${enterprise}`,
  came: (kind, number, items) => `${kindEn[kind]} no. ${number} arrived (${items} items)`,
  due: (kind) => `Next ${kindEn[kind].toLowerCase()} due`,
  ends: (kind) => `${kindEn[kind]} subscription ends`,
  expires: (code) => `Profile ${code} expires`,
};
