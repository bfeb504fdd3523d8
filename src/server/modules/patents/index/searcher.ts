import type { DatabaseSync } from 'node:sqlite';
import type { Publication } from '../../../../engine/publication.ts';
import type { Query } from '../../../../engine/query/tree.ts';
import type { Columns } from './columns.ts';
import { expiredCursor, readCursor, searchName, writeCursor } from './cursor.ts';
import type { DocumentTable } from './document-table.ts';
import { countFacets } from './facets.ts';
import { highlightsOf } from './highlight.ts';
import { datePlace, firstByDate } from './order.ts';
import type { MatchOptions, SearchHit, SearchOptions, SearchPage } from './patent-index.ts';
import { planQuery } from './plan.ts';
import { Relevance } from './relevance.ts';
import { Resolver } from './resolve.ts';
import type { SlotSet } from './slot-set.ts';
import { IndexVocabulary } from './vocabulary.ts';

/** Orders by relevance that are kept, so that further pages go on in them while publications come in. */
const KEPT_ORDERS = 16;

interface Page {
  readonly total: number;
  readonly slots: readonly number[];
  readonly next?: string;
}

/** Answers searches of one open index. */
export class Searcher {
  readonly #columns: Columns;
  readonly #documents: DocumentTable;
  readonly #vocabulary: IndexVocabulary;
  readonly #resolver: Resolver;
  readonly #relevance: Relevance;
  readonly #orders = new Map<string, Uint32Array>();
  #latest: { readonly name: string; readonly hits: SlotSet } | undefined;

  constructor(file: DatabaseSync, columns: Columns, documents: DocumentTable) {
    this.#columns = columns;
    this.#documents = documents;
    this.#vocabulary = new IndexVocabulary(file);
    this.#resolver = new Resolver(file, columns, (slot) => documents.read(slot));
    this.#relevance = new Relevance(file);
  }

  /** A set of its own of the slots that match. The pages of one search look them up once. */
  hits(query: Query, options: MatchOptions, sequence: number): SlotSet {
    const name = `${searchName(query, options)} ${sequence}`;
    if (this.#latest?.name !== name) this.#latest = { name, hits: this.#find(query, options) };
    return this.#latest.hits.copy();
  }

  #find(query: Query, { today, withdrawn }: MatchOptions): SlotSet {
    const among = this.#columns.present();
    if (!withdrawn) among.subtractWith(this.#columns.withdrawn);
    return this.#resolver.resolve(planQuery(query, this.#vocabulary), among, today);
  }

  search(query: Query, options: SearchOptions, sequence: number): SearchPage {
    const hits = this.hits(query, options, sequence);
    const page =
      options.order === 'relevance'
        ? this.#pageByRelevance(hits, query, options, sequence)
        : this.#pageByDate(hits, query, options, sequence);
    return {
      total: page.total,
      hits: page.slots.map((slot) => this.#hit(slot, query, options)),
      ...(options.facets ? { facets: countFacets(hits, this.#columns, options.facets) } : {}),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  /**
   * A further page leaves out what came in after the first one, and takes dates as they were then, so that the pages together are
   * one list.
   */
  #pageByDate(hits: SlotSet, query: Query, options: SearchOptions, sequence: number): Page {
    const search = searchName(query, options);
    const after = options.after === undefined ? undefined : readCursor(options.after, 'date', search);
    if (after !== undefined) this.#keepThoseUntil(hits, after.sequence);
    const limit = pageLimit(options);
    const seen = after?.sequence ?? sequence;
    const slots = firstByDate(hits, this.#columns, seen, limit + 1, after);
    const last = slots[limit - 1];
    const more = slots.length > limit && last !== undefined;
    return {
      total: hits.count,
      slots: slots.slice(0, limit),
      ...(more
        ? { next: writeCursor({ order: 'date', search, sequence: seen, ...datePlace(this.#columns, last, seen) }) }
        : {}),
    };
  }

  #keepThoseUntil(hits: SlotSet, sequence: number): void {
    for (const slot of hits.toArray()) if (this.#columns.added.get(slot) > sequence) hits.delete(slot);
  }

  #pageByRelevance(hits: SlotSet, query: Query, options: SearchOptions, sequence: number): Page {
    const search = searchName(query, options);
    const after = options.after === undefined ? undefined : readCursor(options.after, 'relevance', search);
    const seen = after?.sequence ?? sequence;
    const order = this.#kept(`${search} ${seen}`, () => {
      if (seen !== sequence) throw expiredCursor();
      return this.#relevance.order(hits, query, this.#columns, this.#vocabulary);
    });
    const from = after?.from ?? 0;
    const until = from + pageLimit(options);
    return {
      total: order.length,
      slots: [...order.subarray(from, until)].filter((slot) => this.#columns.has(slot)),
      ...(until < order.length && until > from
        ? { next: writeCursor({ order: 'relevance', search, sequence: seen, from: until }) }
        : {}),
    };
  }

  /** The order under a name, the least used one being forgotten when there are too many. */
  #kept(name: string, make: () => Uint32Array): Uint32Array {
    const order = this.#orders.get(name) ?? make();
    this.#orders.delete(name);
    this.#orders.set(name, order);
    for (const oldest of this.#orders.keys()) {
      if (this.#orders.size <= KEPT_ORDERS) break;
      this.#orders.delete(oldest);
    }
    return order;
  }

  #hit(slot: number, query: Query, options: SearchOptions): SearchHit {
    const publication = this.#documents.read(slot);
    return {
      docId: this.#columns.docId.get(slot),
      publication: withoutFullText(publication),
      ...(options.highlights ? { highlights: highlightsOf(publication, query, options.today) } : {}),
    };
  }
}

const DEFAULT_LIMIT = 20;
const LARGEST_LIMIT = 1000;

function pageLimit({ limit }: SearchOptions): number {
  return Math.max(0, Math.min(limit ?? DEFAULT_LIMIT, LARGEST_LIMIT));
}

function withoutFullText(publication: Publication): Publication {
  const { claims: _claims, descriptions: _descriptions, ...rest } = publication;
  return rest;
}
