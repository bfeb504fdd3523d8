import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { savedQuery, savedQueryInput, savedQueryName } from '../../../shared/search.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import type { Patents } from './patents.ts';
import { patentsPolicy } from './policy.ts';
import { deleteSavedQuery, type Keeper, listSavedQueries, renameSavedQuery, saveQuery } from './saved-queries.ts';

const byId = z.strictObject({ id: z.coerce.number().int().positive() });

/** The queries that each person keeps; nobody sees another's. */
export function savedQueriesRoutes(app: HttpServer, { patents: { db, clock } }: { readonly patents: Patents }): void {
  const config = { access: patentsPolicy.search };

  app.get(
    '/api/saved-queries',
    { config, schema: { response: { 200: z.strictObject({ queries: z.array(savedQuery) }) } } },
    async (request) => ({ queries: await listSavedQueries(db, keeperOf(request)) }),
  );
  app.post(
    '/api/saved-queries',
    { config, schema: { body: savedQueryInput, response: { 200: savedQuery } } },
    async (request) => saveQuery(db, keeperOf(request), request.body, clock),
  );
  app.put(
    '/api/saved-queries/:id',
    { config, schema: { params: byId, body: savedQueryName, response: { 200: savedQuery } } },
    async (request) => renameSavedQuery(db, keeperOf(request), request.params.id, request.body.name, clock),
  );
  app.delete(
    '/api/saved-queries/:id',
    { config, schema: { params: byId, response: { 200: z.null() } } },
    async (request) => {
      await deleteSavedQuery(db, keeperOf(request), request.params.id);
      return null;
    },
  );
}

function keeperOf(request: FastifyRequest): Keeper {
  const { accountId, organisationId } = principalOf(request);
  return { accountId, organisationId };
}
