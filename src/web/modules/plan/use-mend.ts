import { useQueryClient } from '@tanstack/react-query';
import type { PlanDocument, PlanView, Unresolved } from '../../../shared/plan.ts';
import type { ConfirmedPiece, MendedPlan, PlanRevision } from '../../../shared/plan-pages.ts';
import { post, put } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';

export interface Mending {
  readonly busy: boolean;
  readonly problem: unknown;
  /** Saves the document of the version as it is changed; tells whether it was taken. */
  readonly save: (document: PlanDocument, done: string, note?: string) => Promise<boolean>;
  /** Confirms that a piece needs no mending; the records name it. */
  readonly confirm: (piece: Unresolved, done: string) => Promise<boolean>;
}

/** Changes the version of a plan that somebody looks at, from the revision that they see. */
export function useMend({ id, version, revision }: PlanView): Mending {
  const { busy, problem, run } = useChange(`/api/plans/${id}`, `/api/plans/${id}/execution`, '/api/plans');
  const client = useQueryClient();
  /** What was refused may be so because another mended meanwhile: what is on the page is then as it is now, forms stay as they are. */
  const renew = () => client.invalidateQueries({ queryKey: [`/api/plans/${id}`] });
  return {
    busy,
    problem,
    async save(document, done, note) {
      const mended: MendedPlan = { version, revision, document, ...(note !== undefined && { note }) };
      const answer = await run(() => put<PlanRevision>(`/api/plans/${id}`, mended), done);
      if (answer === undefined) await renew();
      return answer !== undefined;
    },
    async confirm(piece, done) {
      const confirmed: ConfirmedPiece = { version, revision, piece };
      const answer = await run(() => post<PlanRevision>(`/api/plans/${id}/confirmations`, confirmed), done);
      if (answer === undefined) await renew();
      return answer !== undefined;
    },
  };
}
