import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { language } from '../../../shared/accounts.ts';
import { ledgerAsked, returnsAsked, rollUpAsked } from '../../../shared/ledger-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { DOCUMENT_FORMATS, sendDocument } from '../../platform/documents/index.ts';
import { type HttpServer, principalOf, sendDownload, XLSX_TYPE } from '../../platform/http/index.ts';
import { type ListSheet, listWorkbook } from '../../platform/list-workbook.ts';
import { ProblemError } from '../../platform/problems.ts';
import { findOrganisation } from '../network/index.ts';
import { entriesFor } from './entry-routes.ts';
import { mattersOf } from './matters.ts';
import { choosePlan, issuedDocument } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import { ledgerSheet } from './print/ledger-sheet.ts';
import { mattersSheets, monthSheet, returnsSheet } from './print/lists.ts';
import { namedPersons } from './print/named-persons.ts';
import { returnForm } from './print/return-form.ts';
import { tooManyToPrint } from './problems.ts';
import { boardFor, returnPageFor } from './return-page.ts';
import { rollUp } from './roll-up.ts';
import { askedBy, byId, type LedgerRouteMeans } from './route-means.ts';

/** How many entries one printed ledger holds: some eighty pages, set in a few seconds. */
const MOST_PRINTED = 1000;

const read = { config: { access: ledgerPolicy.read } };
const written = { language: language.default('zh') };
const spoken = (chosen: z.infer<typeof language>) => (chosen === 'en' ? 'en' : 'zh');

/** What the ledger gives to be printed and filed: the sheet, the return form, and its lists as workbooks. */
export function printRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  sheetRoute(app, means);
  formRoutes(app, means);
  listRoutes(app, means);
}

function sheetRoute(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;
  const asked = ledgerAsked.omit({ skip: true, limit: true }).extend(written);

  app.get('/api/ledger/export.pdf', { ...read, schema: { querystring: asked } }, async (request, reply) => {
    const { viewer } = await askedBy(means, request);
    const { plan: wanted, light, language: chosen, ...narrowing } = request.query;
    const { plan, tasks } = await choosePlan(db, house, wanted);
    const found = await entriesFor(means, viewer, { ...narrowing, ...(plan && { plan: plan.id }) });
    const entries = light === undefined ? found : found.filter((entry) => entry.light === light);
    if (entries.length > MOST_PRINTED) throw new ProblemError(tooManyToPrint(entries.length, MOST_PRINTED));
    await noted(means, request, 'ledger.export', { entries: entries.length, format: 'pdf' });
    const document = ledgerSheet(entries, {
      ...{ year: plan?.year ?? Number(dayOf({ clock }).slice(0, 4)), plan: plan?.title ?? '', tasks },
      unit: (await findOrganisation(db, house, { id: viewer.unit }))?.name ?? '',
      ...{ today: dayOf({ clock }), language: spoken(chosen) },
      persons: await namedPersons(
        db,
        house,
        entries.map(({ assignment }) => assignment),
      ),
    });
    return sendDocument(reply, `工作台账-${plan?.year ?? ''}-${dayOf({ clock })}`, 'pdf', document);
  });
}

function formRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house } = means;
  const schema = { params: byId, querystring: z.strictObject(written) };

  for (const format of DOCUMENT_FORMATS) {
    app.get(`/api/returns/:id/form.${format}`, { ...read, schema }, async (request, reply) => {
      const page = await returnPageFor(means, request, request.params.id);
      const plan = await issuedDocument(db, house, page.plan);
      const form = returnForm(page, plan.title, spoken(request.query.language));
      return sendDocument(reply, `任务回执-${page.year}-${page.unit.name}-${page.task}`, format, form);
    });
  }
}

function listRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;

  app.get(
    '/api/returns/export.xlsx',
    { ...read, schema: { querystring: returnsAsked.extend(written) } },
    async (request, reply) => {
      const { language: chosen, ...asked } = request.query;
      const { viewer } = await askedBy(means, request);
      const {
        lines,
        chosen: { plan, tasks },
      } = await boardFor(means, viewer, asked);
      const persons = await namedPersons(
        db,
        house,
        lines.map(({ assignment }) => assignment),
      );
      await noted(means, request, 'return.export', { returns: lines.length });
      const sheet = returnsSheet(lines, persons, { tasks, language: spoken(chosen) });
      return sendList(reply, `回执一览-${plan?.year ?? ''}`, [sheet]);
    },
  );
  app.get(
    '/api/matters/export.xlsx',
    { ...read, schema: { querystring: z.strictObject(written) } },
    async (request, reply) => {
      const { viewer } = await askedBy(means, request);
      const matters = await mattersOf(db, house, viewer, clock);
      return sendList(reply, '我的事项', mattersSheets(matters, spoken(request.query.language)));
    },
  );
  app.get(
    '/api/ledger/months/export.xlsx',
    { ...read, schema: { querystring: rollUpAsked.extend(written) } },
    async (request, reply) => {
      const { viewer } = await askedBy(means, request);
      const { plan, tasks } = await choosePlan(db, house, request.query.plan);
      const month = request.query.month ?? dayOf({ clock }).slice(0, 7);
      const entries = plan === null ? [] : await entriesFor(means, viewer, { plan: plan.id });
      const { lines } = await rollUp(db, house, entries, month, clock);
      const sheet = monthSheet(lines, { tasks, language: spoken(request.query.language) });
      return sendList(reply, `台账月度汇总-${month}`, [sheet]);
    },
  );

  async function sendList(reply: FastifyReply, name: string, sheets: readonly ListSheet[]): Promise<FastifyReply> {
    return sendDownload(reply, `${name}-${dayOf({ clock })}.xlsx`, XLSX_TYPE, await listWorkbook(sheets));
  }
}

/** What leaves the service with persons in it is on record. */
async function noted(
  { db, house, clock }: LedgerRouteMeans,
  request: FastifyRequest,
  action: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { actor } = principalOf(request);
  await recordAudit(db, house, { actor, action, subject: `house ${house.organisationId}`, detail }, clock);
}
