import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type LedgerEntry, LIGHTS, newEntry } from '../../../shared/ledger.ts';
import { entryPage, entryStepInput, ledgerAsked, ledgerPage, savedRevision } from '../../../shared/ledger-pages.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type HttpServer, principalOf, sendDownload, takeFile } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named } from '../accounts/index.ts';
import { listAssignments } from '../plan/index.ts';
import { entryHistory, listEntries, openEntries, stepEntry } from './entries.ts';
import { addEvidence, evidenceFile, listEvidence } from './evidence.ts';
import { choosePlan, issuedDocument } from './plan-choices.ts';
import { ledgerPolicy } from './policy.ts';
import * as problems from './problems.ts';
import { askedBy, byId, type LedgerRouteMeans } from './route-means.ts';
import { ownOnEntries } from './two-persons.ts';
import { entryActsOf, mayStep, sees, type Viewer } from './viewer.ts';

/** Bytes of one file of evidence. */
const LARGEST_EVIDENCE = 20 * 1024 * 1024;

/** The ledger, its entries, and what proves them. */
export function entryRoutes(app: HttpServer, means: LedgerRouteMeans): void {
  const { db, house, clock } = means;

  app.get(
    '/api/ledger',
    { config: { access: ledgerPolicy.read }, schema: { querystring: ledgerAsked, response: { 200: ledgerPage } } },
    async (request) => {
      const { viewer } = await askedBy(means, request);
      const { document: _document, ...chosen } = await choosePlan(db, house, request.query.plan);
      const { light, skip, limit, ...narrowing } = request.query;
      const found = await entriesFor(means, viewer, { ...narrowing, ...(chosen.plan && { plan: chosen.plan.id }) });
      const shown = light === undefined ? found : found.filter((entry) => entry.light === light);
      const counted = Object.fromEntries(
        LIGHTS.map((one) => [one, found.filter((entry) => entry.light === one).length]),
      );
      return {
        ...chosen,
        lights: counted as Record<(typeof LIGHTS)[number], number>,
        total: shown.length,
        entries: shown.slice(skip, skip + limit),
        opens: ledgerPolicy.open.roles.some((role) => viewer.roles.includes(role)),
      };
    },
  );

  app.get(
    '/api/ledger/entries/:id',
    { config: { access: ledgerPolicy.read }, schema: { params: byId, response: { 200: entryPage } } },
    async (request) => {
      const { viewer, act } = await askedBy(means, request);
      const entry = await seenEntry(viewer, request.params.id);
      const isOwn = await ownOnEntries(db, house, [entry.id], act.actor);
      const acts = entryActsOf(viewer, entry);
      const may = acts.filter((one) => !isOwn(entry.id, one));
      const { tasks } = await issuedDocument(db, house, entry.plan);
      return {
        entry,
        taskTitle: tasks.find(({ clause }) => clause === entry.task)?.title ?? entry.task,
        history: await named(db, { house }, await entryHistory(db, house, entry.id), 'by'),
        evidence: await named(db, { house }, await listEvidence(db, house, entry.id), 'addedBy'),
        may,
        needsAnother: may.length < acts.length,
      };
    },
  );

  app.post(
    '/api/ledger/entries',
    {
      config: { access: ledgerPolicy.open },
      schema: { body: newEntry, response: { 200: z.strictObject({ id: z.int() }) } },
    },
    async (request) => {
      const { viewer, act } = await askedBy(means, request);
      const { assignment, ...matter } = request.body;
      const [one] = await listAssignments(db, house, { ids: [assignment] });
      if (one === undefined || !sees(viewer, one.unit.id)) throw new ProblemError(problems.noAssignment);
      const [id] = await openEntries(db, house, assignment, [matter], act);
      return { id: id ?? 0 };
    },
  );

  app.post(
    '/api/ledger/entries/:id/steps',
    {
      config: { access: ledgerPolicy.step },
      schema: { params: byId, body: entryStepInput, response: { 200: savedRevision } },
    },
    async (request) => {
      const { viewer, act } = await askedBy(means, request);
      const entry = await seenEntry(viewer, request.params.id);
      const { step, revision, comment, report, askedDueOn, edit } = request.body;
      if (!mayStep(viewer, entry.unit.id, step)) throw new ProblemError(problems.notYourStep);
      const change = {
        ...{ step, revision, comment },
        ...(report && { report }),
        ...(askedDueOn === undefined ? {} : { askedDueOn }),
        ...(edit && { edit }),
      };
      return { revision: await stepEntry(db, house, entry.id, change, act) };
    },
  );

  evidenceRoutes(app, means, seenEntry);

  /** Another unit's entry is answered as one that is not there. */
  async function seenEntry(viewer: Viewer, id: number): Promise<LedgerEntry> {
    const [entry] = await listEntries(db, house, { ids: [id] }, clock);
    if (entry === undefined || !sees(viewer, entry.unit.id)) throw new ProblemError(problems.noEntry);
    return entry;
  }
}

function evidenceRoutes(
  app: HttpServer,
  means: LedgerRouteMeans,
  seenEntry: (viewer: Viewer, id: number) => Promise<LedgerEntry>,
): void {
  const { db, house, clock, files } = means;

  app.post(
    '/api/ledger/entries/:id/evidence',
    { config: { access: ledgerPolicy.step, longBody: true }, schema: { params: byId, response: { 200: z.null() } } },
    async (request: FastifyRequest<{ Params: { id: number } }>) => {
      const { viewer, act } = await askedBy(means, request);
      const entry = await seenEntry(viewer, request.params.id);
      if (entry.withdrawnOn !== null) throw new ProblemError(problems.entryWithdrawn);
      if (!entryActsOf(viewer, entry).includes('add-evidence'))
        throw new ProblemError(problems.wrongEntryStep(entry.state));
      const { name, bytes } = await takeFile(request, LARGEST_EVIDENCE);
      const file = await files.put([bytes]);
      await addEvidence(db, house, entry.id, { name, file }, act);
      return null;
    },
  );

  app.get(
    '/api/ledger/evidence/:id',
    { config: { access: ledgerPolicy.read }, schema: { params: byId } },
    async (request, reply) => {
      const { viewer } = await askedBy(means, request);
      const found = await evidenceFile(db, house, request.params.id);
      if (found === undefined) throw new ProblemError(problems.noEntry);
      await seenEntry(viewer, found.entry);
      const { actor } = principalOf(request);
      const detail = { name: found.name };
      await recordAudit(
        db,
        house,
        { actor, action: 'ledger.read-evidence', subject: `entry ${found.entry}`, detail },
        clock,
      );
      return sendDownload(reply, found.name, 'application/octet-stream', files.read(found.sha256));
    },
  );
}

/** Narrows what somebody sees of the ledger. */
export interface EntriesWanted {
  readonly plan?: number | undefined;
  readonly task?: string | undefined;
  readonly province?: string | undefined;
  readonly state?: string | undefined;
  readonly words?: string | undefined;
}

/** What somebody sees of the ledger, in the order of the numbers. */
export async function entriesFor(
  { db, house, clock }: Pick<LedgerRouteMeans, 'db' | 'house' | 'clock'>,
  viewer: Viewer,
  { plan, task, province, state, words = '' }: EntriesWanted,
): Promise<LedgerEntry[]> {
  const entries = await listEntries(
    db,
    house,
    {
      ...(viewer.units === undefined ? {} : { units: viewer.units }),
      ...(plan === undefined ? {} : { plan }),
      ...(task === undefined ? {} : { task }),
    },
    clock,
  );
  const sought = words.toLowerCase();
  return entries.filter(
    (entry) =>
      (province === undefined || entry.unit.province === province) &&
      (state === undefined || entry.state === state) &&
      `${entry.number} ${entry.matter} ${entry.unit.name} ${entry.person ?? ''}`.toLowerCase().includes(sought),
  );
}
