import { and, classUnder, dated, near, or, phrase, type Query, text } from '../src/engine/query/index.ts';
import { analyse } from '../src/engine/text/analyse.ts';
import type { SearchOptions } from '../src/server/modules/patents/index/index.ts';
import { generatePublications } from './generate/publications.ts';

/** Queries of one kind, and how they are asked. */
export interface QueriesOfKind {
  readonly kind: string;
  readonly queries: readonly Query[];
  readonly options: Omit<SearchOptions, 'today'>;
}

const SAMPLE = 4000;
const PER_KIND = 12;

/** Queries of known breadth, made of the words of a sample of the publications that are searched. */
export function queriesOfKinds(seed: number): QueriesOfKind[] {
  const sample = new Sample(seed);
  const page = { limit: 20 };
  const chinese = sample.terms('zh', 0.15);
  const broad = sample.terms('en', 0.15).map((one, at) => or(word(one), word(chinese[at]!)));
  const ten = sample.terms('en', 0.1);
  const three = sample.terms('en', 0.03);
  return [
    {
      kind: 'AND of two words, 3 % of publications',
      queries: sample.pairs(0.03).map(([a, b]) => and(word(a), word(b))),
      options: page,
    },
    { kind: 'phrase of two English words', queries: sample.phrases('en', 2), options: page },
    { kind: 'phrase of four Chinese characters', queries: sample.phrases('zh', 4), options: page },
    { kind: 'count of either word, 30 %', queries: broad, options: { limit: 0 } },
    { kind: 'either word, 30 %, first 20 by date', queries: broad, options: page },
    { kind: 'either word, 30 %, first 20 by relevance', queries: broad, options: { ...page, order: 'relevance' } },
    { kind: 'word in 10 %, five facets', queries: ten.map(word), options: { ...page, facets: 20 } },
    { kind: 'Chinese word in 10 %', queries: sample.terms('zh', 0.1).map(word), options: page },
    {
      kind: 'word in 10 %, a class and a quarter',
      queries: ten.map((one, at) =>
        and(word(one), classUnder('ipc', sample.subclasses[at % sample.subclasses.length]!), QUARTER),
      ),
      options: page,
    },
    {
      kind: 'NEAR/5 of words in 3 %',
      queries: neighbours(three).map(([a, b]) => near(word(a), word(b), 5)),
      options: page,
    },
    {
      kind: 'truncation after four letters',
      queries: three.map((one) => text('ta', { type: 'pattern', text: `${one.slice(0, 4)}*` })),
      options: page,
    },
  ];
}

const QUARTER = dated('pd', { type: 'day', date: '2023-07-01' }, { type: 'day', date: '2023-09-30' });

function word(written: string): ReturnType<typeof phrase> {
  return phrase('ta', written);
}

function neighbours(words: readonly string[]): [string, string][] {
  return words.slice(1).map((one, at) => [words[at]!, one]);
}

/** The words of a few publications and how many of them hold each. */
class Sample {
  readonly subclasses: readonly string[];
  readonly #documents: readonly { readonly lang: 'zh' | 'en'; readonly words: readonly string[] }[];
  readonly #frequencies = new Map<string, number>();

  constructor(seed: number) {
    const publications = [...generatePublications({ seed, count: SAMPLE })];
    this.#documents = publications.map(({ abstracts }) => {
      const [{ lang, text: abstract }] = abstracts as [{ lang: string; text: string }];
      return { lang: lang === 'zh' ? 'zh' : 'en', words: wordsOf(abstract) };
    });
    for (const { words } of this.#documents) {
      for (const one of new Set(words)) this.#frequencies.set(one, (this.#frequencies.get(one) ?? 0) + 1);
    }
    const symbols = publications.map(({ classifications }) => classifications![0]!.symbol.slice(0, 4));
    this.subclasses = [...Map.groupBy(symbols, (symbol) => symbol)]
      .sort((one, other) => other[1].length - one[1].length)
      .slice(0, PER_KIND)
      .map(([subclass]) => subclass);
  }

  /** The words (of one character pair, in Chinese) that come nearest to being in this share of the publications. */
  terms(lang: 'zh' | 'en', share: number): string[] {
    const han = lang === 'zh';
    return [...this.#frequencies]
      .filter(([one]) => /\p{Script=Han}/u.test(one) === han && [...one].length >= (han ? 2 : 4))
      .sort(([, one], [, other]) => Math.abs(one - share * SAMPLE) - Math.abs(other - share * SAMPLE))
      .slice(0, PER_KIND)
      .map(([one]) => one);
  }

  /** Pairs of frequent words that come nearest to standing together in this share of the publications. */
  pairs(share: number): [string, string][] {
    const words = [...this.terms('en', 0.2), ...this.terms('en', 0.12)];
    const together = ([one, other]: readonly [string, string]): number =>
      this.#documents.filter(({ words: all }) => all.includes(one) && all.includes(other)).length / SAMPLE;
    return words
      .flatMap((one, at) => words.slice(at + 1).map((other): [string, string] => [one, other]))
      .map((pair) => ({ pair, distance: Math.abs(together(pair) - share) }))
      .sort((one, other) => one.distance - other.distance)
      .slice(0, PER_KIND)
      .map(({ pair }) => pair);
  }

  /** Words, or characters, that stand side by side in some publications. */
  phrases(lang: 'zh' | 'en', length: number): ReturnType<typeof phrase>[] {
    const documents = this.#documents.filter((document) => document.lang === lang).slice(0, PER_KIND);
    return documents.map(({ words }, at) => {
      const first = Math.min(at, words.length - length);
      const taken = words.slice(first, first + (lang === 'zh' ? length - 1 : length));
      return phrase(
        'ta',
        lang === 'zh' ? taken.map((pair) => pair[0]).join('') + taken.at(-1)!.slice(1) : taken.join(' '),
      );
    });
  }
}

/** Words in their order; of a run of Han characters each with the next. */
function wordsOf(written: string): string[] {
  const tokens = analyse(written);
  return tokens.map(({ term, han }, at) => {
    const next = tokens[at + 1];
    return han && next?.han && next.joined ? term + next.term : term;
  });
}
