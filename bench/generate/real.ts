import type { Publication } from '../../src/engine/publication.ts';
import { and, classUnder, near, not, or, text } from '../../src/engine/query/build.ts';
import type { Query, TextElement, TextLeaf } from '../../src/engine/query/tree.ts';
import { analyse, type Token } from '../../src/engine/text/analyse.ts';
import { realPublications } from '../../test/support/arbitraries/real-publications.ts';
import { Random } from './random.ts';

let known: readonly Publication[] | undefined;

function publications(): readonly Publication[] {
  known ??= realPublications().filter(({ titles, abstracts }) =>
    [...(titles ?? []), ...(abstracts ?? [])].some(({ text }) => analyse(text).length > 0),
  );
  return known;
}

/** The real patents of the shared data, title and abstract; when they are used up, the same ones again. */
export function* repeatedRealPublications(first: number, count: number): Generator<Publication> {
  const real = publications();
  for (let index = first; index < first + count; index++) yield real[index % real.length]!;
}

/**
 * Profiles cut from the real patents, in the mix of the generated ones: each from the words and classes of one patent, synonyms from others. The
 * class is left out where the patent has none.
 */
export function* realProfiles(options: { seed: number; first: number; count: number }): Generator<Query> {
  const real = publications();
  for (let index = options.first; index < options.first + options.count; index++) {
    const random = new Random(Math.imul(options.seed + 0x2f1d, 0x85eb_ca6b) ^ index);
    yield new Cutter(real, random).profile();
  }
}

class Cutter {
  private readonly publications: readonly Publication[];
  private readonly random: Random;
  private readonly source: Publication;

  constructor(publications: readonly Publication[], random: Random) {
    this.publications = publications;
    this.random = random;
    this.source = random.pick(publications);
  }

  profile(): Query {
    const { random } = this;
    const kind = random.fraction();
    if (kind < 0.6) return and(...random.several(random.whole(2, 4), () => this.concept()), ...this.classLeaf());
    if (kind < 0.75) return and(random.chance(0.5) ? this.cut(this.source, 2) : this.proximity(), this.concept());
    if (kind < 0.85) return and(this.concept(), this.concept(), ...this.classLeaf(), not(or(...this.others(1, 5))));
    if (kind < 0.95) return and(or(this.term(), ...this.others(9, 29)), this.concept(), ...this.classLeaf());
    return and(
      or(and(this.term(), or(this.truncated(), ...this.others(1, 1))), this.proximity()),
      this.concept(),
      ...this.classLeaf(),
    );
  }

  private concept(): Query {
    return or(this.term(), ...this.others(0, 4));
  }

  private others(fewest: number, most: number): TextLeaf[] {
    return this.random.several(this.random.whole(fewest, most), () => this.cut(this.random.pick(this.publications), 1));
  }

  private term(): TextLeaf {
    return this.cut(this.source, 1);
  }

  private proximity(): Query {
    const { random } = this;
    return near(or(this.term(), ...this.others(0, 1)), this.term(), random.whole(2, 10), {
      ordered: random.chance(0.3),
    });
  }

  /** A word of the patent without its end; where a Chinese one was cut, that. */
  private truncated(): TextLeaf {
    const term = this.term();
    const [element] = term.elements;
    if (element?.type !== 'word' || !/^[a-z]{6,}$/.test(element.text)) return term;
    return text('ta', { type: 'pattern', text: `${element.text.slice(0, -2)}*` });
  }

  private classLeaf(): Query[] {
    const symbols = (this.source.classifications ?? []).filter(({ scheme }) => scheme === 'ipc');
    if (symbols.length === 0) return [];
    const { symbol } = this.random.pick(symbols);
    return [
      classUnder('ipc', this.random.pick([symbol, symbol.slice(0, 4), symbol.slice(0, 4), symbol.split('/')[0]!])),
    ];
  }

  /** So many words side by side, or two to four characters of a run for each, mostly from a longer word on. */
  private cut({ titles, abstracts }: Publication, words: number): TextLeaf {
    const { random } = this;
    const texts = [...(titles ?? []), ...(abstracts ?? [])]
      .map(({ text }) => analyse(text))
      .filter(({ length }) => length > 0);
    const tokens = random.pick(texts);
    const at = random.several(3, () => random.whole(0, tokens.length - 1));
    const first = at.reduce((best, one) => (tokens[one]!.term.length > tokens[best]!.term.length ? one : best));
    const length = tokens[first]!.han ? words * random.whole(2, 4) : words;
    return text('ta', ...elementsOf(tokens.slice(first, first + length)));
  }
}

function elementsOf(tokens: readonly Token[]): TextElement[] {
  const elements: TextElement[] = [];
  for (const { han, joined, term } of tokens) {
    const last = elements.at(-1);
    if (han && joined && last?.type === 'han') elements[elements.length - 1] = { type: 'han', text: last.text + term };
    else elements.push({ type: han ? 'han' : 'word', text: term });
  }
  return elements;
}
