import { z } from 'zod';
import { calendarAddress, mattersPage } from '../../../shared/ledger-pages.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { mattersOf } from './matters.ts';
import { calendarFor, closeCalendar, isCalendarOpen, openCalendar } from './own-calendar.ts';
import { ledgerPolicy } from './policy.ts';
import { askedBy, type LedgerRouteMeans } from './route-means.ts';

/** What waits for the one who asks, and a calendar of it. */
export function matterRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;
  const ofCalendar = { config: { access: ledgerPolicy.ownCalendar } };

  app.get(
    '/api/matters',
    { config: { access: ledgerPolicy.read }, schema: { response: { 200: mattersPage } } },
    async (request) => {
      const { viewer } = await askedBy(means, request);
      const open = await isCalendarOpen(db, house, principalOf(request).accountId);
      return { ...(await mattersOf(db, house, viewer, clock)), calendar: { open } };
    },
  );
  app.post(
    '/api/matters/calendar',
    { ...ofCalendar, schema: { response: { 200: calendarAddress } } },
    async (request) => {
      const { viewer, act } = await askedBy(means, request);
      const owner = { account: principalOf(request).accountId, unit: viewer.unit };
      return { address: await openCalendar(means, owner, act) };
    },
  );
  app.delete('/api/matters/calendar', { ...ofCalendar, schema: { response: { 200: z.null() } } }, async (request) => {
    const { act } = await askedBy(means, request);
    await closeCalendar(means, principalOf(request).accountId, act);
    return null;
  });
  app.get<{ Params: { token: string } }>(
    '/calendars/:token/matters.ics',
    { config: { access: 'link' } },
    async (request, reply) => {
      const calendar = await calendarFor(means, request.params.token);
      if (calendar === undefined) return reply.callNotFound();
      return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, max-age=300').send(calendar);
    },
  );
}
