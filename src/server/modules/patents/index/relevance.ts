import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Query, TextLeaf } from '../../../../engine/query/tree.ts';
import type { Columns } from './columns.ts';
import { leafPhrases, type Vocabulary } from './leaf-phrases.ts';
import { allByDate } from './order.ts';
import { columnsOf } from './plan.ts';
import type { SlotSet } from './slot-set.ts';

/** Hits that are ranked, those that came in last; the others follow by date. Ranking all hits of a broad query takes too long. */
export const RANKED = 50_000;

/** Phrases that are looked for to rank by. */
const MOST_PHRASES = 64;

/** Weight of an occurrence in title, abstract, claims, description, applicants, inventors. */
const WEIGHTS = [5, 2, 1, 0.5, 1, 1].join(', ');

/** Orders hits by BM25 over the terms that the query wants. */
export class Relevance {
  readonly #scores: StatementSync;

  constructor(file: DatabaseSync) {
    this.#scores = file.prepare(
      `select rowid, bm25(words, ${WEIGHTS}) from words where words match ? and rowid between ? and ?`,
    );
    this.#scores.setReturnArrays(true);
  }

  /** All hits, best first; of equal ones the lower docId first. */
  order(hits: SlotSet, query: Query, columns: Columns, vocabulary: Vocabulary): Uint32Array {
    const slots = hits.toArray();
    const unranked = slots.subarray(0, Math.max(0, slots.length - RANKED));
    const ranked = slots.subarray(unranked.length);
    const expression = wantedTerms(query, vocabulary);
    if (expression === null || ranked.length === 0) return allByDate(slots, columns);
    const scores = new Map<number, number>();
    for (const row of this.#scores.iterate(expression, ranked[0]!, ranked.at(-1)!)) {
      const [slot, score] = row as unknown as [number, number];
      if (hits.has(slot)) scores.set(slot, score);
    }
    const score = (slot: number): number => scores.get(slot) ?? 0;
    ranked.sort((a, b) => score(a) - score(b) || columns.docId.get(a) - columns.docId.get(b));
    allByDate(unranked, columns);
    const order = new Uint32Array(slots.length);
    order.set(ranked);
    order.set(unranked, ranked.length);
    return order;
  }
}

/** Any of the terms that help the query to hold; null where there is none. */
function wantedTerms(query: Query, vocabulary: Vocabulary): string | null {
  const phrases: string[] = [];
  for (const leaf of wantedLeaves(query)) {
    for (const phrase of leafPhrases(leaf, vocabulary).groups.flat()) {
      if (phrases.length < MOST_PHRASES) phrases.push(`${columnsOf(leaf.field)}${phrase}`);
    }
  }
  return phrases.length === 0 ? null : phrases.map((phrase) => `(${phrase})`).join(' OR ');
}

function wantedLeaves(query: Query): TextLeaf[] {
  switch (query.type) {
    case 'and':
    case 'or':
      return query.items.flatMap(wantedLeaves);
    case 'near':
      return [query.left, query.right].flatMap(wantedLeaves);
    case 'text':
      return [query];
    default:
      return [];
  }
}
