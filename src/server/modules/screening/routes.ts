import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  conflictList,
  decisionInput,
  queueChoices,
  queueDossier,
  queueLine,
  queueList,
  queueListRequest,
  queuePartRequest,
  queueProgress,
  recallList,
  screeningSettings,
  settlementInput,
} from '../../../shared/screening-queue.ts';
import type { Clock } from '../../platform/clock.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { type Act, personOf } from '../profiles/index.ts';
import { listConflicts } from './agreement.ts';
import { dossierOf } from './dossier.ts';
import { screeningPolicy } from './policy.ts';
import { PublicationFeatures } from './publication-features.ts';
import { choicesOf, lineFor, linesOf, listLines, progressOf } from './queue-list.ts';
import { judge, settle, takeBack } from './readings.ts';
import type { ScreeningRouteMeans } from './route-means.ts';
import { runRoutes } from './run-routes.ts';
import { changeSettings, settingsOf } from './settings.ts';
import { recallOf, suggestedOrder } from './suggestion.ts';

const byId = z.strictObject({ id: z.coerce.number().int().positive() });

/** The queue of the house: reading and deciding, what two readers disagree on, how profiles are screened, and the runs. */
export function screeningRoutes(app: HttpServer, means: ScreeningRouteMeans): void {
  readingRoutes(app, means);
  decidingRoutes(app, means);
  settingRoutes(app, means);
  runRoutes(app, means);
}

/** Who does it, and when. */
function actOf(request: FastifyRequest, clock: Clock): Act {
  const { actor, person } = principalOf(request);
  return { actor, ...(person === undefined ? {} : { person }), clock };
}

/** Whose readings are the own ones. */
function readerOf(request: FastifyRequest): string {
  return personOf(principalOf(request));
}

function readingRoutes(app: HttpServer, { database: { db }, house, clock, judgements }: ScreeningRouteMeans): void {
  const learning = { judgements, features: new PublicationFeatures() };
  const read = { config: { access: screeningPolicy.read } };
  const part = { querystring: queuePartRequest };

  app.get(
    '/api/queue/items',
    { ...read, schema: { querystring: queueListRequest, response: { 200: queueList } } },
    async (request) => {
      const { order, ...asked } = request.query;
      const reader = readerOf(request);
      if (order === 'arrival' || asked.state !== 'open') return listLines(db, house, reader, asked);
      const { enterprise, profile, run, limit } = asked;
      const wanted = {
        ...(enterprise === undefined ? {} : { enterprise }),
        ...(profile === undefined ? {} : { profile }),
        ...(run === undefined ? {} : { run }),
      };
      const ids = await suggestedOrder(db, house, reader, wanted, learning);
      return { items: await linesOf(db, house, reader, ids.slice(0, limit)) };
    },
  );
  app.get(
    '/api/queue/items/:id',
    { ...read, schema: { params: byId, response: { 200: queueDossier } } },
    async (request) => {
      const { roles } = principalOf(request);
      const seesReadings = roles.includes('reviewer') || roles.includes('analyst');
      return dossierOf(db, house, request.params.id, actOf(request, clock), seesReadings);
    },
  );
  app.get('/api/queue/progress', { ...read, schema: { ...part, response: { 200: queueProgress } } }, async (request) =>
    progressOf(db, house, readerOf(request), request.query),
  );
  app.get('/api/queue/choices', { ...read, schema: { response: { 200: queueChoices } } }, async () =>
    choicesOf(db, house),
  );
  app.get('/api/queue/recall', { ...read, schema: { ...part, response: { 200: recallList } } }, async (request) =>
    recallOf(db, house, readerOf(request), request.query, learning),
  );
  app.get(
    '/api/queue/conflicts',
    { config: { access: screeningPolicy.readConflicts }, schema: { response: { 200: conflictList } } },
    async (request) => listConflicts(db, house, readerOf(request)),
  );
}

function decidingRoutes(
  app: HttpServer,
  { database: { db }, house, clock, refuseIfPushed }: ScreeningRouteMeans,
): void {
  const decide = { config: { access: screeningPolicy.decide } };
  const line = { response: { 200: queueLine } };
  const standing = async (request: FastifyRequest, id: number) => lineFor(db, house, readerOf(request), id);

  app.post(
    '/api/queue/items/:id/decision',
    { ...decide, schema: { params: byId, body: decisionInput, ...line } },
    async (request) => {
      const { id } = request.params;
      if (request.body.decision !== 'keep') await refuseIfPushed(id);
      await judge(db, house, id, request.body, actOf(request, clock));
      return standing(request, id);
    },
  );
  app.post('/api/queue/items/:id/undo', { ...decide, schema: { params: byId, ...line } }, async (request) => {
    const { id } = request.params;
    await refuseIfPushed(id);
    await takeBack(db, house, id, actOf(request, clock));
    return standing(request, id);
  });
  app.post(
    '/api/queue/items/:id/settlement',
    {
      config: { access: screeningPolicy.settle },
      schema: { params: byId, body: settlementInput, ...line },
    },
    async (request) => {
      const { id } = request.params;
      if (request.body.decision !== 'keep') await refuseIfPushed(id);
      await settle(db, house, id, request.body, actOf(request, clock));
      return standing(request, id);
    },
  );
}

function settingRoutes(app: HttpServer, { database: { db }, house, clock }: ScreeningRouteMeans): void {
  app.put(
    '/api/queue/profiles/:id/settings',
    {
      config: { access: screeningPolicy.set },
      schema: { params: byId, body: screeningSettings, response: { 200: screeningSettings } },
    },
    async (request) => {
      const { id } = request.params;
      await changeSettings(db, house, id, request.body, actOf(request, clock));
      return settingsOf(db, house, id);
    },
  );
}
