import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  type DeskItemPage,
  deskAddresses,
  deskAnswer,
  deskHistoryRequest,
  deskIssue,
  deskItemPage,
  deskJudgementLine,
  deskRequest,
  deskUseLine,
} from '../../../shared/desk.ts';
import { feedbackInput, useInput } from '../../../shared/effects.ts';
import { recordAudit } from '../../platform/audit.ts';
import { transaction } from '../../platform/db/index.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { findPushedItem, type PushedItem } from '../push/index.ts';
import { type CalendarMeans, calendarAddress, calendarFor, renewCalendar } from './calendar.ts';
import { readDesk, readDeskItem } from './desk.ts';
import { deskSubscriptions } from './desk-addresses.ts';
import { deskCsv } from './desk-csv.ts';
import { deskFeedRoutes } from './desk-feed-routes.ts';
import { deskIssues, deskJudgements, deskUses } from './desk-history.ts';
import { markRead } from './desk-reading.ts';
import { type DeskOwner, isOnDesk } from './desk-rows.ts';
import { effectsPolicy } from './policy.ts';
import { recordFeedback, recordUse, type Witness } from './record.ts';

const ofDesk = { config: { access: effectsPolicy.desk } };
const judging = { config: { access: effectsPolicy.judge } };
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const csvRequest = deskRequest
  .omit({ skip: true, limit: true, highlights: true, order: true })
  .extend({ rating: deskHistoryRequest.shape.rating, node: deskHistoryRequest.shape.node })
  .extend({ language: z.enum(['zh', 'en']).default('zh') });

/** The desk of an enterprise: what came, what it makes of it, and its history. Another enterprise's item is not there. */
export function deskRoutes(app: HttpServer, means: CalendarMeans): void {
  readingRoutes(app, means);
  sayingRoutes(app, means);
  historyRoutes(app, means);
  addressRoutes(app, means);
  deskFeedRoutes(app, means);
}

function readingRoutes(app: HttpServer, { db, house }: CalendarMeans): void {
  app.get(
    '/api/desk/items',
    { ...ofDesk, schema: { querystring: deskRequest, response: { 200: deskAnswer } } },
    async (request) => readDesk(db, ownerOf(request, house), request.query),
  );

  app.get(
    '/api/desk/items/:id',
    { ...ofDesk, schema: { params: byId, response: { 200: deskItemPage } } },
    async (request) => {
      const owner = ownerOf(request, house);
      return pageOf(db, owner, await ownItem({ db, house }, owner, request.params.id));
    },
  );
}

/** Opening an item is said by the page, so that a program that only looks counts for nothing. */
function sayingRoutes(app: HttpServer, { db, house, clock }: CalendarMeans): void {
  app.put(
    '/api/desk/items/:id/reading',
    { ...judging, schema: { params: byId, response: { 200: z.null() } } },
    async (request) => {
      const owner = ownerOf(request, house);
      await markRead(db, owner, await ownItem({ db, house }, owner, request.params.id), clock);
      return null;
    },
  );
  app.post(
    '/api/desk/items/:id/judgements',
    { ...judging, schema: { params: byId, body: feedbackInput, response: { 200: deskItemPage } } },
    async (request) =>
      say(request, (item, witness) => recordFeedback(db, house, item.issueItemId, request.body, witness, clock)),
  );
  app.post(
    '/api/desk/items/:id/uses',
    { ...judging, schema: { params: byId, body: useInput, response: { 200: deskItemPage } } },
    async (request) =>
      say(request, (item, witness) => recordUse(db, house, item.issueItemId, request.body, witness, clock)),
  );

  /** Whoever says something of an item has opened it. */
  async function say(
    request: FastifyRequest<{ Params: z.infer<typeof byId> }>,
    record: (item: PushedItem, witness: Witness) => Promise<unknown>,
  ) {
    const owner = ownerOf(request, house);
    const item = await ownItem({ db, house }, owner, request.params.id);
    await record(item, { by: principalOf(request).actor, channel: 'desk' });
    await markRead(db, owner, item, clock);
    return pageOf(db, owner, item);
  }
}

function historyRoutes(app: HttpServer, { db, house }: CalendarMeans): void {
  app.get('/api/desk/issues', { ...ofDesk, schema: { response: { 200: z.array(deskIssue) } } }, async (request) =>
    deskIssues(db, ownerOf(request, house)),
  );
  app.get(
    '/api/desk/judgements',
    { ...ofDesk, schema: { querystring: deskHistoryRequest, response: { 200: z.array(deskJudgementLine) } } },
    async (request) => deskJudgements(db, ownerOf(request, house), request.query),
  );
  app.get(
    '/api/desk/uses',
    { ...ofDesk, schema: { querystring: deskHistoryRequest, response: { 200: z.array(deskUseLine) } } },
    async (request) => deskUses(db, ownerOf(request, house), request.query),
  );
  app.get(
    '/api/desk/history/:list',
    {
      ...ofDesk,
      schema: {
        params: z.strictObject({ list: z.enum(['items.csv', 'issues.csv', 'judgements.csv', 'uses.csv']) }),
        querystring: csvRequest,
      },
    },
    async (request, reply) => {
      const { list } = request.params;
      const table = await deskCsv(db, ownerOf(request, house), list, request.query);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="desk-${list}"`)
        .send(table);
    },
  );
}

function addressRoutes(app: HttpServer, means: CalendarMeans): void {
  const { db, house, clock, addresses } = means;
  app.get('/api/desk/addresses', { ...ofDesk, schema: { response: { 200: deskAddresses } } }, async (request) => {
    const owner = ownerOf(request, house);
    return {
      calendar: await calendarAddress(means, owner),
      subscriptions: await deskSubscriptions(db, house, owner.enterprise, addresses),
    };
  });
  app.post('/api/desk/calendar', { ...ofDesk, schema: { response: { 200: z.null() } } }, async (request) => {
    const owner = ownerOf(request, house);
    await transaction(db, async (tx) => {
      await renewCalendar(tx, owner);
      const subject = `account ${owner.accountId}`;
      const entry = { actor: principalOf(request).actor, action: 'desk.calendar-renew', subject };
      await recordAudit(tx, house, entry, clock);
    });
    return null;
  });
  app.get<{ Params: { token: string } }>(
    '/calendars/:token/issues.ics',
    { config: { access: 'link' } },
    async (request, reply) => {
      const calendar = await calendarFor(means, request.params.token);
      if (calendar === undefined) return reply.callNotFound();
      return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, max-age=300').send(calendar);
    },
  );
}

function ownerOf(request: FastifyRequest, house: CalendarMeans['house']): DeskOwner {
  const { organisationId, accountId } = principalOf(request);
  return { house, enterprise: { organisationId }, accountId };
}

/** Another enterprise's item, and one that reached nobody yet, is answered as one that is not there. */
async function ownItem({ db, house }: Pick<CalendarMeans, 'db' | 'house'>, owner: DeskOwner, id: number) {
  const item = await findPushedItem(db, house, id);
  if (item?.enterpriseId !== owner.enterprise.organisationId) throw failureOf(404);
  if (!(await isOnDesk(db, owner, item.queueItemId))) throw failureOf(404);
  return item;
}

async function pageOf(db: CalendarMeans['db'], owner: DeskOwner, item: PushedItem): Promise<DeskItemPage> {
  const page = await readDeskItem(db, owner, item.queueItemId);
  if (page === undefined) throw failureOf(404);
  return page;
}
