import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CompiledDraft, DraftFault } from '../../../shared/profile-views.ts';
import { type ApiProblem, post } from '../../app/api.ts';
import { definitionOf, faultsOfForm, type ProfileDraft } from './draft.ts';

const PAUSE_MS = 350;

export interface Compiled {
  readonly compiled: CompiledDraft['compiled'];
  /** By the rows of the form. */
  readonly faults: readonly DraftFault[];
  readonly isWaiting: boolean;
  readonly error: ApiProblem | null;
}

/** The query of what stands in the form, a moment after the last key. */
export function useCompiled(draft: ProfileDraft): Compiled {
  const written = useMemo(() => JSON.stringify(definitionOf(draft)), [draft]);
  const settled = useSettled(written);
  const { data, error, isFetching } = useQuery<CompiledDraft, ApiProblem>({
    queryKey: ['/api/profiles/compile', settled],
    queryFn: () => post<CompiledDraft>('/api/profiles/compile', { definition: JSON.parse(settled) }),
    placeholderData: keepPreviousData,
  });
  const faults = useMemo(() => faultsOfForm(draft, data?.faults ?? []), [draft, data]);
  return { compiled: data?.compiled ?? null, faults, isWaiting: isFetching || settled !== written, error };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
