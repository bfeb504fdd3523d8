import { z } from 'zod';
import { language } from '../../../shared/accounts.ts';
import { contributionSearch } from '../../../shared/bulletin.ts';
import { programmeYear } from '../../../shared/network-standings.ts';
import { dayOf } from '../../platform/clock.ts';
import { sendDocument } from '../../platform/documents/index.ts';
import { failureOf, type HttpServer, principalOf, sendDownload, XLSX_TYPE } from '../../platform/http/index.ts';
import { listWorkbook } from '../../platform/list-workbook.ts';
import { findOrganisation } from '../network/index.ts';
import { listBulletinIssues, listPublished } from './bulletin-issues.ts';
import { seenContributions } from './contribution-views.ts';
import { bulletinPolicy } from './policy.ts';
import type { BulletinRouteMeans } from './route-means.ts';
import { contributionSheets, issueDocument } from './written.ts';

const written = { language: language.default('zh') };
const spoken = (chosen: z.infer<typeof language>) => (chosen === 'en' ? 'en' : 'zh');
const issueAsked = z.strictObject({
  ...{ year: z.coerce.number().pipe(programmeYear), number: z.coerce.number().int().positive().max(100_000) },
  ...written,
});

/** An issue to print, and the list of contributions as a workbook. */
export function writtenRoutes(app: HttpServer, { db, house, clock }: BulletinRouteMeans): void {
  const read = { config: { access: bulletinPolicy.read } };

  app.get(
    '/api/bulletin/issues/document.pdf',
    { ...read, schema: { querystring: issueAsked } },
    async (request, reply) => {
      const { year, number, language: chosen } = request.query;
      const issue = (await listBulletinIssues(db, house)).find((one) => one.year === year && one.number === number);
      if (issue === undefined) throw failureOf(404);
      const contributions = (await listPublished(db, house, { issue })).reverse();
      const name = (await findOrganisation(db, house, { id: house.organisationId }))?.name ?? '';
      const document = issueDocument(issue, contributions, { house: name, language: spoken(chosen) });
      return sendDocument(reply, `工作简报-${year}-${number}`, 'pdf', document);
    },
  );
  app.get(
    '/api/contributions/export.xlsx',
    { ...read, schema: { querystring: contributionSearch.omit({ page: true }).extend(written) } },
    async (request, reply) => {
      const { language: chosen, ...search } = request.query;
      const contributions = await seenContributions(db, house, principalOf(request), search);
      const sheets = contributionSheets(contributions, await listBulletinIssues(db, house), spoken(chosen));
      return sendDownload(reply, `工作交流-${dayOf({ clock })}.xlsx`, XLSX_TYPE, await listWorkbook(sheets));
    },
  );
}
