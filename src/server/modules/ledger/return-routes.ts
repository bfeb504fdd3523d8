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
import { choosePlan } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import * as problems from './problems.ts';
import { countReturns } from './return-board.ts';
import { boardFor, returnFor, returnPageFor } from './return-page.ts';
import { returnSchedules, scheduleReturns } from './return-schedule.ts';
import { reopenReturn, STEPS_OF, stepReturn, writeReturn } from './returns.ts';
import { askedBy, byId, type LedgerRouteMeans } from './route-means.ts';

const done = { response: { 200: z.null() } };

/** What units return for what they took on. */
export function returnRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house } = means;

  app.get(
    '/api/returns',
    {
      config: { access: ledgerPolicy.read },
      schema: { querystring: returnsAsked, response: { 200: returnBoardPage } },
    },
    async (request) => {
      const { viewer } = await askedBy(means, request);
      const { chosen, document, all, lines } = await boardFor(means, viewer, request.query);
      const { plan } = chosen;
      const counted = (key: (line: ReturnLine) => string) => [...Map.groupBy(all, key)];
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
    async (request) => returnPageFor(means, request, request.params.id),
  );

  app.put(
    '/api/returns/:id',
    {
      config: { access: ledgerPolicy.write },
      schema: { params: byId, body: writtenReturn, response: { 200: savedRevision } },
    },
    async (request) => {
      const { act, parts } = await returnFor(means, request, request.params.id);
      if (!parts.includes('contact')) throw failureOf(403);
      return { revision: await writeReturn(db, house, request.params.id, request.body, act) };
    },
  );

  app.post(
    '/api/returns/:id/steps',
    { config: { access: ledgerPolicy.step }, schema: { params: byId, body: returnStepInput, ...done } },
    async (request) => {
      const { act, parts } = await returnFor(means, request, request.params.id);
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
      const { act } = await returnFor(means, request, request.params.id);
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
}
