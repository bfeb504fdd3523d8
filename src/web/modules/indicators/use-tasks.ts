import type { PlanView } from '../../../shared/plan.ts';
import type { PlanList } from '../../../shared/plan-pages.ts';
import { useGet } from '../../app/data.ts';

export interface Task {
  readonly clause: string;
  readonly title: string;
}

/** The tasks of a year's plan; none while it is a draft. */
export function useTasks(year: number): readonly Task[] {
  const { data } = useGet<PlanList>('/api/plans');
  const plan = data?.plans.find((one) => one.year === year && one.state !== 'draft');
  const read = useGet<PlanView>(`/api/plans/${plan?.id}`, {}, { enabled: plan !== undefined });
  return read.data?.document.tasks ?? [];
}
