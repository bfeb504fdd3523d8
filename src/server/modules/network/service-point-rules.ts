import type {
  ServicePointState,
  ServicePointStep,
  ServicePointStepInput,
} from '../../../shared/network-service-points.ts';
import type { Problem } from '../../platform/problems.ts';
import { rectifyUntil } from './point-days.ts';
import * as problems from './service-point-problems.ts';

/** A step that was taken; days are ISO. */
export type TakenStep = Pick<ServicePointStepInput, 'step' | 'year' | 'on' | 'result' | 'rectifyBy'>;

/**
 * Which steps may follow in which state. One who was declined or withdrawn may apply anew; one who files (备案) needs no recommendation,
 * since a filing goes through the province or the ministry without being ranked. One that was not put right in time is evaluated anew.
 */
const FOLLOWING: Readonly<Record<ServicePointState | 'none', readonly ServicePointStep[]>> = {
  none: ['apply'],
  applied: ['recommend', 'file', 'decline'],
  recommended: ['approve', 'file', 'decline'],
  declined: ['apply'],
  approved: ['start', 'withdraw'],
  filed: ['start', 'withdraw'],
  running: ['report', 'evaluate', 'withdraw'],
  rectifying: ['rectify', 'report', 'evaluate', 'withdraw'],
  withdrawn: ['apply'],
};

/** Where a service point stands after its steps in order; undefined before the first. */
export function stateAfter(steps: readonly TakenStep[]): ServicePointState | undefined {
  return steps.reduce<ServicePointState | undefined>(stateBy, undefined);
}

function stateBy(before: ServicePointState | undefined, { step, result }: TakenStep): ServicePointState | undefined {
  switch (step) {
    case 'apply':
      return 'applied';
    case 'recommend':
      return 'recommended';
    case 'decline':
      return 'declined';
    case 'approve':
      return 'approved';
    case 'file':
      return 'filed';
    case 'start':
    case 'rectify':
      return 'running';
    case 'report':
      return before;
    case 'evaluate':
      return result === 'unqualified' ? 'rectifying' : 'running';
    case 'withdraw':
      return 'withdrawn';
  }
}

/** The steps that may come next. */
export function stepsAfter(steps: readonly TakenStep[]): readonly ServicePointStep[] {
  return FOLLOWING[stateAfter(steps) ?? 'none'];
}

/** What forbids a step, or undefined. */
export function stepFault(steps: readonly TakenStep[], input: ServicePointStepInput): Problem | undefined {
  const state = stateAfter(steps);
  if (!stepsAfter(steps).includes(input.step)) return problems.stepOutOfOrder(state, input.step);
  if ((input.step === 'recommend') !== (input.rank !== null)) return problems.rankBelongs;
  if ((input.step === 'evaluate') !== (input.result !== null)) return problems.resultBelongs;
  const last = steps.at(-1);
  if (last !== undefined && input.on < last.on) return problems.stepTooEarly(last.on);
  const { rectifyBy } = input;
  if (rectifyBy !== null && (input.result !== 'unqualified' || rectifyBy <= input.on)) return problems.rectifyByBelongs;
  const until = input.step === 'rectify' ? rectifyUntil(steps) : undefined;
  if (until !== undefined && input.on > until) return problems.rectifyLate(until);
  const reported = input.step === 'report' && steps.some(({ step, year }) => step === 'report' && year === input.year);
  return reported ? problems.reportedAlready(input.year) : undefined;
}

/** Consultations and trainings that a service point gives a year at least: 国知办函办字〔2016〕835号. */
export const LEAST_SERVICES = 10;

/** Whether a service point that ran in a year falls short, by what it served in that year. */
export function fallsShort(served: number): boolean {
  return served < LEAST_SERVICES;
}

/** Whether a service point ran on some day of a year: started before its end, and not withdrawn before it began. */
export function ranIn(steps: readonly TakenStep[], year: number): boolean {
  const before = stateAfter(steps.filter(({ on }) => on < `${year}-01-01`));
  const began = steps.some(({ step, on }) => step === 'start' && on.startsWith(`${year}-`));
  return before === 'running' || before === 'rectifying' || began;
}
