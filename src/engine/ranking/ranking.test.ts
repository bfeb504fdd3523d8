import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { type Candidate, type Example, estimateRecall, featuresOf, rank } from './index.ts';

const publication: Publication = {
  id: { country: 'CN', number: '1', kind: 'A' },
  source: { format: 'test', part: 'whole' },
  titles: [{ lang: 'zh', text: '固态电池，隔膜' }],
  abstracts: [{ lang: 'en', text: 'Batteries with battery separators.' }],
  classifications: [{ scheme: 'ipc', symbol: 'H01M10/0525' }],
  applicants: [{ name: '甲公司', standardName: 'JIA' }],
};

describe('features', () => {
  it('are pairs of Han characters within a run, folded words, classes and applicants, each once', () => {
    const features = featuresOf(publication);
    expect(features).toEqual(
      expect.arrayContaining(['固态', '态电', '电池', '隔膜', 'title:隔膜', 'battery', 'separator']),
    );
    expect(features).toEqual(expect.arrayContaining(['class:H01M', 'class:H01M10', 'applicant:JIA']));
    expect(features).not.toContain('池隔');
    expect(new Set(features).size).toBe(features.length);
  });
});

/** Documents of a world in which relevant ones tend to other words; the same seed makes the same world. */
function world(seed: number, count: number, share: number): Example[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const relevant = random() < share;
    const words = Array.from({ length: 12 }, () => {
      const typical = random() < 0.35;
      const room = typical ? (relevant ? 'r' : 'o') : 'common';
      return `${room}${Math.floor(random() * 25)}`;
    });
    return { features: [...new Set(words)], relevant };
  });
}

const asCandidates = (documents: readonly Example[]): Candidate[] =>
  documents.map(({ features }, at) => ({ id: at + 1, features }));

describe('the suggested order', () => {
  it('brings relevant documents forward', () => {
    const documents = world(7, 600, 0.2);
    const open = documents.slice(200);
    const order = rank(documents.slice(0, 200), asCandidates(open));
    const relevant = open.filter((one) => one.relevant).length;
    const inFront = order.slice(0, relevant).filter(({ id }) => open[id - 1]!.relevant).length;
    expect(inFront / relevant).toBeGreaterThan(0.7);
  });

  const documents = fc.array(
    fc.record({
      features: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 }),
      relevant: fc.boolean(),
    }),
    { maxLength: 40 },
  );

  it('is the same whatever order things are given in, holds every document once, and never rises', () => {
    fc.assert(
      fc.property(documents, documents, (examples, open) => {
        const candidates = asCandidates(open);
        const order = rank(examples, candidates);
        expect(rank(examples.toReversed(), candidates.toReversed())).toEqual(order);
        expect(order.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(candidates.map(({ id }) => id));
        for (const [at, { probability }] of order.entries()) {
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThan(1);
          expect(probability).toBeLessThanOrEqual(order[at - 1]?.probability ?? 1);
        }
      }),
    );
  });

  it('is the order of arrival while there is too little to learn from', () => {
    const examples = [
      { features: ['a'], relevant: true },
      { features: ['b'], relevant: false },
    ];
    const candidates = [
      { id: 9, features: ['a'] },
      { id: 4, features: ['b'] },
    ];
    expect(rank(examples, candidates)).toEqual([
      { id: 4, probability: 0.5 },
      { id: 9, probability: 0.5 },
    ]);
  });
});

describe('the estimate of what is left', () => {
  it('is not given on too few decisions', () => {
    const open = [{ id: 1, probability: 0.9 }];
    expect(estimateRecall({ n: 19, relevant: 19 }, open)).toBeUndefined();
    expect(estimateRecall({ n: 100, relevant: 4 }, open)).toBeUndefined();
    expect(estimateRecall({ n: 20, relevant: 5 }, open)).toMatchObject({ left: 1, expected: 0.9 });
    expect(estimateRecall({ n: 20, relevant: 5 }, [])).toEqual({ left: 0, expected: 0 });
  });

  it('reaches about the recall that it promises, without asking for everything to be read', () => {
    const reached: number[] = [];
    const read: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const documents = world(seed, 800, 0.25);
      const [decided, open] = [documents.slice(0, 300), documents.slice(300)];
      const order = rank(decided, asCandidates(open));
      const found = decided.filter((one) => one.relevant).length;
      const { left } = estimateRecall({ n: decided.length, relevant: found }, order)!;
      const reading = order.slice(0, left).filter(({ id }) => open[id - 1]!.relevant).length;
      reached.push((found + reading) / documents.filter((one) => one.relevant).length);
      read.push(left / open.length);
    }
    const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
    expect(mean(reached)).toBeGreaterThan(0.93);
    expect(Math.min(...reached)).toBeGreaterThan(0.88);
    expect(mean(read)).toBeLessThan(0.8);
  });
});
