import type { Random } from '../../bench/generate/random.ts';
import { codesOf, datesOf, numbersOf, symbolsOf } from '../../src/engine/evaluator/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import {
  and,
  type BaseField,
  CODE_FIELDS,
  classPrefix,
  classUnder,
  coded,
  DATE_FIELDS,
  type DateBound,
  dated,
  elementsOf,
  FIELD_BASES,
  NUMBER_FIELDS,
  near,
  not,
  numbered,
  or,
  parseQuery,
  printQuery,
  type Query,
  TEXT_FIELDS,
  type TextElement,
  type TextField,
  type TextLeaf,
  text,
} from '../../src/engine/query/index.ts';
import { textsOf } from '../../src/engine/text/texts.ts';
import { changed } from './writing.ts';

/** Makes queries of what documents say, so that they match: pieces of their texts wherever these begin and end, their dates, classes, numbers, codes. */
export class Cutter {
  private readonly documents: readonly Publication[];
  private readonly random: Random;
  private readonly today: string;

  constructor(documents: readonly Publication[], random: Random, today: string) {
    this.documents = documents;
    this.random = random;
    this.today = today;
  }

  /** Any leaf or proximity. */
  part(): Query {
    const { random } = this;
    const kind = random.fraction();
    if (kind < 0.45) return this.leaf();
    if (kind < 0.6) return this.truncated();
    if (kind < 0.8) return this.proximity();
    return this.metadata();
  }

  /** One to a dozen positions of a text, in a field that has it or in another. */
  leaf(field?: TextField, longest = 12): TextLeaf {
    const from = this.piece(longest);
    const elements = from === undefined ? [] : elementsOf(from.piece);
    if (elements.length === 0) return text(field ?? 'ta', { type: 'word', text: 'battery' });
    return text(field ?? this.fieldOf(from!.field), ...elements.slice(0, 8));
  }

  truncated(field?: TextField): TextLeaf {
    const { elements, field: own } = this.leaf(field);
    return text(own, ...elements.map((element) => this.pattern(element)));
  }

  proximity(): Query {
    const { random } = this;
    const field = random.pick(TEXT_FIELDS);
    const one = (): TextLeaf => (random.chance(0.3) ? this.truncated(field) : this.leaf(field, 4));
    const operand = (): Query => or(...random.several(random.pick([1, 1, 2, 5]), one));
    const distance = random.pick([0, 1, 2, 5, 10, 100, 999, 1000]);
    return near(operand(), operand(), distance, { ordered: random.chance(0.4) });
  }

  metadata(): Query {
    const { random } = this;
    const made = random.pick([() => this.date(), () => this.classLeaf(), () => this.number(), () => this.code()])();
    return made ?? this.leaf();
  }

  /** Between a day and another, near those of a document, written as days or counted from today. */
  private date(): Query {
    const { random } = this;
    const field = random.pick(DATE_FIELDS);
    const day = random.pick([...datesOf(this.any(), field), this.today]);
    const bound = (): DateBound =>
      random.chance(0.6) ? { type: 'day', date: dayBeside(day, random.whole(-2, 2)) } : this.fromNow(day);
    const [from, to] = [random.chance(0.7) ? bound() : undefined, random.chance(0.5) ? bound() : undefined];
    return dated(field, from === undefined && to === undefined ? bound() : from, to);
  }

  private fromNow(day: string): DateBound {
    const { random } = this;
    const unit = random.pick(['d', 'w', 'm', 'y'] as const);
    const days = (Date.parse(day) - Date.parse(this.today)) / 86_400_000;
    return { type: 'now', offset: Math.round(days / { d: 1, w: 7, m: 30, y: 365 }[unit]) + random.whole(-1, 1), unit };
  }

  private classLeaf(): Query | undefined {
    const { random } = this;
    const scheme = random.pick(['ipc', 'cpc'] as const);
    const symbols = symbolsOf(this.any(), scheme);
    if (symbols.length === 0) return undefined;
    const symbol = random.pick(symbols);
    if (random.chance(0.4)) return canonical(classPrefix(scheme, symbol.slice(0, random.whole(1, symbol.length))));
    const [group = symbol] = symbol.split('/');
    const level = random.pick([
      symbol.slice(0, 1),
      symbol.slice(0, 3),
      symbol.slice(0, 4),
      group,
      `${group}/00`,
      symbol,
      `${group}/02`,
      `${group}/${random.whole(1, 20)}`,
    ]);
    return canonical(classUnder(scheme, level));
  }

  private number(): Query | undefined {
    const { random } = this;
    const field = random.pick(NUMBER_FIELDS);
    const numbers = numbersOf(this.any(), field);
    if (numbers.length === 0) return undefined;
    const { country, number, kind } = random.pick(numbers);
    const begins = random.chance(0.5);
    return canonical(
      numbered({
        field,
        ...(random.chance(0.6) && { country }),
        number: begins ? number.slice(0, random.whole(Math.min(3, number.length), number.length)) : number,
        ...(kind && !begins && random.chance(0.4) && { kind }),
        ...(begins && { prefix: true as const }),
      }),
    );
  }

  private code(): Query | undefined {
    const field = this.random.pick(CODE_FIELDS);
    const codes = [...codesOf(this.any(), field)];
    return codes.length === 0 ? undefined : canonical(coded(field, this.random.pick(codes)));
  }

  /** A conjunction or a disjunction of parts, some of them excluded. */
  tree(depth: number): Query {
    const { random } = this;
    if (depth === 0) return random.chance(0.15) ? not(this.part()) : this.part();
    const join = random.chance(0.5) ? and : or;
    const tree = join(...random.several(random.whole(1, 3), () => this.tree(depth - random.whole(1, depth))));
    return random.chance(0.15) ? not(tree) : tree;
  }

  /** What no ordinary profile looks like. */
  extreme(): Query {
    const { random } = this;
    const leaves = (count: number): TextLeaf[] =>
      random.several(count, () => (random.chance(0.1) ? this.truncated() : this.leaf()));
    return random.pick([
      () => or(...leaves(random.chance(0.1) ? 1900 : random.whole(100, 300))),
      () => and(this.part(), or(...leaves(random.whole(40, 90))), or(...leaves(random.whole(40, 90)))),
      () => and(...leaves(random.whole(5, 30)).map((leaf) => or(leaf, this.leaf()))),
      () => not(or(...leaves(random.whole(2, 40)))),
      () => and(...leaves(random.whole(2, 10)).map(not)),
      () => or(...leaves(random.whole(2, 10)).map(not)),
      () => or(not(this.part()), this.part()),
      () => and(this.part(), not(this.part()), not(this.metadata())),
      () => random.several(random.whole(10, 50), (i) => i).reduce<Query>((tree, i) => this.nest(tree, i), this.part()),
    ])();
  }

  private nest(tree: Query, level: number): Query {
    const around = level % 2 === 0 ? and(this.leaf(), tree) : or(this.leaf(), tree);
    return this.random.chance(0.1) ? not(around) : around;
  }

  private any(): Publication {
    return this.random.pick(this.documents);
  }

  private piece(longest: number): { piece: string; field: BaseField } | undefined {
    const { random } = this;
    const texts = textsOf(this.any());
    if (texts.length === 0) return undefined;
    const { field, text: whole } = random.pick(texts);
    const words = random.chance(0.5) ? whole.split(/(?<=\s|\p{P})/u) : [...whole];
    const from = random.whole(0, Math.max(0, words.length - 1));
    const piece = words.slice(from, from + random.whole(1, longest)).join('');
    return { piece: random.chance(0.25) ? changed(piece, random) : piece, field };
  }

  private fieldOf(base: BaseField): TextField {
    const fields = TEXT_FIELDS.filter((field) => FIELD_BASES[field].includes(base));
    return this.random.chance(0.9) ? this.random.pick(fields) : this.random.pick(TEXT_FIELDS);
  }

  /** Of a word a truncation that fits it, with two characters written out at least. */
  private pattern(element: TextElement): TextElement {
    const { random } = this;
    const letters = [...element.text];
    if (element.type !== 'word' || letters.length < 3 || random.chance(0.3)) return element;
    const from = random.whole(0, letters.length - 2);
    const to = random.whole(from + 2, letters.length);
    const middle = letters.slice(from, to).join('');
    const [before, after] = [letters.slice(0, from), letters.slice(to)].map((rest) =>
      random.chance(0.3) ? '?'.repeat(rest.length) : rest.length > 0 || random.chance(0.3) ? '*' : '',
    );
    const pattern = before! + middle + after!;
    return /[*?]/.test(pattern) && !/[*?]/.test(middle) ? { type: 'pattern', text: pattern } : element;
  }
}

/** A leaf as the language reads it back: a document's own number or symbol need not be written canonically. */
function canonical(leaf: Query): Query | undefined {
  const parsed = parseQuery(printQuery(leaf));
  return parsed.ok ? parsed.value : undefined;
}

function dayBeside(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
