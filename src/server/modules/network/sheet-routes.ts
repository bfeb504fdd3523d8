import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkImport } from '../../../shared/network-import.ts';
import { workbookRequest, yearRequest } from '../../../shared/network-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { type Problem, ProblemError } from '../../platform/problems.ts';
import { networkPolicy } from './policy.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { importNetwork } from './sheet/import-sheet.ts';
import { networkWorkbook } from './sheet/write-sheet.ts';
import { sightOf } from './sight.ts';

const LARGEST_MEGABYTES = 10;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

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
      return asWorkbook(reply, `network-${year}${template ? '-template' : ''}.xlsx`, file);
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
      const report = await importNetwork(db, house, await fileOf(request), { year, clock });
      const { rows, entered, changed, refused } = report;
      const { actor } = principalOf(request);
      const detail = { year, rows, entered, changed, refused: refused.length };
      await recordAudit(db, house, { actor, action: 'organisation.import', subject: 'house', detail }, clock);
      return report;
    },
  );
}

function asWorkbook(reply: FastifyReply, name: string, file: Buffer) {
  return reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(file);
}

async function fileOf(request: FastifyRequest): Promise<Buffer> {
  if (!request.isMultipart()) throw new ProblemError(noFile);
  const limits = { fileSize: LARGEST_MEGABYTES * 1024 ** 2, files: 1, fields: 0 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (part === undefined) throw new ProblemError(noFile);
  const file = await part.toBuffer();
  if (part.file.truncated) throw new ProblemError(tooLarge);
  if (file.length === 0) throw new ProblemError(noFile);
  return file;
}

const noFile: Problem = {
  code: 'network.sheet.no-file',
  zh: '没有收到文件，或文件是空的。请选择要导入的工作簿（.xlsx）。',
  en: 'No file came, or it is empty. Choose the workbook (.xlsx) to import.',
};

const tooLarge: Problem = {
  code: 'network.sheet.too-large',
  zh: `工作簿超过 ${LARGEST_MEGABYTES} MB，没有读取。请拆分成几个文件。`,
  en: `The workbook is larger than ${LARGEST_MEGABYTES} MB and was not read. Split it into several files.`,
};
