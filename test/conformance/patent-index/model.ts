import { evaluatePrepared, type PreparedPublication, prepare } from '../../../src/engine/evaluator/index.ts';
import type { Publication } from '../../../src/engine/publication.ts';
import type { Query } from '../../../src/engine/query/index.ts';
import {
  FACETS,
  type Facets,
  type FacetValue,
  type IndexBatch,
  type MatchOptions,
  type PatentIndex,
  type SearchOptions,
} from '../../../src/server/modules/patents/index/index.ts';
import { encodePublication } from '../../../src/server/modules/patents/record.ts';

/** What an index has to answer, found by looking at every publication. */
export class Model {
  readonly #publications = new Map<number, PreparedPublication>();

  set(docId: number, publication: Publication | 'removed'): void {
    if (publication === 'removed') this.#publications.delete(docId);
    else this.#publications.set(docId, prepare(publication));
  }

  get(docId: number): Publication {
    return this.#publications.get(docId)!.publication;
  }

  /** The docIds of all hits: newest first, those without a date last, then by docId. */
  hits(query: Query, { today, withdrawn }: MatchOptions): number[] {
    const dateOf = (docId: number): string => this.get(docId).publicationDate ?? '';
    return [...this.#publications.keys()]
      .filter((docId) => withdrawn || this.get(docId).status?.state !== 'withdrawn')
      .filter((docId) => evaluatePrepared(this.#publications.get(docId)!, query, { today }) !== null)
      .sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : a - b));
  }

  facets(query: Query, options: MatchOptions): Facets {
    const hits = this.hits(query, options).map((docId) => this.get(docId));
    const entries = FACETS.map((facet) => [facet, tally(hits.flatMap((hit) => [...new Set(valuesOf[facet](hit))]))]);
    return Object.fromEntries(entries) as Facets;
  }
}

const valuesOf: Readonly<Record<keyof Facets, (publication: Publication) => string[]>> = {
  applicant: ({ applicants, assignees }) =>
    (applicants ?? assignees ?? []).map(({ name, standardName }) => standardName ?? name),
  ipc: ({ classifications }) =>
    (classifications ?? []).filter(({ scheme }) => scheme === 'ipc').map(({ symbol }) => symbol.slice(0, 4)),
  country: ({ id }) => [id.country],
  year: ({ publicationDate }) => (publicationDate === undefined ? [] : [publicationDate.slice(0, 4)]),
  kind: ({ id }) => (id.kind === '' ? [] : [id.kind]),
};

function tally(values: readonly string[]): FacetValue[] {
  const counts = [...Map.groupBy(values, (value) => value)].map(([value, all]) => ({ value, count: all.length }));
  return counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** A batch of publications for the index, told to the model as well. */
export function batchOf(model: Model, sequence: number, entries: Iterable<readonly [number, Publication | 'removed']>) {
  const changes = [...entries].map(([docId, publication]) => {
    model.set(docId, publication);
    return { docId, record: publication === 'removed' ? publication : encodePublication(publication) };
  });
  return { sequence, changes } satisfies IndexBatch;
}

/** The docIds of all pages of a search, one after the other; `between` runs after each page. */
export async function allPages(
  index: Pick<PatentIndex, 'search'>,
  query: Query,
  options: SearchOptions,
  between: () => Promise<void> = async () => {},
): Promise<number[]> {
  const docIds: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await index.search(query, { ...options, ...(after === undefined ? {} : { after }) });
    docIds.push(...page.hits.map(({ docId }) => docId));
    if (page.next === undefined) return docIds;
    after = page.next;
    await between();
  }
}
