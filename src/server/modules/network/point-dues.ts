import type { PointDue } from '../../../shared/network-service-points.ts';
import { evaluateUntil, rectifyUntil } from './point-days.ts';
import { stateAfter, type TakenStep } from './service-point-rules.ts';

/** What a service point has next to come through, and by which day: being evaluated, or being put right. None where it does not run. */
export function dueAfter(steps: readonly TakenStep[]): PointDue | undefined {
  const state = stateAfter(steps);
  const act = state === 'rectifying' ? 'rectify' : 'evaluate';
  const on = state === 'rectifying' ? rectifyUntil(steps) : state === 'running' ? evaluateUntil(steps) : undefined;
  return on === undefined ? undefined : { act, on };
}
