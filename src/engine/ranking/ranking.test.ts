import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Publication } from '../publication.ts';
import { type Candidate, type Example, estimateRecall, featuresOf, RECALL_PROMISE, rank } from './index.ts';

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
function world(seed: number, count: number, share: number, signal = 0.35): Example[] {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, () => {
    const relevant = random() < share;
    const words = Array.from({ length: 12 }, () => {
      const typical = random() < signal;
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
  const decided = (n: number, relevant: number): Example[] =>
    Array.from({ length: n }, (_, at) => ({ features: [], relevant: at < relevant }));
  const open = asCandidates(world(1, 40, 0.3));

  it('is not given on too few decisions', () => {
    expect(estimateRecall(decided(19, 19), open)).toBeUndefined();
    expect(estimateRecall(decided(100, 4), open)).toBeUndefined();
    expect(estimateRecall(decided(20, 5), open)).toBeDefined();
    expect(estimateRecall(decided(20, 5), [])).toEqual({ left: 0, expected: 0 });
  });

  it('spares nothing where nothing could be learned', () => {
    expect(estimateRecall(decided(60, 60), open)?.left).toBeGreaterThan(35);
  });

  it('is the same whatever order things are given in', () => {
    const documents = world(3, 120, 0.3);
    const [some, others] = [documents.slice(0, 60), asCandidates(documents.slice(60))];
    expect(estimateRecall(some.toReversed(), others.toReversed())).toEqual(estimateRecall(some, others));
  });

  /** What is found of all relevant documents, by whoever reads as many more as the estimate says, and what share of the open ones that was. */
  function follow(documents: readonly Example[], isDecided: (document: Example) => boolean) {
    const [read, unread] = [documents.filter(isDecided), documents.filter((one) => !isDecided(one))];
    const candidates = asCandidates(unread);
    const estimate = estimateRecall(read, candidates);
    if (estimate === undefined) return undefined;
    const front = rank(read, candidates).slice(0, estimate.left);
    const found = [...read, ...front.map(({ id }) => unread[id - 1]!)].filter((one) => one.relevant).length;
    const all = documents.filter((one) => one.relevant).length;
    return { kept: found >= RECALL_PROMISE.recall * all, share: estimate.left / unread.length };
  }

  /** The first twenty as they came, the others always from the front of the order suggested. */
  function decidedInOrder(documents: readonly Example[], count: number): Set<Example> {
    const read = new Set(documents.slice(0, 20));
    while (read.size < count) {
      const unread = documents.filter((one) => !read.has(one));
      for (const { id } of rank([...read], asCandidates(unread)).slice(0, 10)) read.add(unread[id - 1]!);
    }
    return read;
  }

  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const SMALL = [
    { decided: 20, all: 70, share: 0.3, signal: 0.35 },
    { decided: 40, all: 140, share: 0.25, signal: 0.35 },
    { decided: 40, all: 240, share: 0.25, signal: 0.15 },
    { decided: 80, all: 120, share: 0.2, signal: 0.2 },
    { decided: 60, all: 160, share: 0.5, signal: 0.1 },
  ];
  const LARGE = [{ decided: 300, all: 800, share: 0.25, signal: 0.35 }];

  it.each([
    ['on small samples', SMALL, false],
    ['on small samples that were decided in the suggested order', SMALL, true],
    ['on a large one', LARGE, false],
  ] as const)('keeps its promise in nine worlds of ten %s', (_, settings, inOrder) => {
    const followed = settings.flatMap((setting) =>
      Array.from({ length: 24 }, (_, seed) => {
        const documents = world(1000 + seed, setting.all, setting.share, setting.signal);
        const read = inOrder
          ? decidedInOrder(documents, setting.decided)
          : new Set(documents.slice(0, setting.decided));
        return follow(documents, (one) => read.has(one));
      }),
    );
    const given = followed.filter((one) => one !== undefined);
    expect(given.length).toBeGreaterThan(settings.length * 15);
    expect(mean(given.map(({ kept }) => (kept ? 1 : 0)))).toBeGreaterThanOrEqual(RECALL_PROMISE.confidence);
    const share = mean(given.map((one) => one.share));
    expect(share).toBeLessThan(settings === LARGE ? 0.4 : 0.95);
  });
});
