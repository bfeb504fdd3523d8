import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ReturnLine } from '../../../shared/ledger.ts';
import {
  reopeningInput,
  returnBoardPage,
  returnPage,
  returnScheduleView,
  returnStepInput,
  returnsAsked,
  savedRevision,
  writtenReturn,
} from '../../../shared/ledger-pages.ts';
import { failureOf, type HttpServer } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named } from '../accounts/index.ts';
import { listAssignments } from '../plan/index.ts';
import { choosePlan, issuedDocument } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import * as problems from './problems.ts';
import { countReturns, returnBoard } from './return-board.ts';
import { returnSchedules, scheduleReturns } from './return-schedule.ts';
import { readReturn, reopenReturn, STEPS_OF, stepReturn, writeReturn } from './returns.ts';
import { askedBy, byId, type LedgerRouteMeans } from './route-means.ts';
import { returnPartsOf } from './viewer.ts';

const done = { response: { 200: z.null() } };

/** What units return for what they took on. */
export function returnRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;

  app.get(
    '/api/returns',
    {
      config: { access: ledgerPolicy.read },
      schema: { querystring: returnsAsked, response: { 200: returnBoardPage } },
    },
    async (request) => {
      const { plan: asked, task, province, punctuality, state } = request.query;
      const { viewer } = await askedBy(means, request);
      const { document, ...chosen } = await choosePlan(db, house, asked);
      const { plan } = chosen;
      const units = viewer.units === undefined ? {} : { units: viewer.units };
      const all = plan === null ? [] : await returnBoard(db, house, { plan: plan.id, ...units }, clock);
      const counted = (key: (line: ReturnLine) => string) => [...Map.groupBy(all, key)];
      const lines = all.filter(
        (line) =>
          (task === undefined || line.task === task) &&
          (province === undefined || line.unit.province === province) &&
          (punctuality === undefined || line.punctuality === punctuality) &&
          (state === undefined || line.state === state),
      );
      return {
        ...chosen,
        schedule: plan === null ? null : ((await returnSchedules(db, house, [plan.id])).get(plan.id) ?? null),
        noticeDue: document?.returns?.date ?? null,
        counts: countReturns(all),
        byTask: counted((line) => line.task).map(([clause, own]) => ({ task: clause, ...countReturns(own) })),
        byProvince: counted((line) => line.unit.province ?? '').map(([code, own]) => ({
          province: code || null,
          ...countReturns(own),
        })),
        lines,
      };
    },
  );

  app.get(
    '/api/returns/:id',
    { config: { access: ledgerPolicy.read }, schema: { params: byId, response: { 200: returnPage } } },
    async (request) => {
      const { act, parts, plan } = await partsFor(request, request.params.id);
      const view = await readReturn(db, house, request.params.id, parts, act);
      const document = await issuedDocument(db, house, plan);
      const task = document.tasks.find(({ clause }) => clause === view.task);
      const [assignment] = await listAssignments(db, house, { ids: [view.assignment] });
      const contents = task?.contents.filter(({ clause }) => assignment?.contents.includes(clause)) ?? [];
      return {
        ...view,
        steps: await named(db, { house }, view.steps, 'by'),
        year: document.year,
        title: task?.title ?? view.task,
        contents: contents.map(({ clause, text }) => ({ clause, text })),
      };
    },
  );

  app.put(
    '/api/returns/:id',
    {
      config: { access: ledgerPolicy.write },
      schema: { params: byId, body: writtenReturn, response: { 200: savedRevision } },
    },
    async (request) => {
      const { act, parts } = await partsFor(request, request.params.id);
      if (!parts.includes('contact')) throw failureOf(403);
      return { revision: await writeReturn(db, house, request.params.id, request.body, act) };
    },
  );

  app.post(
    '/api/returns/:id/steps',
    { config: { access: ledgerPolicy.step }, schema: { params: byId, body: returnStepInput, ...done } },
    async (request) => {
      const { act, parts } = await partsFor(request, request.params.id);
      const { step, comment, revision } = request.body;
      if (!parts.some((part) => STEPS_OF[part].includes(step))) throw new ProblemError(problems.notYourStep);
      await stepReturn(db, house, request.params.id, { step, comment, revision }, act);
      return null;
    },
  );

  app.post(
    '/api/returns/:id/reopening',
    { config: { access: ledgerPolicy.days }, schema: { params: byId, body: reopeningInput, ...done } },
    async (request) => {
      const { act } = await partsFor(request, request.params.id);
      await reopenReturn(db, house, request.params.id, request.body, act);
      return null;
    },
  );

  app.put(
    '/api/return-schedules/:id',
    { config: { access: ledgerPolicy.days }, schema: { params: byId, body: returnScheduleView, ...done } },
    async (request) => {
      const { act } = await askedBy(means, request);
      const { plan } = await choosePlan(db, house, request.params.id);
      if (plan === null) throw new ProblemError(problems.noPlan);
      await scheduleReturns(db, house, plan.id, request.body, act);
      return null;
    },
  );

  /** Another's assignment is answered as one that is not there. */
  async function partsFor(request: FastifyRequest, assignment: number) {
    const { viewer, act } = await askedBy(means, request);
    const [one] = await listAssignments(db, house, { ids: [assignment] });
    const parts = one === undefined ? [] : returnPartsOf(viewer, one.unit.id);
    if (one === undefined || (parts.length === 0 && viewer.unit !== one.unit.id))
      throw new ProblemError(problems.noAssignment);
    return { act, parts, plan: one.plan };
  }
}
