import { printQuery } from '../../src/engine/query/index.ts';
import type { Finding } from './fuzz.ts';

/** A failing case as a test to be put into this folder. */
export function writtenTest({ seed, round, path, difference, smallest }: Finding): string {
  const comments = [
    `seed ${seed}, round ${round}: ${difference}`,
    ...smallest.profiles.map(({ id, query }) => `profile ${id}: ${printQuery(query)}`),
  ];
  return [
    `// test/fuzz/found-${seed}-${round}.test.ts`,
    `import { afterAll, expect, it } from 'vitest';`,
    `import type { Case } from './case.ts';`,
    `import { Differential } from './differential.ts';`,
    '',
    ...comments.flatMap((comment) => comment.split(LINE_BREAK)).map((line) => `// ${line}`),
    `const given = ${JSON.stringify(smallest, null, 2)} as unknown as Case;`,
    '',
    'const differential = new Differential();',
    'afterAll(() => differential.close());',
    '',
    `it('${path} finds what the evaluator finds', async () => {`,
    `  expect(await differential.difference('${path}', given)).toBeUndefined();`,
    '});',
  ].join('\n');
}

const LINE_BREAK = /[\n\r\u2028\u2029]+/;
