import { z } from 'zod';
import {
  BEHIND_EXPORT,
  behindNumber,
  behindSearch,
  behindSheetSearch,
  type IndicatorTable,
  indicatorCatalogue,
  indicatorDefinition,
  indicatorSearch,
  indicatorSheetSearch,
  indicatorTable,
  yearClosing,
} from '../../../shared/indicators.ts';
import { programmeYear } from '../../../shared/network-standings.ts';
import { csvTable } from '../../platform/csv.ts';
import { CSV_TYPE, type HttpServer, principalOf, sendDownload, XLSX_TYPE } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { provincesOfYear } from '../services/index.ts';
import { askedFor } from './asked-for.ts';
import { recordsBehindIndicator, sliceBehindIndicator } from './behind.ts';
import { defineIndicator, listIndicators } from './catalogue.ts';
import { closedValues, closeYear, yearClosingOf } from './closing.ts';
import { countTogether } from './count-together.ts';
import { documentRoutes } from './document-routes.ts';
import { tableHeads, tableLines } from './lines.ts';
import { numbersWorkbook } from './numbers-workbook.ts';
import { indicatorsPolicy } from './policy.ts';
import { ofNoProvince, unknownIndicator } from './problems.ts';
import { recordsWorkbook } from './records-workbook.ts';
import type { IndicatorsRouteMeans } from './route-means.ts';
import { indicatorTableOf } from './table.ts';
import { writtenOnce } from './written-once.ts';

const ofYear = z.strictObject({ year: z.coerce.number().pipe(programmeYear) });

/** The numbers, what is behind them, what they mean, and the closing of a year. */
export function indicatorsRoutes(app: HttpServer, means: IndicatorsRouteMeans): void {
  readingRoutes(app, means);
  workbookRoutes(app, means);
  documentRoutes(app, means);
  governingRoutes(app, means);
}

function readingRoutes(app: HttpServer, means: IndicatorsRouteMeans): void {
  const { db, house, clock } = means;
  const read = { config: { access: indicatorsPolicy.read } };
  const together = countTogether<IndicatorTable>();
  const written = writtenOnce();

  app.get(
    '/api/indicators',
    { ...read, schema: { querystring: indicatorSearch, response: { 200: indicatorTable } } },
    async (request, reply) => {
      const { organisationId } = principalOf(request);
      const table = await together(JSON.stringify([organisationId, request.query]), async () =>
        indicatorTableOf(db, house, await askedFor(means, { organisationId }, request.query), means),
      );
      reply.serializer(written);
      return table;
    },
  );
  app.get(
    '/api/indicators/definitions',
    { ...read, schema: { querystring: ofYear, response: { 200: indicatorCatalogue } } },
    async ({ query: { year } }) => ({ indicators: await listIndicators(db, house, year) }),
  );
  app.get(
    '/api/indicators/records',
    { ...read, schema: { querystring: behindSearch, response: { 200: behindNumber } } },
    async (request) => {
      const { code, page, ...search } = request.query;
      const filter = await askedFor(means, principalOf(request), search);
      return recordsBehindIndicator(db, house, code, filter, page, clock);
    },
  );
  app.get(
    '/api/indicators/table.csv',
    { ...read, schema: { querystring: indicatorSearch } },
    async (request, reply) => {
      const filter = await askedFor(means, principalOf(request), request.query);
      const csv = csvTable(tableHeads, tableLines(await indicatorTableOf(db, house, filter, means)));
      return sendDownload(reply, `指标-${filter.year}.csv`, CSV_TYPE, csv);
    },
  );
}

/** Numbers, and the records behind one, as workbooks in the language of their reader. */
function workbookRoutes(app: HttpServer, means: IndicatorsRouteMeans): void {
  const { db, house, clock } = means;
  const read = { config: { access: indicatorsPolicy.read } };

  app.get(
    '/api/indicators/table.xlsx',
    { ...read, schema: { querystring: indicatorSheetSearch } },
    async (request, reply) => {
      const { language, ...search } = request.query;
      const filter = await askedFor(means, principalOf(request), search);
      const table = await indicatorTableOf(db, house, filter, means);
      const closed = table.closedAt === null ? [] : await closedValues(db, house, filter.year);
      const workbook = await numbersWorkbook(table, filter, language, closed);
      return sendDownload(reply, `指标-${filter.year}.xlsx`, XLSX_TYPE, workbook);
    },
  );
  app.get(
    '/api/indicators/records.xlsx',
    { ...read, schema: { querystring: behindSheetSearch } },
    async (request, reply) => {
      const { language, code, ...search } = request.query;
      const filter = await askedFor(means, principalOf(request), search);
      const number = await sliceBehindIndicator(db, house, code, filter, { skip: 0, limit: BEHIND_EXPORT }, clock);
      const indicator = (await listIndicators(db, house, filter.year)).find((one) => one.code === code);
      if (indicator === undefined) throw new ProblemError(unknownIndicator(code, filter.year));
      const workbook = await recordsWorkbook(indicator, number, { filter, language, now: clock.now() });
      return sendDownload(reply, `指标-${filter.year}-${code}.xlsx`, XLSX_TYPE, workbook);
    },
  );
}

function governingRoutes(app: HttpServer, { db, house, clock }: IndicatorsRouteMeans): void {
  const govern = { config: { access: indicatorsPolicy.govern } };

  app.post(
    '/api/indicators/definitions',
    { ...govern, schema: { body: indicatorDefinition, response: { 200: z.strictObject({}) } } },
    async (request) => {
      await defineIndicator(db, house, request.body, { actor: principalOf(request).actor, clock });
      return {};
    },
  );
  app.get(
    '/api/indicators/years/:year/closing',
    { config: { access: indicatorsPolicy.closing }, schema: { params: ofYear, response: { 200: yearClosing } } },
    async (request) => {
      const { year } = request.params;
      const { organisationId } = principalOf(request);
      if (organisationId === house.organisationId) return yearClosingOf(db, house, year, clock);
      const province = (await provincesOfYear(db, house, year)).get(organisationId) ?? null;
      if (province === null) throw new ProblemError(ofNoProvince);
      return yearClosingOf(db, house, year, clock, province);
    },
  );
  app.post(
    '/api/indicators/years/:year/closing',
    { ...govern, schema: { params: ofYear, response: { 200: yearClosing } } },
    async (request) => {
      const { year } = request.params;
      await closeYear(db, house, year, { actor: principalOf(request).actor, clock });
      return yearClosingOf(db, house, year, clock);
    },
  );
}
