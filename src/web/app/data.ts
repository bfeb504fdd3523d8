import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ApiProblem, get, type Parameters } from './api.ts';

export interface GetOptions {
  /** Whether there is anything to ask yet. */
  readonly enabled?: boolean;
  /** Shows the answer before while the next one comes, as when paging. */
  readonly keepPrevious?: boolean;
  /** Milliseconds after which it is asked for again. */
  readonly every?: number;
}

/** What the server gives at an address; its key is the address with the parameters, so that `invalidateQueries([path])` renews it. */
export function useGet<Answer>(
  path: string,
  parameters: Parameters = {},
  { enabled = true, keepPrevious = false, every }: GetOptions = {},
): UseQueryResult<Answer, ApiProblem> {
  return useQuery<Answer, ApiProblem>({
    queryKey: [path, parameters],
    queryFn: ({ signal }) => get<Answer>(path, parameters, signal),
    enabled,
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
    ...(every === undefined ? {} : { refetchInterval: every }),
  });
}
