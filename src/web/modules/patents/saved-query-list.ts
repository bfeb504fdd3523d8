import type { SavedQuery } from '../../../shared/search.ts';
import { searchAddress } from './search-address.ts';

/** Where the server keeps a person's queries. */
export const SAVED_QUERIES = '/api/saved-queries';

export function addressOfSaved({ query, withdrawn, order }: SavedQuery): string {
  return searchAddress({ q: query, withdrawn, order });
}
