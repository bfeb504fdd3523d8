import type { PlanState } from '../../../shared/plan.ts';

export const STATE_COLOURS: Readonly<Record<PlanState, string>> = {
  draft: 'warning',
  issued: 'success',
  closed: 'default',
};
