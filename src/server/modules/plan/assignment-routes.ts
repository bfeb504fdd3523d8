import { z } from 'zod';
import { assignmentParts, planAssignments } from '../../../shared/plan-pages.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { sightOf, unitsBelow, unitsOf } from '../network/index.ts';
import { breakDown, listAssignments } from './assignments.ts';
import { readPlan } from './plans.ts';
import { planPolicy } from './policy.ts';
import * as problems from './problems.ts';
import { planFor } from './readable.ts';

interface AssignmentRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
}

const byId = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** What a plan gives to whom, as a person sees it, and giving it on to units below. */
export function assignmentRoutes(app: HttpServer, { db, house, clock }: AssignmentRouteMeans): void {
  app.get(
    '/api/plans/:id/assignments',
    { config: { access: planPolicy.read }, schema: { params: byId, response: { 200: planAssignments } } },
    async (request) => {
      const person = principalOf(request);
      const { id, document } = await planFor(db, house, { plan: request.params.id }, person);
      const { year, title, tasks } = document;
      const sight = await sightOf(db, house, person, year);
      const all = await listAssignments(db, house, { plan: id });
      const own = person.organisationId;
      const under = new Set(await unitsBelow(db, house, own, year));
      const units = await unitsOf(db, house, { year });
      return {
        ...{ plan: { id, year, title }, tasks, unit: own },
        assignments: all.filter(({ unit }) => sight.sees(unit.id)),
        below: units.flatMap((one) => (one.id !== own && under.has(one.id) ? [{ id: one.id, name: one.name }] : [])),
      };
    },
  );

  app.post(
    '/api/assignments/:id/parts',
    {
      config: { access: planPolicy.breakDown },
      schema: { params: byId, body: assignmentParts, response: { 200: z.null() } },
    },
    async (request) => {
      const { actor, organisationId } = principalOf(request);
      const [whole] = await listAssignments(db, house, { ids: [request.params.id] });
      if (whole === undefined || whole.unit.id !== organisationId) throw new ProblemError(problems.noAssignment);
      const { year } = await readPlan(db, house, { plan: whole.plan });
      const below = new Set(await unitsBelow(db, house, organisationId, year));
      const parts = request.body.parts.map(({ wish, ...part }) => ({ ...part, ...(wish !== undefined && { wish }) }));
      await breakDown(db, house, whole.id, { parts, below }, { actor, clock });
      return null;
    },
  );
}
