import { z } from 'zod';
import { language } from '../../../shared/accounts.ts';
import {
  nextPlanInput,
  summaryCheck,
  summaryInput,
  summaryList,
  summarySubmission,
  summaryView,
  summaryYear,
  yearbookDesk,
  yearbookInput,
  yearbookLine,
} from '../../../shared/yearbook.ts';
import type { Clock } from '../../platform/clock.ts';
import { DOCUMENT_FORMATS, sendDocument } from '../../platform/documents/index.ts';
import {
  DOCX_TYPE,
  type HttpServer,
  PDF_TYPE,
  type Principal,
  principalOf,
  sendDownload,
  XLSX_TYPE,
} from '../../platform/http/index.ts';
import { listWorkbook } from '../../platform/list-workbook.ts';
import { ProblemError } from '../../platform/problems.ts';
import { buildYearbook, findYearbook, type YearbookMeans, yearbookDeskOf } from './builds.ts';
import { draftNextPlan } from './next-plan.ts';
import { yearbookPolicy } from './policy.ts';
import { noOffice } from './problems.ts';
import { type Act, checkSummary, submitSummary, writeSummary } from './summaries.ts';
import { summariesSheet } from './summaries-sheet.ts';
import { listSummaries, readSummary } from './summary-views.ts';
import { summaryDocument } from './written-summary.ts';

export interface YearbookRouteMeans extends YearbookMeans {
  readonly clock: Clock;
}

/** The number of the provincial office whose summary it is. */
const params = z.strictObject({ id: z.coerce.number().int().positive() });
const done = { 200: z.null() };

const TYPES = { pdf: PDF_TYPE, docx: DOCX_TYPE } as const;

/** The year summed up: a province's summary, the house's acceptance, the compilation, and the next plan from its ideas. */
export function yearbookRoutes(app: HttpServer, means: YearbookRouteMeans): void {
  summaryRoutes(app, means);
  compilationRoutes(app, means);
}

function summaryRoutes(app: HttpServer, { db, house, clock, countYear }: YearbookRouteMeans): void {
  const read = { config: { access: yearbookPolicy.readSummaries } };
  const write = { config: { access: yearbookPolicy.writeSummary } };
  const actOf = ({ actor }: Principal): Act => ({ actor, clock });

  app.get(
    '/api/summaries',
    { ...read, schema: { querystring: summaryYear, response: { 200: summaryList } } },
    async (request) => ({ summaries: await listSummaries(db, house, principalOf(request), request.query.year) }),
  );
  app.get(
    '/api/summaries/export.xlsx',
    { ...read, schema: { querystring: summaryYear.extend({ language: language.default('zh') }) } },
    async (request, reply) => {
      const { year, language: chosen } = request.query;
      const summaries = await listSummaries(db, house, principalOf(request), year);
      const sheet = summariesSheet(summaries, chosen === 'en' ? 'en' : 'zh');
      return sendDownload(reply, `年度总结-${year}.xlsx`, XLSX_TYPE, await listWorkbook([sheet]));
    },
  );
  app.get(
    '/api/summaries/:id',
    { ...read, schema: { params, querystring: summaryYear, response: { 200: summaryView } } },
    async (request) => {
      const key = { unit: request.params.id, year: request.query.year };
      return readSummary(db, house, key, { person: principalOf(request), countYear });
    },
  );
  for (const format of DOCUMENT_FORMATS) {
    app.get(
      `/api/summaries/:id/document.${format}`,
      { ...read, schema: { params, querystring: summaryYear } },
      async (request, reply) => {
        const key = { unit: request.params.id, year: request.query.year };
        const summary = await readSummary(db, house, key, { person: principalOf(request), countYear });
        return sendDocument(reply, `年度总结-${key.year}-${summary.unit.name}`, format, summaryDocument(summary));
      },
    );
  }
  app.put(
    '/api/summaries/:id',
    { ...write, schema: { params, body: summaryInput, response: { 200: z.strictObject({ revision: z.int() }) } } },
    async (request) => {
      const person = principalOf(request);
      const unit = ownOf(person, request.params.id);
      return { revision: await writeSummary(db, house, unit, request.body, actOf(person)) };
    },
  );
  app.post(
    '/api/summaries/:id/submission',
    { ...write, schema: { params, body: summarySubmission, response: done } },
    async (request) => {
      const person = principalOf(request);
      const unit = ownOf(person, request.params.id);
      const { year, revision } = request.body;
      await submitSummary(db, house, { unit, year }, actOf(person), revision);
      return null;
    },
  );
  app.post(
    '/api/summaries/:id/check',
    { config: { access: yearbookPolicy.acceptSummary }, schema: { params, body: summaryCheck, response: done } },
    async (request) => {
      await checkSummary(db, house, request.params.id, request.body, actOf(principalOf(request)));
      return null;
    },
  );
}

/** A province writes its own summary and no other. */
function ownOf({ organisationId }: Principal, unit: number): number {
  if (unit !== organisationId) throw new ProblemError(noOffice);
  return unit;
}

function compilationRoutes(app: HttpServer, means: YearbookRouteMeans): void {
  const { db, house, clock, files } = means;
  const make = { config: { access: yearbookPolicy.makeYearbook } };

  app.get(
    '/api/yearbooks',
    { ...make, schema: { querystring: summaryYear, response: { 200: yearbookDesk } } },
    async (request) => yearbookDeskOf(means, request.query.year),
  );
  app.post(
    '/api/yearbooks',
    { ...make, schema: { body: yearbookInput, response: { 200: yearbookLine } } },
    async (request) => (await buildYearbook(means, request.body, { actor: principalOf(request).actor, clock })).line,
  );
  app.post(
    '/api/yearbooks/next-plan',
    { ...make, schema: { body: nextPlanInput, response: { 200: z.strictObject({ plan: z.int() }) } } },
    async (request) => {
      const { plan } = await draftNextPlan(db, house, request.body.year, { actor: principalOf(request).actor, clock });
      return { plan };
    },
  );
  app.get('/api/yearbooks/:id/file', { ...make, schema: { params } }, async (request, reply) => {
    const { year, format, sha256 } = await findYearbook(db, house, request.params.id);
    const name = `年鉴-${year}.${format}`;
    return sendDownload(reply, name, TYPES[format], files.read(sha256));
  });
}
