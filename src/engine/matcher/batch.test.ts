import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Batch, COUNT, ENTRY, START } from './batch.ts';

const LITERALS = 9;

/** For each document the literals it says, with repetition; a literal's share decides whether its list is dense. */
const documents = fc
  .array(fc.integer({ min: 1, max: 300 }), { minLength: LITERALS, maxLength: LITERALS })
  .chain((rarities) =>
    fc
      .tuple(fc.integer({ min: 1, max: 700 }), fc.integer())
      .map(([count, seed]) =>
        Array.from({ length: count }, (_, document) =>
          rarities.flatMap((rarity, literal) =>
            Math.imul(document + 7, seed | 1) % rarity === 0 ? [literal, literal] : [],
          ),
        ),
      ),
  );

function filled(batch: Batch, given: readonly (readonly number[])[]): Batch {
  batch.begin(LITERALS);
  for (const literals of given) {
    for (const literal of literals) batch.emit(literal);
    batch.endDocument();
  }
  batch.finish();
  return batch;
}

function listOf(batch: Batch, literal: number): number[] {
  const start = batch.entries[ENTRY * literal + START]!;
  return [...batch.postings.subarray(start, start + batch.entries[ENTRY * literal + COUNT]!)];
}

describe('a batch', () => {
  it('knows for each literal the documents that have it, whatever it held before', () => {
    const used = new Batch();
    fc.assert(
      fc.property(documents, (given) => {
        const batch = filled(used, given);
        for (let literal = 0; literal < LITERALS; literal++) {
          const having = given.flatMap((literals, document) => (literals.includes(literal) ? [document] : []));
          expect(listOf(batch, literal)).toEqual(having);
          expect(batch.count(literal)).toBe(having.length);
          const found = given.flatMap((_, document) => (batch.has(literal, document) ? [document] : []));
          expect(found).toEqual(having);
        }
        expect([...batch.literals].sort()).toEqual([...new Set(given.flat())].sort());
      }),
      { numRuns: 60 },
    );
  });
});
