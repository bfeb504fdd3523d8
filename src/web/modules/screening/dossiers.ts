import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { QueueDossier, QueueLine, QueueList } from '../../../shared/screening-queue.ts';
import { type ApiProblem, get } from '../../app/api.ts';
import type { QueueAddress } from './queue-part.ts';

/** Items fetched ahead of the one that is read. */
const AHEAD = 4;
const FRESH = 5 * 60_000;

export const dossierPath = (item: number): string => `/api/queue/items/${item}`;

function dossierQuery(item: number) {
  return {
    queryKey: [dossierPath(item), {}],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => get<QueueDossier>(dossierPath(item), {}, signal),
    staleTime: FRESH,
  };
}

/** What is to be read of an item. */
export function useDossier(item: number): UseQueryResult<QueueDossier, ApiProblem> {
  return useQuery<QueueDossier, ApiProblem>(dossierQuery(item));
}

/** Fetches the next ones, so that each is there at once. */
export function useAhead(items: readonly number[]): void {
  const client = useQueryClient();
  useEffect(() => {
    for (const item of items.slice(0, AHEAD)) void client.prefetchQuery(dossierQuery(item));
  }, [client, items]);
}

/**
 * The open items of a sitting. They keep their places while they are decided; `sitting` begins the next with what is open then.
 */
export function useSitting(
  { part, order }: Pick<QueueAddress, 'part' | 'order'>,
  sitting: number,
): UseQueryResult<readonly QueueLine[], ApiProblem> {
  const parameters = { ...part, order, limit: 200 };
  return useQuery<readonly QueueLine[], ApiProblem>({
    queryKey: ['/api/queue/sitting', parameters, sitting],
    queryFn: async ({ signal }) => (await get<QueueList>('/api/queue/items', parameters, signal)).items,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
}
