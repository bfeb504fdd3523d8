import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  bulletinIssueList,
  checkInput,
  contributionChange,
  contributionInput,
  contributionPage,
  contributionSearch,
  contributionView,
  editionInput,
  newIssueInput,
  recommendationInput,
  submissionInput,
  takeDownInput,
  withdrawalInput,
} from '../../../shared/bulletin.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { listBulletinIssues, publishIssue } from './bulletin-issues.ts';
import { listContributions, readContribution } from './contribution-views.ts';
import {
  type Act,
  beginContribution,
  checkContribution,
  editContribution,
  recommendContribution,
  submitContribution,
  takeDownContribution,
  withdrawConsent,
  writeContribution,
} from './contributions.ts';
import { bulletinPolicy } from './policy.ts';
import { publicBulletinRoutes } from './public-routes.ts';
import type { BulletinRouteMeans } from './route-means.ts';
import { writtenRoutes } from './written-routes.ts';

const params = z.strictObject({ id: z.coerce.number().int().positive() });
const done = { 200: z.null() };
const revised = { 200: z.strictObject({ revision: z.int() }) };

/** Contributions on their way from a unit over its province to the public, and what the public sees. */
export function bulletinRoutes(app: HttpServer, means: BulletinRouteMeans): void {
  const { db, house, clock } = means;
  const read = { config: { access: bulletinPolicy.read } };
  const write = { config: { access: bulletinPolicy.write } };
  const publish = { config: { access: bulletinPolicy.publish } };
  const actOf = (request: FastifyRequest): Act => ({ person: principalOf(request), clock });

  app.get(
    '/api/contributions',
    { ...read, schema: { querystring: contributionSearch, response: { 200: contributionPage } } },
    async (request) => listContributions(db, house, principalOf(request), request.query),
  );
  app.get(
    '/api/contributions/:id',
    { ...read, schema: { params, response: { 200: contributionView } } },
    async (request) => readContribution(db, house, request.params.id, principalOf(request)),
  );
  app.post(
    '/api/contributions',
    { ...write, schema: { body: contributionInput, response: { 200: z.strictObject({ id: z.int() }) } } },
    async (request) => ({ id: await beginContribution(db, house, request.body, actOf(request)) }),
  );
  app.put(
    '/api/contributions/:id',
    { ...write, schema: { params, body: contributionChange, response: revised } },
    async (request) => ({
      revision: await writeContribution(db, house, request.params.id, request.body, actOf(request)),
    }),
  );
  app.post(
    '/api/contributions/:id/submission',
    { ...write, schema: { params, body: submissionInput, response: done } },
    async (request) => {
      const { consent, revision: seen } = request.body;
      await submitContribution(db, house, request.params.id, consent, actOf(request), seen);
      return null;
    },
  );
  app.post(
    '/api/contributions/:id/withdrawal',
    { ...write, schema: { params, body: withdrawalInput, response: done } },
    async (request) => {
      await withdrawConsent(db, house, request.params.id, request.body.comment, actOf(request));
      return null;
    },
  );
  app.post(
    '/api/contributions/:id/taking-down',
    { ...publish, schema: { params, body: takeDownInput, response: done } },
    async (request) => {
      await takeDownContribution(db, house, request.params.id, request.body.comment, actOf(request));
      return null;
    },
  );
  app.post(
    '/api/contributions/:id/check',
    { config: { access: bulletinPolicy.check }, schema: { params, body: checkInput, response: done } },
    async (request) => {
      await checkContribution(db, house, request.params.id, request.body, actOf(request));
      return null;
    },
  );
  app.put(
    '/api/contributions/:id/recommendation',
    { config: { access: bulletinPolicy.recommend }, schema: { params, body: recommendationInput, response: done } },
    async (request) => {
      await recommendContribution(db, house, request.params.id, request.body.recommended, actOf(request));
      return null;
    },
  );
  app.put(
    '/api/contributions/:id/edition',
    { ...publish, schema: { params, body: editionInput, response: revised } },
    async (request) => ({
      revision: await editContribution(db, house, request.params.id, request.body, actOf(request)),
    }),
  );
  app.get('/api/bulletin/issues', { ...read, schema: { response: { 200: bulletinIssueList } } }, async () => ({
    issues: await listBulletinIssues(db, house),
  }));
  app.post(
    '/api/bulletin/issues',
    {
      ...publish,
      schema: { body: newIssueInput, response: { 200: z.strictObject({ year: z.int(), number: z.int() }) } },
    },
    async (request) => publishIssue(db, house, request.body, actOf(request)),
  );
  writtenRoutes(app, means);
  publicBulletinRoutes(app, means);
}
