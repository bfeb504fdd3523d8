import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  backTestRequest,
  compiledDraft,
  differenceRequest,
  draftBackTest,
  draftDifference,
  draftInput,
  newProfileInput,
  newVersionInput,
  profileList,
  profileListRequest,
  profileSettings,
  profileView,
  servedEnterprises,
  settleInput,
  versionMade,
  weeklyHits,
} from '../../../shared/profile-views.ts';
import { profileComparison, profileTest } from '../../../shared/profiles.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { listOrganisations } from '../network/index.ts';
import type { Patents } from '../patents/index.ts';
import type { Act } from './act.ts';
import { compareVersions, testProfile } from './back-test.ts';
import { settleRequest } from './change-requests.ts';
import { checkDraft } from './draft.ts';
import { changeSettings, createFromForm, pauseProfile, resumeProfile, reviseFromForm } from './edit.ts';
import { ownRoutes } from './own-routes.ts';
import { profilesPolicy } from './policy.ts';
import { type DeliveriesOf, profilePage, profileViewOf } from './views.ts';
import { weeklyHitsOf } from './weekly-hits.ts';

export interface ProfilesRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly patents: Patents;
  readonly deliveriesOf: DeliveriesOf;
}

/** Publications shown as examples of a week. */
const EXAMPLES = 5;
const nothing = z.null();
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const one = z.coerce.number().int().positive();

/** The profiles of the enterprises, for the house and for each enterprise its own. */
export function profilesRoutes(app: HttpServer, means: ProfilesRouteMeans): void {
  readingRoutes(app, means);
  editingRoutes(app, means);
  trialRoutes(app, means);
  ownRoutes(app, means);
}

/** Who acts in a request, on the clock of the office. */
function actIn({ clock }: { readonly clock: Clock }, request: FastifyRequest): Act {
  return { actor: principalOf(request).actor, clock };
}

function readingRoutes(app: HttpServer, means: ProfilesRouteMeans): void {
  const { db, house, clock, patents, deliveriesOf } = means;
  const config = { access: profilesPolicy.read };

  app.get(
    '/api/profiles',
    { config, schema: { querystring: profileListRequest, response: { 200: profileList } } },
    ({ query }) => profilePage(db, house, query, { clock }),
  );
  app.get('/api/profiles/enterprises', { config, schema: { response: { 200: servedEnterprises } } }, async () => {
    const served = await listOrganisations(db, house);
    return served.filter(({ id }) => id !== house.organisationId).map(({ id, name }) => ({ id, name }));
  });
  app.get(
    '/api/profiles/hits',
    {
      config,
      schema: {
        querystring: z.strictObject({ ids: z.union([one.transform((id) => [id]), z.array(one).max(100)]) }),
        response: { 200: weeklyHits },
      },
    },
    ({ query }) => weeklyHitsOf(patents, house, query.ids, { clock }),
  );
  app.get('/api/profiles/:id', { config, schema: { params: byId, response: { 200: profileView } } }, (request) =>
    profileViewOf(db, house, request.params.id, actIn(means, request), deliveriesOf),
  );
}

function editingRoutes(app: HttpServer, means: ProfilesRouteMeans): void {
  const { db, house } = means;
  const config = { access: profilesPolicy.edit };
  const done = { response: { 200: nothing } };

  app.post('/api/profiles', { config, schema: { body: newProfileInput, response: { 200: versionMade } } }, (request) =>
    createFromForm(db, house, request.body, actIn(means, request)),
  );
  app.post(
    '/api/profiles/:id/versions',
    { config, schema: { params: byId, body: newVersionInput, response: { 200: versionMade } } },
    (request) => reviseFromForm(db, house, request.params.id, request.body, actIn(means, request)),
  );
  app.put(
    '/api/profiles/:id/settings',
    { config, schema: { params: byId, body: profileSettings, ...done } },
    async (request) => {
      await changeSettings(db, house, request.params.id, request.body, actIn(means, request));
      return null;
    },
  );
  app.post('/api/profiles/:id/pause', { config, schema: { params: byId, ...done } }, async (request) => {
    await pauseProfile(db, house, request.params.id, actIn(means, request));
    return null;
  });
  app.post('/api/profiles/:id/resume', { config, schema: { params: byId, ...done } }, async (request) => {
    await resumeProfile(db, house, request.params.id, actIn(means, request));
    return null;
  });
  app.post(
    '/api/profiles/:id/requests/:requestId/settle',
    { config, schema: { params: byId.extend({ requestId: one }), body: settleInput, ...done } },
    async (request) => {
      const { id: profileId, requestId } = request.params;
      const act = actIn(means, request);
      await settleRequest(db, house, { profileId, requestId }, request.body.answer, act);
      return null;
    },
  );
}

/** Compiling, back-testing and comparing, of stored versions and of drafts. */
function trialRoutes(app: HttpServer, means: ProfilesRouteMeans): void {
  const { house, patents } = means;
  const reading = { access: profilesPolicy.read };
  const editing = { access: profilesPolicy.edit };
  const wishes = { shown: EXAMPLES, highlights: true };

  app.post(
    '/api/profiles/compile',
    { config: reading, schema: { body: draftInput, response: { 200: compiledDraft } } },
    async ({ body }) => checkDraft(body.definition),
  );
  app.get(
    '/api/profiles/:id/back-test',
    { config: reading, schema: { params: byId, querystring: backTestRequest, response: { 200: profileTest } } },
    (request) => {
      const { weeks, until } = request.query;
      const options = { weeks, ...(until !== undefined && { until }), ...wishes };
      return testProfile(patents, house, request.params.id, options, actIn(means, request));
    },
  );
  app.post(
    '/api/profiles/back-test',
    { config: editing, schema: { body: draftBackTest, response: { 200: profileTest } } },
    (request) => {
      const { definition, weeks, until } = request.body;
      const options = { weeks, ...(until !== undefined && { until }), ...wishes };
      return testProfile(patents, house, definition, options, actIn(means, request));
    },
  );
  app.get(
    '/api/profiles/:id/difference',
    { config: reading, schema: { params: byId, querystring: differenceRequest, response: { 200: profileComparison } } },
    (request) => compareVersions(patents, house, request.params.id, request.query, actIn(means, request), true),
  );
  app.post(
    '/api/profiles/:id/difference',
    { config: editing, schema: { params: byId, body: draftDifference, response: { 200: profileComparison } } },
    (request) => {
      const { before, definition } = request.body;
      const versions = { before, next: definition };
      return compareVersions(patents, house, request.params.id, versions, actIn(means, request), true);
    },
  );
}
