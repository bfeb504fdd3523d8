import type { Publication } from '../../../../engine/publication.ts';
import type { BaseField, Query } from '../../../../engine/query/tree.ts';
import type { PublicationRecord } from '../record.ts';

/**
 * The search index over all stored publications. It holds nothing that the store does not: it can be thrown away and built again.
 * Every implementation finds for a query exactly the publications for which `evaluate` gives a match.
 */
export interface PatentIndex {
  /**
   * Applies a batch, all of it or none, and remembers its sequence in the same transaction. A batch whose sequence is
   * not above `lastSequence` has been applied before and changes nothing.
   */
  apply(batch: IndexBatch): Promise<void>;
  /** @throws ProblemError where a truncation stands for too many words, or a cursor cannot be continued. */
  search(query: Query, options: SearchOptions): Promise<SearchPage>;
  /** How many publications match. */
  count(query: Query, options: MatchOptions): Promise<number>;
  stats(): Promise<IndexStatistics>;
  /** The sequence of the last batch applied, 0 before the first. */
  lastSequence(): Promise<number>;
  /** Makes the index compact again after many changes. Searches go on meanwhile. */
  optimise(): Promise<void>;
  /** Forgets everything; `lastSequence` is 0 again. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface IndexBatch {
  /** Above that of every batch before. */
  readonly sequence: number;
  readonly changes: readonly IndexChange[];
}

/** A new or changed publication under the number that the store gave it, or its removal. The last change of a number counts. */
export interface IndexChange {
  readonly docId: number;
  readonly record: PublicationRecord | 'removed';
}

export interface MatchOptions {
  /** ISO date of the day on which the query is run. */
  readonly today: string;
  /** Publications that the office took back are found only when asked for. */
  readonly withdrawn?: boolean;
}

export interface SearchOptions extends MatchOptions {
  /**
   * `date`: newest publication first (those without a date last), then by docId. `relevance`: best first among the
   * `RANKED` hits that came in last, the other hits after them by date.
   */
  readonly order?: 'date' | 'relevance';
  /** Hits on the page, 0 to 1,000; 20 by default. */
  readonly limit?: number;
  /** The `next` of the page before, of the same query and order. */
  readonly after?: string;
  /** Values of each facet to give, by count; 0, the default, gives no facets. */
  readonly facets?: number;
  readonly highlights?: boolean;
}

export interface SearchPage {
  /** All hits of the query, exactly. */
  readonly total: number;
  readonly hits: readonly SearchHit[];
  readonly facets?: Facets;
  /** Cursor of the next page; absent on the last. Pages neither skip nor repeat while publications come in. */
  readonly next?: string;
}

export interface SearchHit {
  readonly docId: number;
  /** Without claims and descriptions. */
  readonly publication: Publication;
  readonly highlights?: readonly Highlight[];
}

/** A piece of a text around places that matched; offsets are UTF-16 units of `text`. */
export interface Highlight {
  readonly field: BaseField;
  /** Index among the texts of the field. */
  readonly index: number;
  readonly lang: string;
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
  /** Whether the text goes on before and after the piece. */
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

/** Of the hits: how many publications have each value; most first, then by value. */
export interface Facets {
  readonly applicant: readonly FacetValue[];
  /** IPC subclass, `H01M`. */
  readonly ipc: readonly FacetValue[];
  readonly country: readonly FacetValue[];
  readonly year: readonly FacetValue[];
  readonly kind: readonly FacetValue[];
}

export const FACETS = ['applicant', 'ipc', 'country', 'year', 'kind'] as const satisfies readonly (keyof Facets)[];

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface IndexStatistics {
  readonly publications: number;
  readonly withdrawn: number;
  readonly lastSequence: number;
  /** Size on disk. */
  readonly bytes: number;
}
