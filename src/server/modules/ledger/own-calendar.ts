import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { z } from 'zod';
import type { Language } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { inLanguage } from '../../platform/page.ts';
import { listAccounts } from '../accounts/index.ts';
import { type Act, listPlans } from '../plan/index.ts';
import { listEntries } from './entries.ts';
import { issuedDocument } from './plan-choices.ts';
import { returnBoard } from './return-board.ts';
import type { LedgerRouteMeans } from './route-means.ts';
import type { LedgerTables } from './tables.ts';
import { viewerOf } from './viewer.ts';

type CalendarMeans = Pick<LedgerRouteMeans, 'db' | 'house' | 'clock' | 'secret' | 'addresses'>;

const Token = z.tuple([z.int(), z.int()]);
const PURPOSE = 'ledger-calendar';

export interface CalendarOwner {
  readonly account: number;
  readonly unit: number;
}

export async function isCalendarOpen(db: Db, house: Scope, account: number): Promise<boolean> {
  return (await calendarRow(db, house, account))?.open === true;
}

/** Opens a person's calendar under a new address, which is told this once; the one before is good for nothing from now on. */
export async function openCalendar(means: CalendarMeans, { account, unit }: CalendarOwner, act: Act): Promise<string> {
  const { db, house, secret, addresses } = means;
  const generation = await transaction(db, async (tx) => {
    const row = await tables<LedgerTables>(tx)
      .insertInto('ledger_calendar')
      .values({ account_id: account, organisation_id: house.organisationId, unit_id: unit, open: true })
      .onConflict((conflict) =>
        conflict
          .column('account_id')
          .doUpdateSet((own) => ({ open: true, generation: own('ledger_calendar.generation', '+', 1) })),
      )
      .returning('generation')
      .executeTakeFirstOrThrow();
    await record(tx, house, 'ledger.open-calendar', account, act);
    return row.generation;
  });
  return `${addresses.publicUrl}/calendars/${secret.sign(PURPOSE, JSON.stringify([account, generation]))}/matters.ics`;
}

export async function closeCalendar({ db, house }: CalendarMeans, account: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    await tables<LedgerTables>(tx)
      .updateTable('ledger_calendar')
      .set({ open: false })
      .where('organisation_id', '=', house.organisationId)
      .where('account_id', '=', account)
      .execute();
    await record(tx, house, 'ledger.close-calendar', account, act);
  });
}

/**
 * The calendar behind a token: the days of the returns and entries that the person would see. Undefined for a token that was not made here,
 * was closed or renewed since, or whose person has left.
 */
export async function calendarFor(means: CalendarMeans, token: string): Promise<string | undefined> {
  const { db, house, clock, secret } = means;
  const payload = secret.verify(PURPOSE, token);
  const read = Token.safeParse(payload === undefined ? undefined : JSON.parse(payload));
  if (!read.success) return undefined;
  const [accountId, generation] = read.data;
  const row = await calendarRow(db, house, accountId);
  const person = (await listAccounts(db, house)).find(({ id }) => id === accountId);
  if (row?.open !== true || row.generation !== generation || person?.state !== 'active') return undefined;
  const viewer = await viewerOf(db, house, { organisationId: person.organisation.id, roles: person.roles }, clock);
  return write(means, viewer.units, person.language);
}

async function write(
  { db, house, clock, addresses }: CalendarMeans,
  seen: readonly number[] | undefined,
  language: Language,
): Promise<string> {
  const units = seen === undefined ? {} : { units: seen };
  const calendar = new ICalCalendar({
    name: await inLanguage('专利信息工作 · 我的事项', 'Patent information work · my matters', language),
    prodId: { company: 'Chuanli', product: 'ledger', language: language === 'en' ? 'EN' : 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  const stamp = clock.now();
  const add = async (thing: string, day: string, zh: string, en: string, page: string): Promise<void> => {
    const summary = await inLanguage(zh, en, language);
    const start = new Date(`${day}T00:00:00Z`);
    const url = `${addresses.publicUrl}${page}`;
    calendar.createEvent({ id: addresses.urn(`ledger calendar ${thing}`), start, allDay: true, stamp, summary, url });
  };
  for (const plan of (await listPlans(db, house)).filter(({ state }) => state === 'issued')) {
    const { tasks } = await issuedDocument(db, house, plan.id);
    for (const { assignment, task, unit, obliged, receivedOn, onTimeUntil } of await returnBoard(
      db,
      house,
      { plan: plan.id, ...units },
      clock,
    )) {
      if (receivedOn !== null || onTimeUntil === null || !obliged) continue;
      const title = tasks.find(({ clause }) => clause === task)?.title ?? task;
      const [zh, en] = [`回执到期：${unit.name} ${title}`, `Return due: ${unit.name}, ${title}`];
      await add(`return ${assignment}`, onTimeUntil, zh, en, `/returns/${assignment}`);
    }
    for (const { id, number, matter, unit, dueOn, state } of await listEntries(
      db,
      house,
      { plan: plan.id, inForce: true, ...units },
      clock,
    )) {
      if (state === 'closed') continue;
      const [zh, en] = [
        `台账到期：${number} ${matter}（${unit.name}）`,
        `Entry due: ${number} ${matter} (${unit.name})`,
      ];
      await add(`entry ${id}`, dueOn, zh, en, `/ledger?entry=${id}`);
    }
  }
  return calendar.toString();
}

async function calendarRow(db: Db, house: Scope, account: number) {
  return tables<LedgerTables>(db)
    .selectFrom('ledger_calendar')
    .select(['open', 'generation'])
    .where('organisation_id', '=', house.organisationId)
    .where('account_id', '=', account)
    .executeTakeFirst();
}

function record(tx: Db, house: Scope, action: string, account: number, { actor, clock }: Act): Promise<void> {
  return recordAudit(tx, house, { actor, action, subject: `account ${account}` }, clock);
}
