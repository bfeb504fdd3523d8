import { and, classUnder, near, not, or, phrase, text } from '../../src/engine/query/build.ts';
import type { Query, TextLeaf } from '../../src/engine/query/tree.ts';
import { Random } from './random.ts';
import { anyField, anySymbol, fieldWord, type Language, subclassOf, WORDS_OF_FIELD } from './world.ts';

/**
 * Made-up profiles `first` up to `first + count` for the publications of the same world, the same ones for the same seed: 60 % two to
 * four concepts of one to five synonyms with an IPC class, 15 % phrases and proximity, 10 % with exclusions, 10 % long OR lists
 * (10–30), 5 % truncation and nesting of three levels. A third each is in Chinese, in English, and in both.
 *
 * `narrow` profiles match well under one in a thousand publications on average; `broad` ones, made of more frequent words under a whole
 * subclass, about nine times as many.
 */
export function* generateProfiles(options: ProfileOptions): Generator<Query> {
  const first = options.first ?? 0;
  for (let index = first; index < first + options.count; index++) {
    const random = new Random(Math.imul(options.seed + 0x5bd1, 0x85eb_ca6b) ^ index);
    yield new ProfileMaker(random, options.breadth).profile();
  }
}

export interface ProfileOptions {
  readonly seed: number;
  readonly count: number;
  readonly first?: number;
  readonly breadth: 'narrow' | 'broad';
}

class ProfileMaker {
  private readonly random: Random;
  private readonly breadth: 'narrow' | 'broad';
  private readonly field: number;
  private readonly languages: readonly Language[];

  constructor(random: Random, breadth: 'narrow' | 'broad') {
    this.random = random;
    this.breadth = breadth;
    this.field = anyField(random);
    this.languages = random.pick([['zh'], ['en'], ['zh', 'en']]);
  }

  profile(): Query {
    const { random } = this;
    const kind = random.fraction();
    if (kind < 0.6) return and(...random.several(random.whole(2, 4), () => this.concept()), this.classLeaf());
    if (kind < 0.75) return and(random.chance(0.5) ? this.phrase() : this.proximity(), this.concept());
    if (kind < 0.85) return and(this.concept(), this.concept(), this.classLeaf(), not(this.concept()));
    if (kind < 0.95) return and(or(...this.terms(random.whole(10, 30))), this.concept(), this.classLeaf());
    return and(or(and(this.term(), or(this.truncated(), this.term())), this.proximity()), this.classLeaf());
  }

  /** One to five synonyms; in a profile of both languages, of both. */
  private concept(): Query {
    return or(...this.terms(this.random.whole(1, 5)));
  }

  private terms(count: number): TextLeaf[] {
    const { languages } = this;
    return this.random.several(Math.max(count, languages.length), (i) => this.term(languages[i % languages.length]!));
  }

  private term(language: Language = this.random.pick(this.languages)): TextLeaf {
    const { random } = this;
    const twoWords = random.chance(0.1) ? [this.word(language)] : [];
    return phrase('ta', [this.word(language), ...twoWords].join(language === 'en' ? ' ' : ''));
  }

  private word(language: Language): string {
    const rank = Math.floor(RANKS[this.breadth] * this.random.fraction() ** 1.5);
    return fieldWord(language, this.field, Math.min(rank, WORDS_OF_FIELD - 1));
  }

  private phrase(): TextLeaf {
    const language = this.random.pick(this.languages);
    return phrase('ta', `${this.word(language)} ${this.word(language)}`);
  }

  private proximity(): Query {
    const { random } = this;
    const language = random.pick(this.languages);
    const operand = (): Query => or(...random.several(random.whole(1, 2), () => phrase('ta', this.word(language))));
    return near(operand(), operand(), random.whole(2, 10), { ordered: random.chance(0.3) });
  }

  private truncated(): TextLeaf {
    const word = this.word('en');
    return text('ta', { type: 'pattern', text: `${word.slice(0, Math.max(5, word.length - 2))}*` });
  }

  private classLeaf(): Query {
    const symbol = anySymbol(this.field, this.random);
    const level = this.breadth === 'broad' ? 0 : this.random.fraction();
    if (level < 0.6) return classUnder('ipc', subclassOf(this.field));
    return classUnder('ipc', level < 0.9 ? symbol.split('/')[0]! : symbol);
  }
}

/** Of how many of a field's most frequent words profiles are made. */
const RANKS = { narrow: 600, broad: 40 };
