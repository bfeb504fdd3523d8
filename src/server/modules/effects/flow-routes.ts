import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ENTERPRISE_ROLES } from '../../../shared/accounts.ts';
import {
  type FlowRecord,
  flowAnswer,
  flowChoices as flowChoicesContract,
  flowFilter,
  flowRecords,
  flowRecordsRequest,
  flowRequest,
} from '../../../shared/flow.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { flow } from './flow.ts';
import { linesCsv, recordsCsv } from './flow-csv.ts';
import { mayOpen, recordsBehind } from './flow-records.ts';
import type { FlowFilter } from './flow-relations.ts';
import { boundFilter, type FlowViewer, flowChoices, viewFlow } from './flow-view.ts';
import { effectsPolicy, PROFILE_READERS } from './policy.ts';

export interface FlowRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
}

const ofFlow = { config: { access: effectsPolicy.flow } };
const inLanguage = { language: z.enum(['zh', 'en']).default('zh') };
/** What an export holds at most; whoever wants more narrows the days. */
const MOST_EXPORTED = 100_000;
const EXPORT_PAGE = 1000;

/** The flow of the house's work, and the records behind each of its numbers; for an enterprise, of its own. */
export function flowRoutes(app: HttpServer, { db, house, clock }: FlowRouteMeans): void {
  app.get(
    '/api/flow',
    { ...ofFlow, schema: { querystring: flowRequest, response: { 200: flowAnswer } } },
    async (request) => {
      const { by, ...filter } = request.query;
      return viewFlow(db, viewerOf(request, house), present(filter), by, clock);
    },
  );
  app.get('/api/flow/choices', { ...ofFlow, schema: { response: { 200: flowChoicesContract } } }, async (request) =>
    flowChoices(db, viewerOf(request, house), clock),
  );
  app.get(
    '/api/flow/records',
    { ...ofFlow, schema: { querystring: flowRecordsRequest, response: { 200: flowRecords } } },
    async (request) => {
      const { number, skip, limit, ...asked } = request.query;
      const viewer = viewerOf(request, house);
      if (!mayOpen(number, viewer)) throw failureOf(403);
      const filter = present(asked);
      const counts = await flow(db, house, boundFilter(filter, viewer));
      const records = await recordsBehind(db, viewer, number, filter, { skip, limit }, clock);
      return { total: counts[number], records };
    },
  );
  app.get(
    '/api/flow/lines.csv',
    { ...ofFlow, schema: { querystring: flowRequest.extend(inLanguage) } },
    async (request, reply) => {
      const { by, language, ...filter } = request.query;
      const { lines } = await viewFlow(db, viewerOf(request, house), present(filter), by, clock);
      return reply.headers(asFile(`flow-by-${by}.csv`)).send(linesCsv(lines, by, language));
    },
  );
  app.get(
    '/api/flow/records.csv',
    {
      ...ofFlow,
      schema: { querystring: flowFilter.extend({ number: flowRecordsRequest.shape.number, ...inLanguage }) },
    },
    async (request, reply) => {
      const { number, language, ...asked } = request.query;
      const viewer = viewerOf(request, house);
      if (!mayOpen(number, viewer)) throw failureOf(403);
      const records: FlowRecord[] = [];
      while (records.length < MOST_EXPORTED) {
        const page = { skip: records.length, limit: EXPORT_PAGE };
        const more = await recordsBehind(db, viewer, number, present(asked), page, clock);
        records.push(...more);
        if (more.length < EXPORT_PAGE) break;
      }
      return reply.headers(asFile(`flow-${number}.csv`)).send(recordsCsv(records, number, language));
    },
  );
}

function asFile(name: string): Record<string, string> {
  return { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}"` };
}

/** An officer sees counts and records and no profile; the enterprise its own profiles. */
function viewerOf(request: FastifyRequest, house: Scope): FlowViewer {
  const { organisationId, roles } = principalOf(request);
  const isOwn = ENTERPRISE_ROLES.some((role) => roles.includes(role));
  const mayNameProfiles = isOwn || PROFILE_READERS.some((role) => roles.includes(role));
  return { house, mayNameProfiles, ...(isOwn ? { enterprise: { organisationId } } : {}) };
}

/** An absent property is absent. */
function present(filter: z.infer<typeof flowFilter>): FlowFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
