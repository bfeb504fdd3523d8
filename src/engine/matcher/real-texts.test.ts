import { describe, expect, it } from 'vitest';
import { profilesFrom, realPublications } from '../../../test/support/arbitraries/index.ts';
import { hasSharedData } from '../../../test/support/shared-data.ts';
import { evaluatePrepared } from '../evaluator/evaluate.ts';
import { type PreparedPublication, prepare } from '../evaluator/prepare.ts';
import { and, or } from '../query/build.ts';
import { patternMatches } from '../query/pattern.ts';
import type { Query, TextElement } from '../query/tree.ts';
import { Matcher } from './index.ts';

const context = { today: '2024-03-31' };
const PROFILES = 2400;

/**
 * Spares the evaluator most of some thirteen million pairs: a publication in which a word or character that a leaf wants
 * stands nowhere cannot hold that leaf. What may hold is left to the evaluator.
 */
class Possibility {
  private readonly documentsOf = new Map<string, Set<number>>();
  private readonly answers = new Map<Query, ReadonlySet<number>>();
  private readonly all: ReadonlySet<number>;

  constructor(prepared: readonly PreparedPublication[]) {
    this.all = new Set(prepared.keys());
    prepared.forEach(({ texts }, document) => {
      for (const { term } of texts.flatMap(({ tokens }) => tokens)) {
        const documents = this.documentsOf.get(term) ?? new Set();
        this.documentsOf.set(term, documents.add(document));
      }
    });
  }

  /** Numbers of the publications that may match. */
  documents(query: Query): ReadonlySet<number> {
    const known = this.answers.get(query) ?? this.answer(query);
    this.answers.set(query, known);
    return known;
  }

  /** The query without the branches that cannot hold for the publication. */
  rest(query: Query, document: number): Query {
    if (query.type === 'and') return and(...query.items.map((item) => this.rest(item, document)));
    if (query.type !== 'or') return query;
    const possible = query.items.filter((item) => this.documents(item).has(document));
    return or(...possible.map((item) => this.rest(item, document)));
  }

  private answer(query: Query): ReadonlySet<number> {
    switch (query.type) {
      case 'and':
        return query.items.map((item) => this.documents(item)).reduce((all, some) => all.intersection(some));
      case 'or':
        return query.items.map((item) => this.documents(item)).reduce((all, some) => all.union(some));
      case 'near':
        return this.documents(query.left).intersection(this.documents(query.right));
      case 'text':
        return query.elements
          .map((element) => this.documentsWith(element))
          .reduce((all, some) => all.intersection(some));
      default:
        return this.all;
    }
  }

  private documentsWith({ type, text }: TextElement): ReadonlySet<number> {
    const withTerm = (term: string): ReadonlySet<number> => this.documentsOf.get(term) ?? new Set<number>();
    if (type === 'word') return withTerm(text);
    if (type === 'han') return [...text].map(withTerm).reduce((all, some) => all.intersection(some));
    const fitting = [...this.documentsOf.keys()].filter((word) => patternMatches(text, word));
    return fitting.map(withTerm).reduce((all, some) => all.union(some), new Set<number>());
  }
}

describe.skipIf(!hasSharedData)('on all real texts, with profiles made of their own words', () => {
  const publications = hasSharedData ? realPublications() : [];
  const profiles = hasSharedData ? profilesFrom(publications, PROFILES, 20240331) : [];

  it('the matcher finds what the evaluator finds, in a batch and one by one', () => {
    const prepared = publications.map(prepare);
    const possibility = new Possibility(prepared);
    const matcher = new Matcher();
    profiles.forEach((query, id) => {
      matcher.insert(id, query);
    });
    const found = matcher.matchBatch(publications, context);
    const rowOf = new Map(Array.from(found.profileIds, (id, row) => [id, row]));
    profiles.forEach((query, id) => {
      const row = rowOf.get(id);
      const matched =
        row === undefined ? [] : [...found.documents.subarray(found.offsets[row], found.offsets[row + 1])];
      const expected = [...possibility.documents(query)]
        .filter(
          (document) => evaluatePrepared(prepared[document]!, possibility.rest(query, document), context) !== null,
        )
        .sort((one, other) => one - other);
      expect(matched, `profile ${id}: ${JSON.stringify(query)}`).toEqual(expected);
    });
    const single = publications.flatMap((publication, document) =>
      Array.from(matcher.matchOne(publication, context), (id) => [id, document]),
    );
    const batched = Array.from(found.profileIds).flatMap((id, row) =>
      Array.from(found.documents.subarray(found.offsets[row], found.offsets[row + 1]), (document) => [id, document]),
    );
    expect(single.sort(byProfile)).toEqual(batched);
    expect(batched.length).toBeGreaterThan(PROFILES);
  });
});

function byProfile(one: readonly number[], other: readonly number[]): number {
  return one[0]! - other[0]! || one[1]! - other[1]!;
}
