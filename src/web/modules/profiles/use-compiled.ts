import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CompiledDraft, DraftFault } from '../../../shared/profile-views.ts';
import type { ProfileDefinitionInput } from '../../../shared/profiles.ts';
import { type ApiProblem, post } from '../../app/api.ts';
import { useSettled } from '../../ui/use-settled.ts';
import { definitionOf, faultsOfForm, type ProfileDraft } from './draft.ts';

const PAUSE_MS = 350;

export interface Compiled {
  readonly compiled: CompiledDraft['compiled'];
  /** By the rows of the form. */
  readonly faults: readonly DraftFault[];
  /** The expert query that was read; the places of its faults are in it. */
  readonly expertRead: string;
  readonly isWaiting: boolean;
  readonly error: ApiProblem | null;
}

/** The query of what stands in the form, a moment after the last key. */
export function useCompiled(draft: ProfileDraft): Compiled {
  const written = useMemo(() => JSON.stringify(definitionOf(draft)), [draft]);
  const settled = useSettled(written, PAUSE_MS);
  const { data, error, isFetching } = useQuery<CompiledDraft & Pick<Compiled, 'expertRead'>, ApiProblem>({
    queryKey: ['/api/profiles/compile', settled],
    queryFn: async () => {
      const definition = JSON.parse(settled) as ProfileDefinitionInput;
      const answer = await post<CompiledDraft>('/api/profiles/compile', { definition });
      return { ...answer, expertRead: definition.query ?? '' };
    },
    placeholderData: keepPreviousData,
  });
  const faults = useMemo(() => faultsOfForm(draft, data?.faults ?? []), [draft, data]);
  return {
    compiled: data?.compiled ?? null,
    faults,
    expertRead: data?.expertRead ?? '',
    isWaiting: isFetching || settled !== written,
    error,
  };
}
