import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Matcher } from '../../../src/engine/matcher/index.ts';
import { ProblemError } from '../../../src/engine/problem.ts';
import type { Publication } from '../../../src/engine/publication.ts';
import { not, or, phrase, printQuery, type Query, text } from '../../../src/engine/query/index.ts';
import type { PatentIndex } from '../../../src/server/modules/patents/index/index.ts';
import { profilesFrom, publications, queries, realPublications } from '../../support/arbitraries/index.ts';
import { hasSharedData } from '../../support/shared-data.ts';
import { allPages, batchOf, Model } from './model.ts';

/** An index to be tested: what was in it is there again when the same place is opened after a close. */
export interface IndexUnderTest {
  readonly name: string;
  newPlace(): string;
  open(place: string): Promise<PatentIndex>;
  dispose(place: string): void;
}

const today = '2024-03-31';

/** What every PatentIndex keeps to, whatever it is built on. */
export function describeConformance({ name, newPlace, open, dispose }: IndexUnderTest): void {
  describe(`${name} as a patent index`, () => {
    let place: string;
    let index: PatentIndex;
    let model: Model;
    let sequence: number;

    beforeAll(async () => {
      place = newPlace();
      index = await open(place);
    });
    beforeEach(() => startAfresh());
    afterAll(async () => {
      await index.close();
      dispose(place);
    });

    async function startAfresh(): Promise<void> {
      await index.clear();
      model = new Model();
      sequence = 0;
    }

    async function put(entries: Iterable<readonly [number, Publication | 'removed']>): Promise<void> {
      await index.apply(batchOf(model, ++sequence, entries));
    }

    async function expectSameHits(query: Query): Promise<void> {
      for (const withdrawn of [false, true]) {
        const page = await index.search(query, { today, withdrawn, limit: 1000, facets: 100 });
        const expected = model.hits(query, { today, withdrawn });
        expect(
          page.hits.map(({ docId }) => docId),
          printQuery(query),
        ).toEqual(expected);
        expect(page.total).toBe(expected.length);
        expect(page.facets).toEqual(model.facets(query, { today, withdrawn }));
        expect(await index.count(query, { today, withdrawn })).toBe(expected.length);
      }
    }

    it('finds what the evaluator finds, in order by date, with exact counts and facets', async () => {
      await fc.assert(
        fc.asyncProperty(stock(12), fc.array(queries(), { minLength: 8, maxLength: 8 }), async (all, asked) => {
          await startAfresh();
          await put(all.entries());
          for (const query of asked) await expectSameHits(query);
        }),
        { numRuns: 60 },
      );
    });

    it.skipIf(!hasSharedData)('finds in real publications what the evaluator finds', async () => {
      await put(
        realPublications()
          .filter((_, at) => at % 15 === 0)
          .entries(),
      );
      for (const query of profilesFrom(realPublications(), 20, 20)) await expectSameHits(query);
    });

    it.skipIf(!hasSharedData)('finds by search what the matcher catches of all real publications', async () => {
      const real = realPublications();
      for (let from = 0; from < real.length; from += 1000) {
        await index.apply(
          batchOf(
            new Model(),
            ++sequence,
            real.slice(from, from + 1000).map((one, at) => [from + at, one] as const),
          ),
        );
      }
      const profiles = profilesFrom(real, 500, 21);
      const matcher = new Matcher();
      profiles.forEach((query, id) => void matcher.insert(id, query));
      const { profileIds, offsets, documents } = matcher.matchBatch(real, { today });
      const caught = new Map(
        Array.from(profileIds, (id, row) => [id, [...documents.subarray(offsets[row]!, offsets[row + 1]!)]]),
      );
      for (const [id, query] of profiles.entries()) {
        const expected = caught.get(id) ?? [];
        const { total, hits } = await index.search(query, { today, limit: expected.length <= 100 ? 100 : 0 });
        expect(total, printQuery(query)).toBe(expected.length);
        if (expected.length <= 100) expect(hits.map(({ docId }) => docId).sort((a, b) => a - b)).toEqual(expected);
      }
    });

    it('follows changes and removals', async () => {
      const change = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 9 }));
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(change, { maxLength: 5 }), { minLength: 2, maxLength: 6 }),
          stock(10),
          fc.array(queries(), { minLength: 4, maxLength: 4 }),
          async (batches, all, asked) => {
            await startAfresh();
            for (const batch of batches) {
              await put(batch.map(([docId, which]) => [docId, which < 3 ? 'removed' : all[which]!] as const));
            }
            if (batches.length % 2 === 0) await index.optimise();
            for (const query of asked) await expectSameHits(query);
          },
        ),
        { numRuns: 30 },
      );
    });

    it('is the same after it was closed and opened again', async () => {
      const all = fc.sample(stock(20), { numRuns: 1, seed: 7 })[0]!;
      await put(all.entries());
      await put([[3, 'removed']]);
      await index.close();
      index = await open(place);
      expect(await index.lastSequence()).toBe(2);
      for (const query of fc.sample(queries(), { numRuns: 50, seed: 7 })) await expectSameHits(query);
    });

    it('takes a batch once', async () => {
      await put([[1, titled('电池')]]);
      await index.apply({ ...batchOf(new Model(), 1, [[2, titled('电池')]]) });
      await expectSameHits(phrase('ti', '电池'));
      expect(await index.stats()).toMatchObject({ publications: 1, withdrawn: 0, lastSequence: 1 });
    });

    it('takes all of a batch or nothing', async () => {
      await put([[1, titled('电池')]]);
      const broken = { docId: 3, record: new Uint8Array([1, 2, 3]) };
      const { changes } = batchOf(new Model(), 2, [[2, titled('电池')]]);
      await expect(index.apply({ sequence: 2, changes: [...changes, broken] })).rejects.toThrow();
      await expectSameHits(phrase('ti', '电池'));
      expect(await index.lastSequence()).toBe(1);
    });

    it('pages by date without skipping or repeating while publications come in', async () => {
      const query = phrase('ti', '电池');
      const dates = ['2023-05-01', '2023-05-01', undefined, '2022-01-01', '2023-05-01', '2021-12-31', undefined];
      await put(dates.map((date, docId) => [docId, titled('电池', date)] as const));
      const before = model.hits(query, { today });
      let docId = 100;
      const pages = await allPages(index, query, { today, limit: 2 }, async () => {
        await put([
          [docId++, titled('电池', '2023-06-01')],
          [docId++, titled('电池')],
          [docId++, titled('电池', '2000-01-01')],
        ]);
        await put([[1, titled('另一电池', '2023-05-01')]]);
      });
      expect(pages).toEqual(before);
      await expectSameHits(query);
    });

    it('pages by date without skipping or repeating while dates change and the index is opened again', async () => {
      const query = phrase('ti', '电池');
      const dates = ['2023-05-06', '2023-05-05', '2023-05-04', '2023-05-03', '2023-05-02', undefined];
      await put(dates.map((date, docId) => [docId, titled('电池', date)] as const));
      const before = model.hits(query, { today });
      const moved: readonly (readonly [number, string | undefined])[] = [
        [0, '2000-01-01'],
        [4, '2024-01-01'],
        [5, '2024-01-02'],
        [4, undefined],
        [0, '2023-05-06'],
      ];
      let next = 0;
      const reopened: Pick<PatentIndex, 'search'> = { search: (...search) => index.search(...search) };
      const pages = await allPages(reopened, query, { today, limit: 2 }, async () => {
        for (const [docId, date] of moved.slice(next, next + 3)) await put([[docId, titled('电池', date)]]);
        next += 3;
        await index.close();
        index = await open(place);
      });
      expect(pages).toEqual(before);
      await expectSameHits(query);
    });

    it('pages by relevance without skipping or repeating while publications come in', async () => {
      const query = or(phrase('ta', 'cell'), phrase('ta', 'battery'));
      await put(
        Array.from(
          { length: 23 },
          (_, docId) => [docId, titled(docId % 3 ? 'cell' : 'battery cell of cells')] as const,
        ),
      );
      const order = (await index.search(query, { today, order: 'relevance', limit: 100 })).hits.map(
        ({ docId }) => docId,
      );
      let docId = 100;
      const pages = await allPages(index, query, { today, order: 'relevance', limit: 5 }, () =>
        put([[docId++, titled('battery battery')]]),
      );
      expect(pages).toEqual(order);
      expect(new Set(order)).toEqual(new Set(Array.from({ length: 23 }, (_, each) => each)));
      expect(order.slice(0, 8).every((each) => each % 3 === 0)).toBe(true);
    });

    it('refuses to go on with an order by relevance that is no longer known', async () => {
      const query = phrase('ta', 'cell');
      await put([
        [1, titled('cell')],
        [2, titled('cell')],
      ]);
      const options = { today, order: 'relevance', limit: 1 } as const;
      const { next } = await index.search(query, options);
      await index.close();
      index = await open(place);
      expect((await index.search(query, { ...options, after: next! })).hits.map(({ docId }) => docId)).toEqual([2]);
      await index.close();
      index = await open(place);
      await put([[3, titled('cell')]]);
      await expectProblem(index.search(query, { ...options, after: next! }), 'search.cursor-expired');
    });

    it('refuses a cursor of another search', async () => {
      await put([
        [1, titled('cell')],
        [2, titled('cell')],
      ]);
      const { next } = await index.search(phrase('ti', 'cell'), { today, limit: 1 });
      await expectProblem(index.search(phrase('ab', 'cell'), { today, after: next! }), 'search.cursor-unknown');
      await expectProblem(index.search(phrase('ti', 'cell'), { today, after: 'x' }), 'search.cursor-unknown');
    });

    it('gives no hits for a limit of 0, and the exact total all the same', async () => {
      await put([
        [1, titled('cell')],
        [2, titled('cell')],
      ]);
      for (const order of ['date', 'relevance'] as const) {
        expect(await index.search(phrase('ti', 'cell'), { today, limit: 0, order })).toEqual({ total: 2, hits: [] });
      }
    });

    it('spells a truncation out or refuses it with the count', async () => {
      const words = Array.from({ length: 1200 }, (_, number) => `part${number}ing`);
      await put([
        [1, titled(words.slice(0, 900).join(' '))],
        [2, titled(words.slice(900).join(' '))],
        [3, titled('固体')],
      ]);
      const ending = (pattern: string): Query => text('ti', { type: 'pattern', text: pattern });
      await expectSameHits(ending('*9ing'));
      await expectSameHits(ending('part?ing'));
      await expectSameHits(not(ending('part*')));
      const refusal = await expectProblem(index.count(ending('*ing'), { today }), 'query.pattern-too-wide');
      expect(refusal.zh).toContain('1200');
    });

    it('compares words longer than any that a table would hold', async () => {
      const long = 'ab'.repeat(20_000);
      await put([
        [1, titled(`${long}c`)],
        [2, titled(`${long}d x`)],
        [3, titled(long)],
      ]);
      await expectSameHits(phrase('ti', `${long}c`));
      await expectSameHits(phrase('ti', `${long}d x`));
      await expectSameHits(text('ti', { type: 'pattern', text: '*c' }));
      await expectSameHits(text('ti', { type: 'pattern', text: `${long}*` }));
    });

    it('marks the places that matched', async () => {
      await put([[1, titled('A lithium-ion battery with cells', '2023-01-01')]]);
      const { hits } = await index.search(or(phrase('ti', 'lithium ion'), phrase('ti', 'cell')), {
        today,
        highlights: true,
      });
      const [highlight] = hits[0]!.highlights!;
      expect(highlight!.marks.map(({ start, end }) => highlight!.text.slice(start, end))).toEqual([
        'lithium-ion',
        'cells',
      ]);
    });

    it('answers while it is being optimised', async () => {
      for (let round = 0; round < 5; round++) {
        await put(Array.from({ length: 50 }, (_, docId) => [docId, titled(`cell ${round} ${docId}`)] as const));
      }
      const optimised = index.optimise();
      await expectSameHits(phrase('ti', 'cell'));
      await expectSameHits(phrase('ti', 'cell 4'));
      await optimised;
      await expectSameHits(phrase('ti', 'cell 3'));
    });
  });
}

/** Publications, every third of which was taken back. */
function stock(count: number): fc.Arbitrary<Publication[]> {
  return fc
    .array(publications(), { minLength: count, maxLength: count })
    .map((all) => all.map((one, docId) => (docId % 3 === 2 ? { ...one, status: { state: 'withdrawn' } } : one)));
}

function titled(title: string, publicationDate?: string): Publication {
  return {
    id: { country: 'CN', number: '1', kind: 'A' },
    source: { format: 'test', part: 'whole' },
    titles: [{ lang: 'und', text: title }],
    ...(publicationDate === undefined ? {} : { publicationDate }),
  };
}

async function expectProblem(attempt: Promise<unknown>, code: string) {
  const thrown = await attempt.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof ProblemError)) throw new Error(`Not refused as ${code}, but: ${String(thrown)}`);
  expect(thrown.problem.code).toBe(code);
  return thrown.problem;
}
