import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  changeRequestInput,
  profileList,
  profileListRequest,
  profileView,
  signOffInput,
} from '../../../shared/profile-views.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { askForChange } from './change-requests.ts';
import { profilesPolicy } from './policy.ts';
import { signOff } from './sign-off.ts';
import { type DeliveriesOf, profilePage, profileViewOf } from './views.ts';

const nothing = z.null();
const byId = z.strictObject({ id: z.coerce.number().int().positive() });

/** What the people of an enterprise see of its profiles, and what they may say to them. Drafts of the house are not shown. */
export function ownRoutes(
  app: HttpServer,
  { db, clock, deliveriesOf }: { readonly db: Db; readonly clock: Clock; readonly deliveriesOf: DeliveriesOf },
): void {
  const reading = { access: profilesPolicy.readOwn };
  const agreeing = { access: profilesPolicy.agree };
  const scopeOf = (request: FastifyRequest): Scope => ({ organisationId: principalOf(request).organisationId });
  const actOf = (request: FastifyRequest) => ({ actor: principalOf(request).actor, clock });

  app.get(
    '/api/my-profiles',
    {
      config: reading,
      schema: { querystring: profileListRequest.pick({ after: true, limit: true }), response: { 200: profileList } },
    },
    (request) =>
      profilePage(db, scopeOf(request), request.query, { clock }, ({ status, organisation }) => {
        return status !== 'draft' && organisation.id === scopeOf(request).organisationId;
      }),
  );
  app.get(
    '/api/my-profiles/:id',
    { config: reading, schema: { params: byId, response: { 200: profileView } } },
    (request) => profileViewOf(db, scopeOf(request), request.params.id, actOf(request), deliveriesOf),
  );
  app.post(
    '/api/my-profiles/:id/sign-off',
    { config: agreeing, schema: { params: byId, body: signOffInput, response: { 200: nothing } } },
    async (request) => {
      await signOff(db, scopeOf(request), request.params.id, request.body.version, actOf(request));
      return null;
    },
  );
  app.post(
    '/api/my-profiles/:id/requests',
    { config: agreeing, schema: { params: byId, body: changeRequestInput, response: { 200: nothing } } },
    async (request) => {
      await askForChange(db, scopeOf(request), request.params.id, request.body, actOf(request));
      return null;
    },
  );
}
