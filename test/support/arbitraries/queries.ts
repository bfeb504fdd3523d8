import fc from 'fast-check';
import {
  and,
  classPrefix,
  classUnder,
  coded,
  dated,
  elementsOf,
  near,
  not,
  numbered,
  or,
  text,
} from '../../../src/engine/query/build.ts';
import {
  type CodeLeaf,
  DATE_FIELDS,
  type DateBound,
  type NearOperand,
  NUMBER_FIELDS,
  type Query,
  TEXT_FIELDS,
  type TextElement,
  type TextField,
  type TextLeaf,
} from '../../../src/engine/query/tree.ts';
import * as world from './words.ts';

/** Random queries of the whole language over the words of `publications()`, nested up to four deep. */
export function queries(): fc.Arbitrary<Query> {
  const { query } = fc.letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      { weight: 6, arbitrary: leaf() },
      { weight: 1, arbitrary: several(tie('query')).map((items) => and(...items)) },
      { weight: 1, arbitrary: several(tie('query')).map((items) => or(...items)) },
      { weight: 1, arbitrary: tie('query').map(not) },
    ),
  }));
  return query;
}

function several(query: fc.Arbitrary<Query>): fc.Arbitrary<Query[]> {
  return fc.array(query, { minLength: 2, maxLength: 4 });
}

function leaf(): fc.Arbitrary<Query> {
  return fc.oneof(
    { weight: 8, arbitrary: textField.chain(textLeaf) },
    { weight: 3, arbitrary: textField.chain(proximity) },
    { weight: 1, arbitrary: dateLeaf },
    { weight: 2, arbitrary: classLeaf },
    { weight: 1, arbitrary: numberLeaf },
    { weight: 1, arbitrary: codeLeaf },
  );
}

const textField: fc.Arbitrary<TextField> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('ta' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...TEXT_FIELDS) },
);

function textLeaf(field: TextField): fc.Arbitrary<TextLeaf> {
  const written: fc.Arbitrary<TextElement[]> = world.writing(3).map(elementsOf);
  const truncated: fc.Arbitrary<TextElement> = world.pattern.map((text) => ({ type: 'pattern', text }));
  const mixed = fc
    .tuple(written, truncated, fc.boolean())
    .map(([elements, pattern, before]) => (before ? [pattern, ...elements] : [...elements, pattern]));
  return fc
    .oneof(
      { weight: 6, arbitrary: written },
      { weight: 2, arbitrary: truncated.map((element) => [element]) },
      { weight: 1, arbitrary: mixed },
    )
    .map((elements) => text(field, ...elements));
}

function proximity(field: TextField): fc.Arbitrary<Query> {
  const operand: fc.Arbitrary<NearOperand> = fc.oneof(
    textLeaf(field),
    fc.array(textLeaf(field), { minLength: 2, maxLength: 3 }).map((leaves) => or(...leaves) as NearOperand),
  );
  return fc
    .tuple(operand, operand, fc.integer({ min: 0, max: 6 }), fc.boolean())
    .map(([left, right, distance, ordered]) => near(left, right, distance, { ordered }));
}

const bound: fc.Arbitrary<DateBound> = fc.oneof(
  world.day.map((date): DateBound => ({ type: 'day', date })),
  fc.record({
    type: fc.constant('now' as const),
    offset: fc.integer({ min: -3, max: 1 }),
    unit: fc.constantFrom('d', 'w', 'm', 'y'),
  }),
);

const dateLeaf: fc.Arbitrary<Query> = fc
  .tuple(fc.constantFrom(...DATE_FIELDS), bound, bound, fc.constantFrom('from', 'to', 'both'))
  .map(([field, from, to, ends]) => dated(field, ends === 'to' ? undefined : from, ends === 'from' ? undefined : to));

const classLeaf: fc.Arbitrary<Query> = fc.oneof(
  fc.tuple(fc.constantFrom('ipc', 'cpc'), world.classAncestor).map(([scheme, symbol]) => classUnder(scheme, symbol)),
  fc
    .tuple(fc.constantFrom('ipc', 'cpc'), world.classBeginning)
    .map(([scheme, beginning]) => classPrefix(scheme, beginning)),
);

const numberLeaf: fc.Arbitrary<Query> = fc
  .record(
    {
      field: fc.constantFrom(...NUMBER_FIELDS),
      country: world.country,
      number: world.digits,
      kind: world.kind,
      prefix: fc.constant(true as const),
    },
    { requiredKeys: ['field', 'number'] },
  )
  .map(numbered);

const codeLeaf: fc.Arbitrary<Query> = fc
  .oneof(
    codes('cc', world.country),
    codes('kd', world.kind),
    codes('ty', fc.constantFrom('invention', 'utility', 'design')),
    codes('ls', world.event),
    codes('fam', world.family),
    codes('lang', world.language),
  )
  .map(({ field, value }) => coded(field, value));

function codes(field: CodeLeaf['field'], values: fc.Arbitrary<string>): fc.Arbitrary<Omit<CodeLeaf, 'type'>> {
  return values.map((value) => ({ field, value }));
}
