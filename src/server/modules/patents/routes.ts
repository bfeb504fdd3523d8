import { Readable } from 'node:stream';
import { z } from 'zod';
import { type ExportFormat, searchRequest, searchResult } from '../../../shared/patents.ts';
import {
  descriptionRequest,
  descriptionView,
  publicationOptions,
  publicationRequest,
  publicationView,
} from '../../../shared/publication-view.ts';
import { exportRequest, queryField, queryReading, queryToRead } from '../../../shared/search.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { queryFields, readQuery } from './explain-query.ts';
import { exportHits } from './export/index.ts';
import type { Patents } from './patents.ts';
import { patentsPolicy } from './policy.ts';
import { viewDescription, viewPublication } from './publication-view.ts';
import { savedQueriesRoutes } from './saved-queries-routes.ts';
import { searchPatents } from './search.ts';
import { servedSearchesRoutes } from './served-searches-routes.ts';

interface PatentsMeans {
  readonly patents: Patents;
}

/** The publications of the house, for whoever may search them. */
export function patentsRoutes(app: HttpServer, means: PatentsMeans): void {
  searchRoutes(app, means);
  exportRoute(app, means);
  publicationRoutes(app, means);
  savedQueriesRoutes(app, means);
  servedSearchesRoutes(app, means);
}

function searchRoutes(app: HttpServer, { patents }: PatentsMeans): void {
  const config = { access: patentsPolicy.search };

  app.get(
    '/api/search',
    { config, schema: { querystring: searchRequest, response: { 200: searchResult } } },
    async ({ query: { q, after, ...options } }) => {
      const result = await searchPatents(patents, q, { ...options, ...(after === undefined ? {} : { after }) });
      if (!result.ok) throw new ProblemError(result.problem);
      return result.value;
    },
  );
  app.get(
    '/api/search/explain',
    { config, schema: { querystring: queryToRead, response: { 200: queryReading } } },
    async ({ query: { q } }) => readQuery(q),
  );
  app.get(
    '/api/search/fields',
    { config, schema: { response: { 200: z.strictObject({ fields: z.array(queryField) }) } } },
    async () => ({ fields: queryFields() }),
  );
}

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  jsonl: 'jsonl',
  bibtex: 'bib',
  ris: 'ris',
};

function exportRoute(app: HttpServer, { patents }: PatentsMeans): void {
  app.get(
    '/api/search/export',
    { config: { access: patentsPolicy.search }, schema: { querystring: exportRequest } },
    async (request, reply) => {
      const { q, format, ...options } = request.query;
      const exported = await exportHits(patents, q, format, options);
      if (!exported.ok) throw new ProblemError(exported.problem);
      const { total, mediaType, content } = exported.value;
      // Who took how much away, and not what was asked for: what an enterprise looks for is its secret.
      const { actor } = principalOf(request);
      const detail = { format, publications: total };
      await recordAudit(
        patents.db,
        patents.scope,
        { actor, action: 'search.export', subject: 'publications', detail },
        patents.clock,
      );
      const name = `publications-${dayOf(patents)}.${EXTENSIONS[format]}`;
      return reply
        .type(mediaType)
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .send(Readable.from(content, { objectMode: false }));
    },
  );
}

function publicationRoutes(app: HttpServer, { patents }: PatentsMeans): void {
  const config = { access: patentsPolicy.search };

  app.get(
    '/api/publications/:number',
    {
      config,
      schema: { params: publicationRequest, querystring: publicationOptions, response: { 200: publicationView } },
    },
    async ({ params: { number }, query: { q } }) => viewPublication(patents, number, q),
  );
  app.get(
    '/api/publications/:number/descriptions/:index',
    { config, schema: { params: descriptionRequest, response: { 200: descriptionView } } },
    async ({ params: { number, index } }) => viewDescription(patents, number, index),
  );
}
