import fc from 'fast-check';
import { and, classPrefix, classUnder, coded, dated, elementsOf, near, not, numbered, or, text } from './build.ts';
import {
  DATE_FIELDS,
  type DateBound,
  type Near,
  NUMBER_FIELDS,
  type Query,
  TEXT_FIELDS,
  type TextElement,
  type TextField,
  type TextLeaf,
} from './tree.ts';

/** What random queries are made of; texts made of the same words give them something to find. */
export interface QueryMaterial {
  /** Words as a person writes them. */
  readonly words: readonly string[];
  readonly patterns: readonly string[];
  readonly fields: readonly TextField[];
}

export const SMALL_MATERIAL: QueryMaterial = {
  words: [
    '锂离子',
    '电池',
    '離子',
    '电',
    '与',
    '非',
    'battery',
    'Batteries',
    'cell',
    'and',
    'NEAR',
    'x2',
    'near5',
    'w3',
    '不含',
    'CN113914863A',
    'ﬁlm',
    '㎜',
    'é',
  ],
  patterns: ['bat*', 'c?ll', '*ery', 'b*y', '*tt*'],
  fields: TEXT_FIELDS,
};

function element({ words, patterns }: QueryMaterial): fc.Arbitrary<TextElement[]> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words).map(elementsOf) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...patterns).map((pattern): TextElement[] => [{ type: 'pattern', text: pattern }]),
    },
  );
}

/** Leaves of one to three elements under one field. */
export function arbitraryLeaf(material: QueryMaterial, field: TextField): fc.Arbitrary<TextLeaf> {
  const parts = fc.oneof(
    { weight: 3, arbitrary: fc.tuple(element(material)) },
    fc.array(element(material), { minLength: 2, maxLength: 3 }),
  );
  return parts.map((elements) => text(field, ...elements.flat()));
}

function arbitraryNear(material: QueryMaterial): fc.Arbitrary<Near> {
  return fc.constantFrom(...material.fields).chain((field) => {
    const leaf = arbitraryLeaf(material, field);
    const operand = fc.oneof(
      leaf,
      fc.array(leaf, { minLength: 2, maxLength: 3 }).map((leaves) => or(...leaves)),
    );
    return fc
      .record({ left: operand, right: operand, distance: fc.nat(6), ordered: fc.boolean() })
      .map(({ left, right, distance, ordered }) => near(left, right, distance, { ordered }));
  });
}

const bound: fc.Arbitrary<DateBound> = fc.oneof(
  fc
    .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date): DateBound => ({ type: 'day', date: date.toISOString().slice(0, 10) })),
  fc
    .record({ offset: fc.integer({ min: -400, max: 40 }), unit: fc.constantFrom('d', 'w', 'm', 'y') })
    .map(({ offset, unit }): DateBound => ({ type: 'now', offset, unit })),
);

const period = fc.tuple(bound, bound).map(([one, other]): [DateBound, DateBound] => {
  const reversed =
    (one.type === 'day' && other.type === 'day' && one.date > other.date) ||
    (one.type === 'now' && other.type === 'now' && one.offset > other.offset);
  return reversed ? [other, one] : [one, other];
});

const dayOf = (year: number, month: number, day: number): DateBound => ({
  type: 'day',
  date: new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10),
});

/** Whole months and years, which are printed short, and what is a day or two less, which must not be. */
const periodAboutWhole = fc
  .record({
    year: fc.integer({ min: 1990, max: 2030 }),
    month: fc.oneof(fc.constant(0), fc.nat(11)),
    months: fc.constantFrom(1, 12),
    late: fc.constantFrom(0, 0, 1),
    early: fc.nat(2),
  })
  .map(({ year, month, months, late, early }): [DateBound, DateBound] => [
    dayOf(year, month, 1 + late),
    dayOf(year, month + months, -early),
  ]);

/** Leaves that speak of dates, classes, numbers and codes, all of them canonical. */
export const arbitraryMetadata: fc.Arbitrary<Query> = fc.oneof(
  fc
    .record({
      field: fc.constantFrom(...DATE_FIELDS),
      period: fc.oneof(period, periodAboutWhole),
      open: fc.constantFrom('from', 'to', 'neither'),
    })
    .map(({ field, period: [from, to], open }) =>
      dated(field, open === 'from' ? undefined : from, open === 'to' ? undefined : to),
    ),
  fc
    .record({
      scheme: fc.constantFrom('ipc', 'cpc'),
      symbol: fc.constantFrom('H', 'H01', 'H01M', 'H01M10', 'H01M10/0525', 'Y02E60/10'),
    })
    .map(({ scheme, symbol }) => classUnder(scheme, symbol)),
  fc
    .record({ scheme: fc.constantFrom('ipc', 'cpc'), symbol: fc.constantFrom('H0', 'H01M1', 'H01M10/', 'H01M10/05') })
    .map(({ scheme, symbol }) => classPrefix(scheme, symbol)),
  fc.constantFrom('CN113914863A', 'US20060142694A1', 'EP1000000', 'XXSET-0001').map((written) => {
    const [, country, digits, kind] = /^(XX|..)(SET-\d+|\d+)(.*)$/.exec(written)!;
    return numbered({ field: 'pn', country: country!, number: digits!, ...(kind ? { kind } : {}) });
  }),
  fc
    .record({
      field: fc.constantFrom('an' as const, 'pr' as const),
      number: fc.constantFrom('201510123456.1', '201810123456.5'),
    })
    .map(({ field, number }) => numbered({ field, country: 'CN', number })),
  fc
    .record({ field: fc.constantFrom(...NUMBER_FIELDS), number: fc.constantFrom('20', '1139', '2015101') })
    .map(({ field, number }) => numbered({ field, country: 'CN', number, prefix: true })),
  fc
    .constantFrom(
      ['cc', 'CN'],
      ['cc', 'IN'],
      ['kd', 'A'],
      ['kd', 'B2'],
      ['ty', 'utility'],
      ['ls', 'granted'],
      ['ls', 'CF01'],
      ['ls', 'OR'],
      ['fam', '123'],
      ['lang', 'zh'],
      ['lang', 'or'],
    )
    .map(([field, value]) => coded(field as 'cc', value!)),
);

/** Random queries of the whole language. */
export function arbitraryQuery(material: QueryMaterial = SMALL_MATERIAL): fc.Arbitrary<Query> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...material.fields).chain((field) => arbitraryLeaf(material, field)) },
    { weight: 1, arbitrary: arbitraryNear(material) },
    { weight: 1, arbitrary: arbitraryMetadata },
  );
  return fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map((items) => and(...items)),
      fc.array(tie('query'), { minLength: 2, maxLength: 4 }).map((items) => or(...items)),
      tie('query').map(not),
    ),
  })).query;
}
