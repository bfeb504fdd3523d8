import { language } from '../../../shared/accounts.ts';
import type { LedgerEntry } from '../../../shared/ledger.ts';
import { appliedChanges, confirmedChanges, ledgerAsked, workbookReading } from '../../../shared/ledger-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type HttpServer, principalOf, sendDownload, takeFile, XLSX_TYPE } from '../../platform/http/index.ts';
import { applyWorkbook } from './apply-workbook.ts';
import { entryHistory } from './entries.ts';
import { entriesFor } from './entry-routes.ts';
import { entryStepsFrom } from './entry-rules.ts';
import { exportLedger } from './export-ledger.ts';
import { choosePlan } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import { readLedgerWorkbook } from './read-ledger-workbook.ts';
import { askedBy, type LedgerRouteMeans } from './route-means.ts';
import { mayStep, sees, type Viewer } from './viewer.ts';

const LARGEST_SHEET = 10 * 1024 * 1024;
const exportAsked = ledgerAsked.omit({ skip: true, limit: true }).extend({ language: language.default('zh') });

/** The ledger as a workbook, and what a workbook that was edited by hand says otherwise. */
export function sheetRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;

  app.get(
    '/api/ledger/export.xlsx',
    { config: { access: ledgerPolicy.read }, schema: { querystring: exportAsked } },
    async (request, reply) => {
      const { viewer } = await askedBy(means, request);
      const { plan: asked, light, language: written, ...narrowing } = request.query;
      const { plan } = await choosePlan(db, house, asked);
      const found = await entriesFor(means, viewer, { ...narrowing, ...(plan && { plan: plan.id }) });
      const entries = light === undefined ? found : found.filter((entry) => entry.light === light);
      const { actor } = principalOf(request);
      const subject = `house ${house.organisationId}`;
      await recordAudit(
        db,
        house,
        { actor, action: 'ledger.export', subject, detail: { entries: entries.length } },
        clock,
      );
      const bytes = await exportLedger(entries, written === 'en' ? 'en' : 'zh');
      return sendDownload(reply, `工作台账-${plan?.year ?? ''}-${dayOf({ clock })}.xlsx`, XLSX_TYPE, bytes);
    },
  );

  app.post(
    '/api/ledger/import/reading',
    { config: { access: ledgerPolicy.step, longBody: true }, schema: { response: { 200: workbookReading } } },
    async (request) => {
      const { viewer } = await askedBy(means, request);
      const { bytes } = await takeFile(request, LARGEST_SHEET);
      return readLedgerWorkbook(bytes, {
        entries: await entriesFor(means, viewer, {}),
        historyOf: ({ id }) => entryHistory(db, house, id),
        may: mayOf(viewer),
      });
    },
  );

  app.post(
    '/api/ledger/import',
    {
      config: { access: ledgerPolicy.step },
      schema: { body: confirmedChanges, response: { 200: appliedChanges } },
    },
    async (request) => {
      const { viewer, act } = await askedBy(means, request);
      return applyWorkbook(db, house, request.body.changes, mayOf(viewer), act);
    },
  );
}

function mayOf(viewer: Viewer): (entry: LedgerEntry, step: 'report' | 'edit') => boolean {
  return ({ unit, state, withdrawnOn }, step) =>
    withdrawnOn === null &&
    sees(viewer, unit.id) &&
    mayStep(viewer, unit.id, step) &&
    entryStepsFrom(state).includes(step);
}
