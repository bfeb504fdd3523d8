import { Random } from '../../../bench/generate/random.ts';
import type { Publication } from '../../../src/engine/publication.ts';
import { and, classUnder, coded, dated, near, not, or, text } from '../../../src/engine/query/build.ts';
import {
  FIELD_BASES,
  type Query,
  type TextElement,
  type TextField,
  type TextLeaf,
} from '../../../src/engine/query/tree.ts';
import { analyse, type Token } from '../../../src/engine/text/analyse.ts';
import { textsOf } from '../../../src/engine/text/texts.ts';

/**
 * Profile queries made of the publications' own words, classes, dates and names, the same ones for the same seed: each is cut from
 * one publication and mixed with words of others. 60 % concepts of synonyms with a class, 15 % phrases and proximity, 10 % exclusions,
 * 10 % long OR lists, 5 % truncation and nesting.
 */
export function profilesFrom(publications: readonly Publication[], count: number, seed: number): Query[] {
  const cutter = new Cutter(publications, new Random(seed));
  return Array.from({ length: count }, () => cutter.profile());
}

/** A text leaf and the positions of the text from which it was cut. */
interface Cut {
  readonly leaf: TextLeaf;
  readonly first: number;
  readonly last: number;
}

class Cutter {
  private readonly publications: readonly Publication[];
  private readonly random: Random;

  constructor(publications: readonly Publication[], random: Random) {
    this.publications = publications;
    this.random = random;
  }

  profile(): Query {
    const { random } = this;
    const source = random.pick(this.publications);
    const kind = random.fraction();
    if (kind < 0.6)
      return and(...random.several(random.whole(2, 4), () => this.concept(source)), ...this.frame(source));
    if (kind < 0.75) return and(this.proximity(source), ...(random.chance(0.3) ? [this.concept(source)] : []));
    if (kind < 0.85) return and(this.concept(source), this.concept(source), not(this.concept(this.other())));
    if (kind < 0.95)
      return and(this.concept(source), or(...random.several(random.whole(10, 30), () => this.term(this.other()))));
    return this.nested(source);
  }

  /** A word of the publication or one of up to four of others. */
  private concept(source: Publication): Query {
    return or(this.term(source), ...this.random.several(this.random.whole(0, 4), () => this.term(this.other())));
  }

  private term(source: Publication): TextLeaf {
    return this.cut(source).leaf;
  }

  /** A class of the publication, sometimes its date, applicant or office, where it has them. */
  private frame(source: Publication): Query[] {
    const { random } = this;
    const frame: Query[] = [];
    if (source.classifications !== undefined && random.chance(0.8)) {
      const { scheme, symbol } = random.pick(source.classifications);
      frame.push(classUnder(scheme, random.pick([symbol, symbol.slice(0, 4), symbol.split('/')[0]!])));
    }
    if (source.publicationDate !== undefined && random.chance(0.2)) {
      frame.push(dated('pd', { type: 'day', date: source.publicationDate }, undefined));
    }
    if (random.chance(0.1)) frame.push(coded('cc', source.id.country));
    return frame;
  }

  private proximity(source: Publication): Query {
    const { random } = this;
    const one = this.cut(source);
    const other = this.cut(source);
    const [left, right] = one.first <= other.first ? [one, other] : [other, one];
    const distance = Math.max(0, right.first - left.last - 1 + random.whole(-1, 3));
    const field = left.leaf.field === right.leaf.field ? left.leaf.field : 'ta';
    const [before, after] = [left, right].map(({ leaf }) => text(field, ...leaf.elements)) as [TextLeaf, TextLeaf];
    if (random.chance(0.3)) return near(before, or(after, text(field, ...this.term(this.other()).elements)), distance);
    return near(before, after, distance, { ordered: random.chance(0.4) });
  }

  private nested(source: Publication): Query {
    const branch = and(
      this.concept(source),
      or(this.truncated(source), and(this.term(source), not(this.term(this.other())))),
    );
    return or(branch, and(this.truncated(this.other()), this.proximity(this.other())));
  }

  private truncated(source: Publication): TextLeaf {
    const { field, elements } = this.term(source);
    return text(field, ...elements.map((element) => this.truncatedElement(element)));
  }

  private truncatedElement(element: TextElement): TextElement {
    const word = element.text;
    if (element.type !== 'word' || word.length < 5) return element;
    const cut = this.random.whole(3, word.length - 1);
    const forms = [
      `${word.slice(0, cut)}*`,
      `${word.slice(0, cut)}*`,
      `*${word.slice(cut - 2)}`,
      word.replace(word.at(cut)!, '?'),
    ];
    return { type: 'pattern', text: this.random.pick(forms) };
  }

  private other(): Publication {
    return this.random.pick(this.publications);
  }

  /**
   * One to three words side by side, or two to six characters of one run, in title or abstract; mostly from a longer word on, as
   * nobody watches for “of the”.
   */
  private cut(source: Publication): Cut {
    const { random } = this;
    const texts = textsOf(source).filter(({ field }) => FIELD_BASES.ta.includes(field));
    const from = random.pick(texts.filter(({ text }) => analyse(text).length > 0));
    const tokens = analyse(from.text);
    const [one, other] = random.several(2, () => random.whole(0, tokens.length - 1)) as [number, number];
    const first = tokens[one]!.term.length >= tokens[other]!.term.length ? one : other;
    const length = tokens[first]!.han ? random.pick([2, 3, 4, 4, 5, 6]) : random.pick([1, 1, 1, 2, 3]);
    const taken = tokens.slice(first, first + length);
    const field: TextField = random.chance(0.8) ? 'ta' : from.field;
    return { leaf: text(field, ...elementsOfTokens(taken)), first, last: first + taken.length - 1 };
  }
}

function elementsOfTokens(tokens: readonly Token[]): TextElement[] {
  const elements: TextElement[] = [];
  for (const { han, joined, term } of tokens) {
    const last = elements.at(-1);
    if (han && joined && last?.type === 'han') elements.splice(-1, 1, { type: 'han', text: last.text + term });
    else elements.push({ type: han ? 'han' : 'word', text: term });
  }
  return elements;
}
