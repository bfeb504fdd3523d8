import { z } from 'zod';
import {
  type AuditFilter,
  auditExportQuery,
  auditPage,
  auditQuery,
  healthView,
  settingsView,
  testMail,
} from '../../shared/administration.ts';
import type { Office } from '../office.ts';
import { recordAudit } from '../platform/audit.ts';
import { type HttpServer, principalOf } from '../platform/http/index.ts';
import { chooseLanguage } from '../platform/languages.ts';
import { auditCsv, auditLines, auditXlsx, LONGEST_EXPORT } from './audit-log.ts';
import { healthOf } from './health.ts';
import { administrationPolicy } from './policy.ts';
import { settingsOf } from './settings.ts';
import { sendTestMail } from './test-mail.ts';

const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
/** A test mail goes to a mail server of others. */
const TEST_RATE = { max: 5, timeWindow: '1 minute' };

/** What the administrators see of the installation as a whole: what was done, how it is set up, how it fares. */
export function administrationRoutes(app: HttpServer, office: Office): void {
  auditRoutes(app, office);
  const settings = { config: { access: administrationPolicy.settings } };

  app.get('/api/settings', { ...settings, schema: { response: { 200: settingsView } } }, async () =>
    settingsOf(office.config),
  );
  app.get('/api/settings/health', { ...settings, schema: { response: { 200: healthView } } }, async () =>
    healthOf(office),
  );
  app.post(
    '/api/settings/test-mail',
    {
      config: { access: administrationPolicy.settings, rateLimit: TEST_RATE },
      schema: { response: { 200: testMail } },
    },
    async (request) => {
      const { accountId, actor } = principalOf(request);
      const language = chooseLanguage(request.headers['accept-language']);
      const result = await sendTestMail(office, accountId, language);
      const entry = { actor, action: 'settings.test-mail', subject: 'mail', detail: { outcome: result.outcome } };
      await recordAudit(office.database.db, office.house, entry, office.clock);
      return result;
    },
  );
}

/** The log itself says who looked at it: each search once, not each page of it. */
function auditRoutes(app: HttpServer, { database, house, clock }: Office): void {
  const { db } = database;
  const config = { access: administrationPolicy.readAudit };
  const note = (actor: string, action: string, filter: AuditFilter): Promise<void> =>
    recordAudit(db, house, { actor, action, subject: 'audit-log', detail: { ...filter } }, clock);

  app.get(
    '/api/audit',
    { config, schema: { querystring: auditQuery, response: { 200: auditPage } } },
    async (request) => {
      const { before, limit, ...filter } = request.query;
      const page = await auditLines(db, house, filter, { limit, ...(before === undefined ? {} : { before }) });
      if (before === undefined) await note(principalOf(request).actor, 'audit.read', filter);
      return page;
    },
  );
  app.get(
    '/api/audit/export',
    { config, schema: { querystring: auditExportQuery, response: { 200: z.any() } } },
    async (request, reply) => {
      const { format, language, ...filter } = request.query;
      await note(principalOf(request).actor, 'audit.export', filter);
      const { lines } = await auditLines(db, house, filter, { limit: LONGEST_EXPORT });
      reply.header('content-disposition', `attachment; filename="audit-log.${format}"`).type(EXPORT_TYPES[format]);
      return reply.send(format === 'csv' ? auditCsv(lines, language) : await auditXlsx(lines, language));
    },
  );
}
