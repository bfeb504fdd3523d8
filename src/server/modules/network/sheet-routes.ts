import { networkImport } from '../../../shared/network-import.ts';
import { workbookRequest, yearRequest } from '../../../shared/network-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type HttpServer, principalOf, sendDownload, takeFile, XLSX_TYPE } from '../../platform/http/index.ts';
import { networkPolicy } from './policy.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { importNetwork } from './sheet/import-sheet.ts';
import { networkWorkbook } from './sheet/write-sheet.ts';
import { sightOf } from './sight.ts';

const LARGEST_SHEET = 10 * 1024 ** 2;

/** The organisations of a year as a workbook: out, edited by hand, and in again. */
export function sheetRoutes(app: HttpServer, { db, house, clock }: NetworkRouteMeans): void {
  app.get(
    '/api/network/workbook',
    { config: { access: networkPolicy.exportYears }, schema: { querystring: workbookRequest } },
    async (request, reply) => {
      const { year, language, template } = request.query;
      const person = principalOf(request);
      const entry = { actor: person.actor, action: 'organisation.export', subject: 'house', detail: { year } };
      if (!template) await recordAudit(db, house, entry, clock);
      const content = template ? {} : { sight: await sightOf(db, house, person, year) };
      const file = await networkWorkbook(db, house, { year, language, ...content });
      return sendDownload(reply, `network-${year}${template ? '-template' : ''}.xlsx`, XLSX_TYPE, file);
    },
  );

  app.post(
    '/api/network/workbook',
    {
      config: { access: networkPolicy.edit },
      schema: { querystring: yearRequest, response: { 200: networkImport } },
    },
    async (request) => {
      const { year } = request.query;
      const { bytes } = await takeFile(request, LARGEST_SHEET);
      const report = await importNetwork(db, house, bytes, { year, clock });
      const { rows, entered, changed, refused } = report;
      const { actor } = principalOf(request);
      const detail = { year, rows, entered, changed, refused: refused.length };
      await recordAudit(db, house, { actor, action: 'organisation.import', subject: 'house', detail }, clock);
      return report;
    },
  );
}
