import { classesPage, classesRequest } from '../../../../shared/classes.ts';
import type { HttpServer } from '../../../platform/http/index.ts';
import type { Patents } from '../patents.ts';
import { patentsPolicy } from '../policy.ts';
import { findClasses } from './store.ts';

/** The classification as a tree and by words, for whoever searches. */
export function classRoutes(app: HttpServer, { patents }: { readonly patents: Patents }): void {
  app.get(
    '/api/classes',
    {
      config: { access: patentsPolicy.search },
      schema: { querystring: classesRequest, response: { 200: classesPage } },
    },
    async ({ query: { parent, q, symbols } }) =>
      findClasses(patents.db, patents.scope, {
        ...(parent === undefined ? {} : { parent }),
        ...(q === undefined ? {} : { q }),
        ...(symbols === undefined ? {} : { symbols }),
      }),
  );
}
