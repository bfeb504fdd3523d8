import { STAGES } from '../../status/index.ts';
import { isLegalStage } from '../legal-stages.ts';
import type {
  ClassLeaf,
  CodeLeaf,
  DateBound,
  DateField,
  DateLeaf,
  NearOperand,
  NumberField,
  NumberLeaf,
  TextElement,
  TextField,
  TextLeaf,
} from '../tree.ts';
import { shapeOf, singularMeant } from './pattern-parts.ts';
import type { Wording } from './wording.ts';

const PLACES: Readonly<Record<TextField, string>> = {
  ti: 'the title',
  ab: 'the abstract',
  cl: 'a claim',
  de: 'the description',
  ta: 'the title or abstract',
  tac: 'the title, abstract or a claim',
  ft: 'the title, abstract, a claim or the description',
  pa: 'the name of an applicant or assignee',
  in: 'the name of an inventor',
};

export const ENGLISH: Wording = {
  allOf: 'all of the following hold:',
  anyOf: 'at least one of the following holds:',
  noneOf: 'it must not be that ',
  text: (leaf) => `${PLACES[leaf.field]} contains ${term(leaf)}`,
  anyText: (field, leaves) => `${PLACES[field]} contains any of these: ${leaves.map(term).join('; ')}`,
  near: ({ left, right, distance, ordered }) =>
    `in one text of ${PLACES[fieldOf(left)]}, at most ${distance} ${distance === 1 ? 'position lies' : 'positions lie'} between ${operand(left)} and ${operand(right)}, ${
      ordered ? 'the first before the second' : 'in either order'
    }`,
  date: dateSentence,
  class: classSentence,
  number: numberSentence,
  code: codeSentence,
};

function term({ elements }: TextLeaf): string {
  const [only, ...rest] = elements.map(element);
  if (rest.length === 0) return only!;
  if (elements.some(({ type }) => type === 'pattern')) return [only, ...rest].join(' followed at once by ');
  return `the phrase “${elements.map(({ text }) => text).join(' ')}”`;
}

function element(part: TextElement): string {
  return part.type === 'pattern' ? pattern(part.text) : `“${part.text}”`;
}

function pattern(text: string): string {
  const shape = shapeOf(text);
  const meant = singularMeant(text);
  const note = meant === undefined ? '' : ` (words are compared as singulars; for the plural write ${meant})`;
  switch (shape.type) {
    case 'begins':
      return `a word that begins with “${shape.literal}”${note}`;
    case 'ends':
      return `a word that ends in “${shape.literal}”`;
    case 'contains':
      return `a word with “${shape.literal}” in it`;
    case 'shape':
      return `a word of the form “${shape.pattern}” (? is one character, * any number)`;
  }
}

function operand(side: NearOperand): string {
  return side.type === 'text' ? term(side) : `(${side.items.map(term).join(' or ')})`;
}

function fieldOf(side: NearOperand): TextField {
  return side.type === 'text' ? side.field : side.items[0]!.field;
}

const DATES: Readonly<Record<DateField, string>> = {
  ad: 'the filing date',
  pd: 'the publication date',
  prd: 'a priority date',
};

function dateSentence({ field, from, to }: DateLeaf): string {
  const name = DATES[field];
  if (from === undefined) return `${name} is ${day(to!)} or before`;
  if (to === undefined) return `${name} is ${day(from)} or after`;
  return day(from) === day(to)
    ? `${name} is ${day(from)}`
    : `${name} lies from ${day(from)} to ${day(to)}, both included`;
}

const UNITS = { d: 'day', w: 'week', m: 'month', y: 'year' } as const;

function day(bound: DateBound): string {
  if (bound.type === 'day') return bound.date;
  if (bound.offset === 0) return 'the day of the search';
  const amount = Math.abs(bound.offset);
  const distance = `${amount} ${UNITS[bound.unit]}${amount === 1 ? '' : 's'}`;
  return `${distance} ${bound.offset < 0 ? 'before' : 'after'} the day of the search`;
}

function classSentence({ scheme, symbol, mode }: ClassLeaf): string {
  const name = scheme.toUpperCase();
  if (mode === 'prefix') return `${scheme === 'ipc' ? 'an' : 'a'} ${name} symbol begins with “${symbol}”`;
  return symbol.includes('/')
    ? `it is classified in ${name} ${symbol} (and below it, where the levels of the scheme are loaded)`
    : `it is classified in ${name} ${symbol} or anywhere below it`;
}

const NUMBERS: Readonly<Record<NumberField, string>> = {
  an: 'the application number',
  pn: 'the publication number',
  pr: 'a priority number',
};

function numberSentence({ field, country, number, kind, prefix }: NumberLeaf): string {
  const value = (country ?? '') + number + (kind ?? '');
  const any = [country === undefined ? 'country' : '', kind === undefined && field === 'pn' ? 'kind' : ''].filter(
    Boolean,
  );
  const note = any.length > 0 ? ` (any ${any.join(' and ')})` : '';
  return `${NUMBERS[field]} ${prefix ? 'begins with' : 'is'} ${value}${note}`;
}

const TYPES: Readonly<Record<string, string>> = {
  invention: 'an invention',
  utility: 'a utility model',
  design: 'a design',
  plant: 'a plant patent',
};

function codeSentence({ field, value }: CodeLeaf): string {
  switch (field) {
    case 'kd':
      return value.length === 1 ? `the kind code is ${value}, alone or with a digit` : `the kind code is ${value}`;
    case 'ty':
      return `it is ${TYPES[value] ?? value}`;
    case 'ls':
      return isLegalStage(value)
        ? `by the events known, its legal status is “${STAGES[value].en}”`
        : `it has the legal event ${value}`;
    case 'fam':
      return `it belongs to the family ${value}`;
    case 'lang':
      return `it has a text in the language ${value}`;
    case 'cc':
      return `its office is ${value}`;
  }
}
