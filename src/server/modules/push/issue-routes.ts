import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  approved,
  composeCommonInput,
  composed,
  composedCommon,
  composeInput,
  dueLine,
  issueEdit,
  issuePreview,
  issueSheet as issueSheetContract,
  issuesPage as issuesPageContract,
  issuesRequest,
  keptLine,
  resent,
} from '../../../shared/push-issues.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import type { Act } from '../profiles/index.ts';
import { composeCommon } from './association-issue.ts';
import { composeDue } from './compose.ts';
import { editIssue } from './edit.ts';
import { dueLines, issuesPage, keptLines } from './issue-list.ts';
import { issueSheet } from './issue-sheet.ts';
import { approveIssue, withdrawIssue } from './issues.ts';
import { pushPolicy } from './policy.ts';
import { MAIL_HEADERS, previewHtml, previewIssue, previewOf } from './preview.ts';
import { resend } from './resend.ts';
import type { PushRouteMeans } from './route-means.ts';

type IssueRouteMeans = Omit<PushRouteMeans, 'addresses'>;

const nothing = z.null();
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const byForm = byId.extend({ form: z.enum(['xlsx', 'docx']) });
const see = { config: { access: pushPolicy.seeIssues } };
const work = { config: { access: pushPolicy.compose } };
const decide = { config: { access: pushPolicy.approve } };

/** Issues for those who make them: what is due, composing, editing, looking at them as mail, approving, and sending again. */
export function issueRoutes(app: HttpServer, means: IssueRouteMeans): void {
  composingRoutes(app, means);
  sheetRoutes(app, means);
  previewRoutes(app, means);
  decidingRoutes(app, means);
}

function actOf(request: FastifyRequest, clock: Clock): Act {
  return { actor: principalOf(request).actor, clock };
}

function composingRoutes(app: HttpServer, { db, house, clock }: IssueRouteMeans): void {
  app.get(
    '/api/issues',
    { ...see, schema: { querystring: issuesRequest, response: { 200: issuesPageContract } } },
    async ({ query }) => issuesPage(db, house, query),
  );
  app.get('/api/issues/due', { ...see, schema: { response: { 200: z.array(dueLine) } } }, async () =>
    dueLines(db, house, clock),
  );
  app.get(
    '/api/subscriptions/:id/kept',
    { ...see, schema: { params: byId, response: { 200: z.array(keptLine) } } },
    async ({ params }) => keptLines(db, house, params.id),
  );
  app.post('/api/issues', { ...work, schema: { body: composeInput, response: { 200: composed } } }, async (request) => {
    const { subscription, kind, items } = request.body;
    const issues = await composeDue(db, house, clock, {
      ...(subscription === undefined ? {} : { subscription }),
      ...(kind === undefined ? {} : { kind }),
      ...(items === undefined ? {} : { items }),
    });
    const { actor } = principalOf(request);
    for (const id of issues) {
      await recordAudit(db, house, { actor, action: 'issue.compose', subject: `issue ${id}` }, clock);
    }
    return { issues };
  });
  app.post(
    '/api/issues/common',
    { ...work, schema: { body: composeCommonInput, response: { 200: composedCommon } } },
    async (request) => {
      const { subscription, kind } = request.body;
      const made = await composeCommon(db, house, clock, { subscription, ...(kind === undefined ? {} : { kind }) });
      const { actor } = principalOf(request);
      const detail = { members: made.members.map(({ issue }) => issue) };
      const subject = `issue ${made.issue}`;
      await recordAudit(db, house, { actor, action: 'issue.compose-common', subject, detail }, clock);
      return made;
    },
  );
}

function sheetRoutes(app: HttpServer, { db, house, clock }: IssueRouteMeans): void {
  app.get(
    '/api/issues/:id',
    { ...see, schema: { params: byId, response: { 200: issueSheetContract } } },
    async ({ params }) => issueSheet(db, house, params.id),
  );
  app.put(
    '/api/issues/:id',
    { ...work, schema: { params: byId, body: issueEdit, response: { 200: nothing } } },
    async (request) => {
      await editIssue(db, house, request.params.id, request.body, actOf(request, clock));
      return null;
    },
  );
}

function previewRoutes(app: HttpServer, { db, house }: IssueRouteMeans): void {
  app.get(
    '/api/issues/:id/preview',
    { ...see, schema: { params: byId, response: { 200: issuePreview } } },
    async ({ params }) => previewOf(await previewIssue(db, house, params.id)),
  );
  app.get('/api/issues/:id/preview.html', { ...see, schema: { params: byId } }, async ({ params }, reply) => {
    return reply.headers(MAIL_HEADERS).send(await previewHtml(db, house, params.id));
  });
  app.get('/api/issues/:id/attachments/:form', { ...see, schema: { params: byForm } }, async ({ params }, reply) => {
    const { attachments } = await previewIssue(db, house, params.id);
    const attachment = attachments.find(({ filename }) => filename.endsWith(`.${params.form}`));
    if (attachment === undefined) throw failureOf(404);
    return reply
      .type(attachment.contentType)
      .header('content-disposition', `attachment; filename="${attachment.filename}"`)
      .header('cache-control', 'no-store')
      .send(attachment.content);
  });
}

function decidingRoutes(app: HttpServer, { db, house, clock }: IssueRouteMeans): void {
  app.post(
    '/api/issues/:id/approval',
    { ...decide, schema: { params: byId, response: { 200: approved } } },
    async (request) => {
      const { actor } = principalOf(request);
      return { deliveries: await approveIssue(db, house, request.params.id, actor, clock) };
    },
  );
  app.delete(
    '/api/issues/:id',
    { ...decide, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      await withdrawIssue(db, house, request.params.id, principalOf(request).actor, clock);
      return null;
    },
  );
  app.post(
    '/api/deliveries/:id/again',
    { ...decide, schema: { params: byId, response: { 200: resent } } },
    async (request) => ({ delivery: await resend(db, house, request.params.id, actOf(request, clock)) }),
  );
}
