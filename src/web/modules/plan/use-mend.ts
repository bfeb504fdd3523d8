import type { PlanDocument, PlanView } from '../../../shared/plan.ts';
import type { MendedPlan, PlanRevision } from '../../../shared/plan-pages.ts';
import { put } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';

export interface Mending {
  readonly busy: boolean;
  readonly problem: unknown;
  /** Saves the document of the version as it is changed; tells whether it was taken. */
  readonly save: (document: PlanDocument, done: string, note?: string) => Promise<boolean>;
}

/** Changes the version of a plan that somebody looks at, from the revision that they see. */
export function useMend({ id, version, revision }: PlanView): Mending {
  const { busy, problem, run } = useChange(`/api/plans/${id}`, `/api/plans/${id}/execution`, '/api/plans');
  return {
    busy,
    problem,
    async save(document, done, note) {
      const mended: MendedPlan = { version, revision, document, ...(note !== undefined && { note }) };
      const answer = await run(() => put<PlanRevision>(`/api/plans/${id}`, mended), done);
      return answer !== undefined;
    },
  };
}
