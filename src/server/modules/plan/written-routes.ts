import { z } from 'zod';
import { language } from '../../../shared/accounts.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { sendDocument } from '../../platform/documents/index.ts';
import { type HttpServer, principalOf, sendDownload, XLSX_TYPE } from '../../platform/http/index.ts';
import { listWorkbook } from '../../platform/list-workbook.ts';
import { findOrganisation, sightOf } from '../network/index.ts';
import { listAssignments } from './assignments.ts';
import { executionOf } from './execution.ts';
import { readPlan } from './plans.ts';
import { planPolicy } from './policy.ts';
import { planFor } from './readable.ts';
import { executionDocument } from './written/execution-document.ts';
import { assignmentsSheet, executionSheets } from './written/execution-sheets.ts';

const params = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });
const querystring = z.strictObject({ language: language.default('zh') });
const spoken = (chosen: z.infer<typeof language>) => (chosen === 'en' ? 'en' : 'zh');

/** Who executes what, to be taken away: as a workbook and as a sheet to print; and a unit's own assignments with those below it. */
export function writtenRoutes(app: HttpServer, { db, house }: { readonly db: Db; readonly house: Scope }): void {
  const schema = { params, querystring };
  const edit = { config: { access: planPolicy.edit }, schema };

  app.get('/api/plans/:id/execution.xlsx', edit, async (request, reply) => {
    const { document } = await readPlan(db, house, { plan: request.params.id });
    const execution = await executionOf(db, house, request.params.id);
    const sheets = executionSheets(document, execution, spoken(request.query.language));
    return sendDownload(reply, `任务分工-${document.year}.xlsx`, XLSX_TYPE, await listWorkbook(sheets));
  });
  app.get('/api/plans/:id/execution.pdf', edit, async (request, reply) => {
    const { document } = await readPlan(db, house, { plan: request.params.id });
    const execution = await executionOf(db, house, request.params.id);
    const name = (await findOrganisation(db, house, { id: house.organisationId }))?.name ?? '';
    const written = executionDocument(document, execution, { house: name, language: spoken(request.query.language) });
    return sendDocument(reply, `任务分解表-${document.year}`, 'pdf', written);
  });
  app.get(
    '/api/plans/:id/assignments.xlsx',
    { config: { access: planPolicy.read }, schema },
    async (request, reply) => {
      const person = principalOf(request);
      const { id, document } = await planFor(db, house, { plan: request.params.id }, person);
      const sight = await sightOf(db, house, person, document.year);
      const seen = (await listAssignments(db, house, { plan: id })).filter(({ unit }) => sight.sees(unit.id));
      const sheet = assignmentsSheet(document, seen, spoken(request.query.language));
      return sendDownload(reply, `任务分工-${document.year}.xlsx`, XLSX_TYPE, await listWorkbook([sheet]));
    },
  );
}
