import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { postInput } from '../../../shared/network-posts.ts';
import { servicePointStepInput } from '../../../shared/network-service-points.ts';
import { programmeYear, standingInput } from '../../../shared/network-standings.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, transaction } from '../../platform/db/index.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { networkPolicy, stepsOfRoles } from './policy.ts';
import { appoint, leavePost } from './posts.ts';
import type { NetworkRouteMeans } from './route-means.ts';
import { takeStep } from './service-points.ts';
import { refuseUnseen } from './sight.ts';
import { endStanding, giveStanding, removeStanding } from './standings.ts';

const number = z.coerce.number().int().positive();
const byId = z.strictObject({ id: number });
const answer = { 200: z.null() };

/** What an organisation is in the programme, who holds its posts, and its life as a service point. */
export function unitRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  standingRoutes(app, means);
  postRoutes(app, means);
  stepRoutes(app, means);
}

function standingRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  const { db, house } = means;
  const config = { access: networkPolicy.edit };
  const params = z.strictObject({ id: number, standingId: number });
  const note = notes(means);

  app.post(
    '/api/network/units/:id/standings',
    { config, schema: { params: byId, body: standingInput, response: answer } },
    async (request) =>
      transaction(db, async (tx) => {
        const { id } = request.params;
        const given = await giveStanding(tx, house, id, request.body);
        if (given) await note(tx, request, 'organisation.standing', id, request.body);
        return null;
      }),
  );
  app.put(
    '/api/network/units/:id/standings/:standingId',
    { config, schema: { params, body: z.strictObject({ toYear: programmeYear }), response: answer } },
    async (request) =>
      transaction(db, async (tx) => {
        const { id, standingId } = request.params;
        const { toYear } = request.body;
        const { standing } = await endStanding(tx, house, id, standingId, toYear);
        await note(tx, request, 'organisation.standing-end', id, { standing, toYear });
        return null;
      }),
  );
  app.delete(
    '/api/network/units/:id/standings/:standingId',
    { config, schema: { params, response: answer } },
    async (request) =>
      transaction(db, async (tx) => {
        const { id, standingId } = request.params;
        const removed = await removeStanding(tx, house, id, standingId);
        await note(tx, request, 'organisation.standing-remove', id, removed);
        return null;
      }),
  );
}

function postRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  const { db, house, postLeft } = means;
  const config = { access: networkPolicy.edit };
  const note = notes(means);

  app.post(
    '/api/network/units/:id/posts',
    { config, schema: { params: byId, body: postInput, response: answer } },
    async (request) =>
      transaction(db, async (tx) => {
        const { id } = request.params;
        const { post, name, fromOn } = request.body;
        await appoint(tx, house, id, request.body);
        await postLeft?.(tx, principalOf(request).actor);
        await note(tx, request, 'organisation.appoint', id, { post, name, fromOn });
        return null;
      }),
  );
  app.put(
    '/api/network/units/:id/posts/:postId',
    {
      config,
      schema: {
        params: z.strictObject({ id: number, postId: number }),
        body: z.strictObject({ toOn: z.iso.date() }),
        response: answer,
      },
    },
    async (request) =>
      transaction(db, async (tx) => {
        const { id, postId } = request.params;
        const { toOn } = request.body;
        const { post, name } = await leavePost(tx, house, id, postId, toOn);
        await postLeft?.(tx, principalOf(request).actor);
        await note(tx, request, 'organisation.leave', id, { post, name, toOn });
        return null;
      }),
  );
}

function stepRoutes(app: HttpServer, means: NetworkRouteMeans): void {
  const { db, house, clock } = means;
  const note = notes(means);

  app.post(
    '/api/network/service-points/:id/steps',
    {
      config: { access: networkPolicy.takeSteps },
      schema: { params: byId, body: servicePointStepInput, response: answer },
    },
    async (request) =>
      transaction(db, async (tx) => {
        const { id } = request.params;
        const person = principalOf(request);
        const { step, year } = request.body;
        // What belonged to somebody in the year that the step is for may be another's by now.
        const thisYear = Number(dayOf({ clock }).slice(0, 4));
        await refuseUnseen(tx, house, person, { unitId: id, year: thisYear });
        if (stepsOfRoles(person.roles, [step]).length === 0) throw failureOf(403);
        await takeStep(tx, house, id, request.body, { actor: person.actor, clock });
        await note(tx, request, 'organisation.service-point', id, { step, year });
        return null;
      }),
  );
}

function notes({ house, clock }: NetworkRouteMeans) {
  return (tx: Db, request: FastifyRequest, action: string, id: number, detail: object): Promise<void> => {
    const { actor } = principalOf(request);
    return recordAudit(tx, house, { actor, action, subject: `organisation ${id}`, detail: { ...detail } }, clock);
  };
}
