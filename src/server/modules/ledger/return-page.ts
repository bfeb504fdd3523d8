import type { FastifyRequest } from 'fastify';
import type { ReturnLine } from '../../../shared/ledger.ts';
import type { ReturnPage, ReturnsAsked } from '../../../shared/ledger-pages.ts';
import type { PlanDocument } from '../../../shared/plan.ts';
import { ProblemError } from '../../platform/problems.ts';
import { named } from '../accounts/index.ts';
import { type Act, listAssignments } from '../plan/index.ts';
import { type ChosenPlan, choosePlan, issuedDocument } from './plan-choices.ts';
import * as problems from './problems.ts';
import { returnBoard } from './return-board.ts';
import { type ReturnPart, readReturn } from './returns.ts';
import { askedBy, type LedgerRouteMeans } from './route-means.ts';
import { returnPartsOf, type Viewer } from './viewer.ts';

/** The returns of a plan that somebody sees, and those of them that fit what is asked. */
export async function boardFor(
  { db, house, clock }: Pick<LedgerRouteMeans, 'db' | 'house' | 'clock'>,
  viewer: Viewer,
  { plan: asked, task, province, punctuality, state }: ReturnsAsked,
): Promise<{
  readonly chosen: Omit<ChosenPlan, 'document'>;
  readonly document: PlanDocument | null;
  readonly all: readonly ReturnLine[];
  readonly lines: ReturnLine[];
}> {
  const { document, ...chosen } = await choosePlan(db, house, asked);
  const units = viewer.units === undefined ? {} : { units: viewer.units };
  const all = chosen.plan === null ? [] : await returnBoard(db, house, { plan: chosen.plan.id, ...units }, clock);
  const lines = all.filter(
    (line) =>
      (task === undefined || line.task === task) &&
      (province === undefined || line.unit.province === province) &&
      (punctuality === undefined || line.punctuality === punctuality) &&
      (state === undefined || line.state === state),
  );
  return { chosen, document, all, lines };
}

/** The parts that who asks has in a return. @throws ProblemError as for one that is not there, where it is another's. */
export async function returnFor(
  means: Pick<LedgerRouteMeans, 'db' | 'house' | 'clock'>,
  request: FastifyRequest,
  assignment: number,
): Promise<{ readonly act: Act; readonly parts: readonly ReturnPart[]; readonly plan: number }> {
  const { viewer, act } = await askedBy(means, request);
  const [one] = await listAssignments(means.db, means.house, { ids: [assignment] });
  const parts = one === undefined ? [] : returnPartsOf(viewer, one.unit.id);
  if (one === undefined || (parts.length === 0 && !viewer.own.includes(one.unit.id)))
    throw new ProblemError(problems.noAssignment);
  return { act, parts, plan: one.plan };
}

/** A return as who asks sees it, with what the plan says of its task. */
export async function returnPageFor(
  means: Pick<LedgerRouteMeans, 'db' | 'house' | 'clock'>,
  request: FastifyRequest,
  assignment: number,
): Promise<ReturnPage> {
  const { db, house } = means;
  const { act, parts, plan } = await returnFor(means, request, assignment);
  const view = await readReturn(db, house, assignment, parts, act);
  const document = await issuedDocument(db, house, plan);
  const task = document.tasks.find(({ clause }) => clause === view.task);
  const [line] = await listAssignments(db, house, { ids: [view.assignment] });
  const contents = task?.contents.filter(({ clause }) => line?.contents.includes(clause)) ?? [];
  return {
    ...view,
    steps: await named(db, { house }, view.steps, 'by'),
    year: document.year,
    title: task?.title ?? view.task,
    contents: contents.map(({ clause, text }) => ({ clause, text })),
  };
}
