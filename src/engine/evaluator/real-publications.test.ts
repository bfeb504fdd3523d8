import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import { readPublications } from '../formats/index.ts';
import type { Publication } from '../publication.ts';
import { classUnder, coded, numbered } from '../query/build.ts';
import { parseQuery } from '../query/parse.ts';
import { printQuery } from '../query/print.ts';
import { CODE_FIELDS, NUMBER_FIELDS, type Query } from '../query/tree.ts';
import { evaluate } from './evaluate.ts';
import { codesOf, numbersOf, symbolsOf } from './metadata.ts';

/** Every question whose answer stands in the publication's own numbers, classes and codes. */
function ownQuestions(publication: Publication): Query[] {
  const numbers = NUMBER_FIELDS.flatMap((field) =>
    numbersOf(publication, field).map(({ country, number, kind }) =>
      numbered({ field, country, number, ...(field === 'pn' && kind ? { kind } : {}) }),
    ),
  );
  const classes = (['ipc', 'cpc'] as const).flatMap((scheme) =>
    symbolsOf(publication, scheme).map((symbol) => classUnder(scheme, symbol.replace(/\/00$/, ''))),
  );
  const codes = CODE_FIELDS.flatMap((field) =>
    [...codesOf(publication, field)].filter((value) => value !== 'other').map((value) => coded(field, value)),
  );
  return [...numbers, ...classes, ...codes];
}

describe.skipIf(!hasSharedData)('a real publication', () => {
  it('is found by every number, class and code of its own, as a person may write it', async () => {
    const folder = sharedData('patents/epo-docdb/');
    const files = [
      ...readdirSync(folder)
        .filter((name) => name.endsWith('.xml'))
        .map((name) => ({ name, path: `${folder}${name}` })),
      { name: 'us-fulltext-31.jsonl', path: sharedData('patents/en/us-fulltext-31.jsonl') },
      { name: 'us-issue-2023-10-31.jsonl', path: sharedData('patents/en/us-issue-2023-10-31.jsonl') },
    ];
    let asked = 0;
    for (const file of files) {
      for await (const result of readPublications(file)) {
        if (result.type !== 'publication') continue;
        for (const query of ownQuestions(result.publication)) {
          const read = parseQuery(printQuery(query));
          expect(read).toEqual({ ok: true, value: query });
          expect(evaluate(result.publication, query, { today: '2024-01-01' }), printQuery(query)).toEqual({
            places: [],
          });
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(1_000);
  });
});
