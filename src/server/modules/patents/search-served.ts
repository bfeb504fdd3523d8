import type { Scope } from '../../platform/db/index.ts';
import { happening } from '../../platform/happenings.ts';

/** A search that was done for somebody. It is told again when its hits are handed over later the same day; what counts once is the search. */
export interface SearchServed {
  readonly house: Scope;
  readonly searchId: number;
  /** For whom; null for the public. */
  readonly unitId: number | null;
  readonly hits: number;
  /** Publications handed over. */
  readonly exported: number;
  readonly at: Date;
}
export const searchServed = happening<SearchServed>('patents.search-served');
