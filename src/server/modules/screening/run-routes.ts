import { z } from 'zod';
import { runAudit, runList, screeningNow } from '../../../shared/screening-queue.ts';
import { recordAudit } from '../../platform/audit.ts';
import { transaction } from '../../platform/db/index.ts';
import { eventStreams, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { screeningPolicy } from './policy.ts';
import type { ScreeningRouteMeans } from './route-means.ts';
import { auditAndKeep, listRuns } from './run-list.ts';

const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const limits = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) });
const auditInput = z.strictObject({
  /** Pairs of publication and profile. */
  sample: z.int().min(1).max(2000).default(200),
  seed: z.int().min(1).max(1_000_000).default(1),
});

/** Runs of the profiles over what was imported: begin one, look on, and audit what was done. */
export function runRoutes(app: HttpServer, { database: { db }, house, clock, ...means }: ScreeningRouteMeans): void {
  const { screenings, beginRun } = means;
  const send = eventStreams(app);
  const may = { config: { access: screeningPolicy.screen } };

  app.get(
    '/api/queue/runs',
    { config: { access: screeningPolicy.read }, schema: { querystring: limits, response: { 200: runList } } },
    async (request) => ({ now: screenings.now, runs: await listRuns(db, house, request.query.limit) }),
  );
  app.get('/api/queue/runs/events', { config: { access: screeningPolicy.read } }, (_request, reply) =>
    send(reply, (signal) => screenings.events(signal)),
  );
  app.post('/api/queue/runs', { ...may, schema: { response: { 200: screeningNow } } }, async (request) => {
    const { actor } = principalOf(request);
    const entry = { actor, action: 'screening.run', subject: `house ${house.organisationId}` };
    await screenings.ask(() =>
      transaction(db, async (tx) => {
        await recordAudit(tx, house, entry, clock);
        await beginRun(tx, actor);
      }),
    );
    return screenings.now;
  });
  app.post(
    '/api/queue/runs/:id/audit',
    { ...may, schema: { params: byId, body: auditInput, response: { 200: runAudit } } },
    async (request) => {
      const { actor } = principalOf(request);
      return auditAndKeep(db, house, request.params.id, request.body, { actor, clock });
    },
  );
}
