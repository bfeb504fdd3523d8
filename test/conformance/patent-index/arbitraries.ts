import fc from 'fast-check';
import type { Publication } from '../../../src/engine/publication.ts';
import {
  and,
  classPrefix,
  classUnder,
  coded,
  dated,
  near,
  not,
  numbered,
  or,
  phrase,
  type Query,
  TEXT_FIELDS,
  type TextField,
  text,
} from '../../../src/engine/query/index.ts';

/** Few different words and characters, so that random publications and random queries meet often. */
const HAN = ['电', '池', '解', '质', '固', '體', '体'];
const WORDS = ['battery', 'batteries', 'cell', 'cells', 'solid', 'lens', 'x', 'électro', '2'];
const JOINTS = ['', '', '', ' ', '\n', '，', '-', '. '];

const piece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...HAN) },
  fc.constantFrom(...WORDS.map((w) => ` ${w}`)),
);

const someText = fc
  .array(fc.tuple(piece, fc.constantFrom(...JOINTS)), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.flat().join('').trim())
  .filter((written) => written !== '');

const languageTexts = fc.array(fc.record({ lang: fc.constantFrom('zh', 'en'), text: someText }), {
  minLength: 1,
  maxLength: 2,
});

const day = fc
  .tuple(fc.constantFrom(2021, 2022, 2023), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`);

const symbol = fc.constantFrom('H01M10/0525', 'H01M10/00', 'H01M4/36', 'H01G11/06', 'B60L50/60', 'H01M');
const number = fc.constantFrom('1000', '1001', '2000');
const country = fc.constantFrom('CN', 'US', 'EP');
const kind = fc.constantFrom('A', 'A1', 'B');

/** A publication whose number is `docId`. */
export function publicationArbitrary(docId: number): fc.Arbitrary<Publication> {
  const names = fc.array(fc.record({ name: someText }), { minLength: 1, maxLength: 2 });
  return fc.record(
    {
      id: fc.record({ country, number: fc.constant(String(1000 + docId)), kind }),
      source: fc.constant({ format: 'test', part: 'whole' } as const),
      status: fc.constantFrom({ state: 'published' } as const, { state: 'withdrawn' } as const),
      publicationDate: day,
      application: fc.record({ country, number, date: day }),
      titles: languageTexts,
      abstracts: languageTexts,
      claims: fc.array(
        fc.record({ lang: fc.constantFrom('zh', 'en'), claims: fc.array(someText, { minLength: 1, maxLength: 3 }) }),
        { minLength: 1, maxLength: 1 },
      ),
      descriptions: languageTexts,
      applicants: names,
      inventors: names,
      classifications: fc.uniqueArray(fc.record({ scheme: fc.constantFrom('ipc', 'cpc'), symbol }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ scheme, symbol: written }) => scheme + written,
      }),
      priorities: fc.array(fc.record({ country, number, kind, date: day }, { requiredKeys: ['country', 'number'] }), {
        minLength: 1,
        maxLength: 3,
      }),
      families: fc.constant([{ scheme: 'docdb', id: String(docId % 3) } as const]),
      legalEvents: fc.array(fc.record({ office: country, code: fc.constantFrom('PB01', 'CF01') }), {
        minLength: 1,
        maxLength: 2,
      }),
    },
    { requiredKeys: ['id', 'source'] },
  );
}

const field = fc.constantFrom(...TEXT_FIELDS);

function termIn(of: TextField): fc.Arbitrary<ReturnType<typeof phrase>> {
  const written = fc.oneof(
    fc.array(fc.constantFrom(...HAN), { minLength: 1, maxLength: 3 }).map((characters) => characters.join('')),
    fc.constantFrom(...WORDS),
    fc.array(piece, { minLength: 2, maxLength: 3 }).map((pieces) => pieces.join('')),
    fc.tuple(fc.constantFrom(...HAN), fc.constantFrom(...HAN)).map((two) => two.join(' ')),
  );
  const pattern = fc.constantFrom('ba*', 'ce*', 'c?ll', '*ell', 'l*s', '??', '?');
  return fc.oneof(
    { weight: 5, arbitrary: written.map((one) => phrase(of, one)) },
    pattern.map((one) => text(of, { type: 'pattern', text: one })),
    fc
      .tuple(pattern, fc.constantFrom(...HAN))
      .map(([one, han]) => text(of, { type: 'pattern', text: one }, { type: 'han', text: han })),
    fc
      .tuple(pattern, fc.constantFrom(...HAN))
      .map(([one, han]) => text(of, { type: 'han', text: han }, { type: 'pattern', text: one })),
  );
}

const proximity = field.chain((of) => {
  const operand = fc.oneof(
    termIn(of),
    fc.array(termIn(of), { minLength: 2, maxLength: 3 }).map((terms) => or(...terms)),
  );
  return fc
    .tuple(operand, operand, fc.integer({ min: 0, max: 5 }), fc.boolean())
    .map(([left, right, distance, ordered]) => near(left, right, distance, { ordered }));
});

const leaf: fc.Arbitrary<Query> = fc.oneof(
  { weight: 6, arbitrary: field.chain(termIn) },
  { weight: 3, arbitrary: proximity },
  fc
    .tuple(fc.constantFrom('ad', 'pd', 'prd'), day, day)
    .map(([of, from, to]) => dated(of, { type: 'day', date: from }, { type: 'day', date: to })),
  fc
    .tuple(fc.constantFrom('ad', 'pd', 'prd'), day)
    .map(([of, from]) => dated(of, { type: 'day', date: from }, undefined)),
  fc.constant(dated('pd', undefined, { type: 'now', offset: -18, unit: 'm' })),
  fc
    .tuple(fc.constantFrom('ipc', 'cpc'), fc.constantFrom('H', 'H01', 'H01M', 'H01M10', 'H01M10/00', 'H01M10/0525'))
    .map(([scheme, one]) => classUnder(scheme, one)),
  fc
    .tuple(fc.constantFrom('ipc', 'cpc'), fc.constantFrom('H01M1', 'H01M10/05', 'H0'))
    .map(([scheme, one]) => classPrefix(scheme, one)),
  fc
    .record(
      {
        field: fc.constantFrom('an', 'pn', 'pr'),
        country,
        number: fc.constantFrom('1000', '1001', '1002', '10', '100'),
        kind,
        prefix: fc.constant(true as const),
      },
      { requiredKeys: ['field', 'number'] },
    )
    .map((one) => numbered(one)),
  fc.constantFrom(
    coded('cc', 'CN'),
    coded('kd', 'A'),
    coded('kd', 'B'),
    coded('ty', 'invention'),
    coded('ls', 'PB01'),
    coded('fam', '1'),
    coded('lang', 'zh'),
  ),
);

/** Any query of the language, over the words of `publicationArbitrary`. */
export const queryArbitrary: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    { weight: 3, arbitrary: leaf },
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((items) => and(...items)),
    fc.array(tie('query'), { minLength: 2, maxLength: 3 }).map((items) => or(...items)),
    tie('query').map(not),
  ),
})).query;
