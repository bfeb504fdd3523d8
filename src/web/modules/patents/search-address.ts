import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

export type Order = 'date' | 'relevance';

/** A search as it stands in the address, so that it can be sent to a colleague. */
export interface SearchPlace {
  readonly q: string;
  /** Conditions of the search language that were clicked among the facets; all of them hold besides `q`. */
  readonly narrow: readonly string[];
  readonly order: Order;
  readonly withdrawn: boolean;
  /** The cursors that led to this page, one for each page after the first. */
  readonly after: readonly string[];
}

/** The search of the address, and how to go to another; what is not given stays, and every change but of the page leads to page one. */
export function useSearchPlace(): readonly [SearchPlace, (change: Partial<SearchPlace>) => void] {
  const [address, setAddress] = useSearchParams();
  const place = useMemo<SearchPlace>(
    () => ({
      q: address.get('q') ?? '',
      narrow: address.getAll('narrow'),
      order: address.get('order') === 'relevance' ? 'relevance' : 'date',
      withdrawn: address.get('withdrawn') === 'true',
      after: address.getAll('after'),
    }),
    [address],
  );
  return [place, (change) => setAddress(parametersOf({ ...place, after: [], ...change }))];
}

function parametersOf({ q, narrow, order, withdrawn, after }: SearchPlace): URLSearchParams {
  const parameters = new URLSearchParams();
  if (q !== '') parameters.set('q', q);
  for (const condition of narrow) parameters.append('narrow', condition);
  if (order !== 'date') parameters.set('order', order);
  if (withdrawn) parameters.set('withdrawn', 'true');
  for (const cursor of after) parameters.append('after', cursor);
  return parameters;
}

/** The address of a search. */
export function searchAddress(place: Partial<SearchPlace>): string {
  const whole = { q: '', narrow: [], order: 'date', withdrawn: false, after: [], ...place } as const;
  return `/search?${parametersOf(whole)}`;
}

/** The query with what narrows it. */
export function narrowedQuery({ q, narrow }: Pick<SearchPlace, 'q' | 'narrow'>): string {
  return narrow.length === 0 ? q : `(${q}) AND ${narrow.join(' AND ')}`;
}

/** Bytes of a query in an address that servers and the programs before them take. */
const LONGEST_IN_ADDRESS = 6000;

export function fitsAddress(query: string): boolean {
  return encodeURIComponent(query).length <= LONGEST_IN_ADDRESS;
}
