import { z } from 'zod';
import { servedSearchInput, servedSearchPage, servedSearchRequest } from '../../../shared/search.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Patents } from './patents.ts';
import { patentsPolicy } from './policy.ts';
import { listServedSearches, serveSearch } from './served-searches.ts';

const recorded = z.strictObject({ id: z.int(), hits: z.int() });

/** Searches that the house does for others: each is recorded when it is done, and its service with it. */
export function servedSearchesRoutes(app: HttpServer, { patents }: { readonly patents: Patents }): void {
  const config = { access: patentsPolicy.serve };

  app.get(
    '/api/served-searches',
    { config, schema: { querystring: servedSearchRequest, response: { 200: servedSearchPage } } },
    async (request) => listServedSearches(patents, request.query.page),
  );
  app.post(
    '/api/served-searches',
    { config, schema: { body: servedSearchInput, response: { 200: recorded } } },
    async (request) => {
      const served = await serveSearch(patents, request.body, principalOf(request).actor);
      if (!served.ok) throw new ProblemError(served.problem);
      return served.value;
    },
  );
}
