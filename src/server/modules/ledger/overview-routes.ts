import { z } from 'zod';
import {
  calendarDayInput,
  calendarYear as calendarYearView,
  rollUpAsked,
  rollUpPage,
} from '../../../shared/ledger-pages.ts';
import { dayOf } from '../../platform/clock.ts';
import { failureOf, type HttpServer } from '../../platform/http/index.ts';
import { calendarYear, dropCalendarDay, setCalendarDay } from './calendar-days.ts';
import { entriesFor } from './entry-routes.ts';
import { choosePlan } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import { rollUp } from './roll-up.ts';
import { askedBy, byId, type LedgerRouteMeans } from './route-means.ts';

const done = { response: { 200: z.null() } };

/** The ledger by months, and the calendar of working days that its lights and reminders go by. */
export function overviewRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;

  app.get(
    '/api/ledger/months',
    { config: { access: ledgerPolicy.read }, schema: { querystring: rollUpAsked, response: { 200: rollUpPage } } },
    async (request) => {
      const { viewer } = await askedBy(means, request);
      const { document: _document, ...chosen } = await choosePlan(db, house, request.query.plan);
      const month = request.query.month ?? dayOf({ clock }).slice(0, 7);
      const entries = chosen.plan === null ? [] : await entriesFor(means, viewer, { plan: chosen.plan.id });
      return { ...chosen, month, ...(await rollUp(db, house, entries, month, clock)) };
    },
  );

  app.get(
    '/api/calendar-days',
    {
      config: { access: ledgerPolicy.read },
      schema: {
        querystring: z.strictObject({ year: z.coerce.number().int().min(2000).max(2100).optional() }),
        response: { 200: calendarYearView },
      },
    },
    async ({ query }) => calendarYear(db, house, query.year ?? Number(dayOf({ clock }).slice(0, 4))),
  );

  app.put(
    '/api/calendar-days',
    { config: { access: ledgerPolicy.days }, schema: { body: calendarDayInput, ...done } },
    async (request) => {
      const { act } = await askedBy(means, request);
      await setCalendarDay(db, house, request.body, act);
      return null;
    },
  );

  app.delete(
    '/api/calendar-days/:id',
    { config: { access: ledgerPolicy.days }, schema: { params: byId, ...done } },
    async (request) => {
      const { act } = await askedBy(means, request);
      if (!(await dropCalendarDay(db, house, request.params.id, act))) throw failureOf(404);
      return null;
    },
  );
}
