import { z } from 'zod';
import { planView } from '../../../shared/plan.ts';
import {
  confirmedPiece,
  mendedPlan,
  newPlan,
  type PlanExecution,
  planChanges,
  planExecution,
  planIssue,
  planKey,
  planList,
  planRevision,
  planVersionRequest,
} from '../../../shared/plan-pages.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type HttpServer, type Principal, principalOf, takeFile } from '../../platform/http/index.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { changesOf } from './assignments.ts';
import { documentAfter, emptyDocument } from './begin-document.ts';
import { closePlan } from './close-plan.ts';
import { confirmPiece } from './confirm-piece.ts';
import { executionOf } from './execution.ts';
import { importNoticeFile } from './import-file.ts';
import { LARGEST_NOTICE } from './notice/notice-file.ts';
import { type Act, amendPlan, beginPlan, mendPlan, readPlan, type VersionKey } from './plans.ts';
import { planPolicy } from './policy.ts';
import { planFor, plansFor } from './readable.ts';
import { writtenRoutes } from './written-routes.ts';

type Days = { readonly onTimeUntil?: string; readonly closedAfter?: string };

export interface PlanRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** Issues a version and sets the days of what it calls for. */
  readonly issue: (key: VersionKey, days: Days, act: Act) => Promise<unknown>;
  /** The days that are set for the returns of a plan. */
  readonly returnDays: (plan: number) => Promise<PlanExecution['returns']>;
}

const byId = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** The plans of the years: from a notice to who executes what. */
export function planRoutes(app: HttpServer, means: PlanRouteMeans): void {
  readingRoutes(app, means);
  makingRoutes(app, means);
  issuingRoutes(app, means);
  assignmentRoutes(app, means);
  writtenRoutes(app, means);
}

function readingRoutes(app: HttpServer, { db, house, returnDays }: PlanRouteMeans): void {
  const read = { access: planPolicy.read };
  const edit = { access: planPolicy.edit };

  app.get('/api/plans', { config: read, schema: { response: { 200: planList } } }, async (request) => ({
    plans: await plansFor(db, house, principalOf(request)),
    uploadLimit: LARGEST_NOTICE,
  }));
  app.get(
    '/api/plans/:id',
    { config: read, schema: { params: byId, querystring: planVersionRequest, response: { 200: planView } } },
    async (request) => {
      const { version } = request.query;
      const key = { plan: request.params.id, ...(version !== undefined && { version }) };
      return planFor(db, house, key, principalOf(request));
    },
  );
  app.get(
    '/api/plans/:id/execution',
    { config: edit, schema: { params: byId, response: { 200: planExecution } } },
    async ({ params: { id } }) => ({ ...(await executionOf(db, house, id)), returns: await returnDays(id) }),
  );
  app.get(
    '/api/plans/:id/changes',
    { config: edit, schema: { params: byId, querystring: planVersionRequest, response: { 200: planChanges } } },
    async ({ params: { id: plan }, query }) => {
      const { version } = await readPlan(db, house, { plan, ...(query.version && { version: query.version }) });
      return { changes: await changesOf(db, house, { plan, version }) };
    },
  );
}

function makingRoutes(app: HttpServer, { db, house, clock }: PlanRouteMeans): void {
  const config = { access: planPolicy.edit };

  app.post(
    '/api/plans/import',
    { config: { ...config, longBody: true }, schema: { response: { 200: planKey } } },
    async (request) =>
      importNoticeFile(db, house, await takeFile(request, LARGEST_NOTICE), actOf(principalOf(request), clock)),
  );
  app.post('/api/plans', { config, schema: { body: newPlan, response: { 200: planKey } } }, async (request) => {
    const { from, title, year } = request.body;
    const document =
      from === null
        ? emptyDocument(title, year)
        : documentAfter((await readPlan(db, house, { plan: from })).document, title, year);
    return beginPlan(db, house, document, actOf(principalOf(request), clock));
  });
  app.post(
    '/api/plans/:id/confirmations',
    { config, schema: { params: byId, body: confirmedPiece, response: { 200: planRevision } } },
    async (request) => {
      const { version, ...confirmed } = request.body;
      const key = { plan: request.params.id, version };
      return { revision: await confirmPiece(db, house, key, confirmed, actOf(principalOf(request), clock)) };
    },
  );
  app.put(
    '/api/plans/:id',
    { config, schema: { params: byId, body: mendedPlan, response: { 200: planRevision } } },
    async (request) => {
      const { version, note, ...mended } = request.body;
      const key = { plan: request.params.id, version };
      const change = { ...mended, ...(note !== undefined && { note }) };
      return { revision: await mendPlan(db, house, key, change, actOf(principalOf(request), clock)) };
    },
  );
}

function issuingRoutes(app: HttpServer, { db, house, clock, issue, returnDays }: PlanRouteMeans): void {
  const config = { access: planPolicy.edit };

  app.post(
    '/api/plans/:id/issue',
    { config, schema: { params: byId, body: planIssue, response: { 200: planExecution } } },
    async (request) => {
      const { version, onTimeUntil, closedAfter } = request.body;
      const days = { ...(onTimeUntil && { onTimeUntil }), ...(closedAfter && { closedAfter }) };
      const plan = request.params.id;
      await issue({ plan, version }, days, actOf(principalOf(request), clock));
      return { ...(await executionOf(db, house, plan)), returns: await returnDays(plan) };
    },
  );
  app.post(
    '/api/plans/:id/amendment',
    { config, schema: { params: byId, response: { 200: planKey } } },
    async (request) => amendPlan(db, house, request.params.id, actOf(principalOf(request), clock)),
  );
  app.post(
    '/api/plans/:id/closing',
    { config, schema: { params: byId, response: { 200: z.null() } } },
    async (request) => {
      await closePlan(db, house, request.params.id, actOf(principalOf(request), clock));
      return null;
    },
  );
}

export function actOf({ actor }: Principal, clock: Clock): Act {
  return { actor, clock };
}
