import { searchRequest, searchResult } from '../../../shared/patents.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Patents } from './patents.ts';
import { patentsPolicy } from './policy.ts';
import { searchPatents } from './search.ts';

/** The publications of the house, for whoever may search them. */
export function patentsRoutes(app: HttpServer, { patents }: { readonly patents: Patents }): void {
  app.get(
    '/api/search',
    {
      config: { access: patentsPolicy.search },
      schema: { querystring: searchRequest, response: { 200: searchResult } },
    },
    async ({ query: { q, after, ...options } }) => {
      const result = await searchPatents(patents, q, { ...options, ...(after === undefined ? {} : { after }) });
      if (!result.ok) throw new ProblemError(result.problem);
      return result.value;
    },
  );
}
