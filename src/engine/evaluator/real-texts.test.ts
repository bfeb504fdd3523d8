import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import type { Publication } from '../publication.ts';
import { phrase } from '../query/build.ts';
import { parseQuery } from '../query/parse.ts';
import { foldCharacter } from '../text/characters.ts';
import { evaluatePrepared } from './evaluate.ts';
import { highlight } from './highlight.ts';
import { prepare } from './prepare.ts';

interface Row {
  readonly title?: string;
  readonly abstract: string;
}

function publications(path: string, lang: string, count: number): Publication[] {
  const lines = readFileSync(sharedData(path), 'utf8').trim().split('\n').slice(0, count);
  return lines.map((line, at) => {
    const { title, abstract } = JSON.parse(line) as Row;
    return {
      id: { country: 'XX', number: `SET-${at}`, kind: '' },
      source: { format: 'test', part: 'biblio' },
      ...(title === undefined ? {} : { titles: [{ lang, text: title }] }),
      abstracts: [{ lang, text: abstract }],
    };
  });
}

const context = { today: '2024-01-01' };

describe.skipIf(!hasSharedData)('on real Chinese abstracts', () => {
  it('a Han term is found exactly where the folded text has it', () => {
    const all = publications('patents/zh/cn-fulltext-693.jsonl', 'zh', 250);
    const prepared = all.map(prepare);
    const folded = all.map(({ titles, abstracts }) =>
      [...titles!, ...abstracts!]
        .map(({ text }) =>
          Array.from(text, foldCharacter)
            .join('')
            .replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, ''),
        )
        .join('\u0000'),
    );
    const terms = new Set(all.flatMap(({ titles }) => /\p{Script=Han}{2,4}$/u.exec(titles![0]!.text)?.[0] ?? []));
    expect(terms.size).toBeGreaterThan(30);
    for (const term of terms) {
      const wanted = Array.from(term, foldCharacter).join('');
      const found = prepared.filter((one) => evaluatePrepared(one, phrase('ta', term), context) !== null);
      const expected = all.filter((_, at) => folded[at]!.includes(wanted));
      expect(
        found.map(({ publication }) => publication.id.number),
        term,
      ).toEqual(expected.map(({ id }) => id.number));
    }
  });
});

describe.skipIf(!hasSharedData)('on real English titles', () => {
  it('each is found and wholly marked by its own words', () => {
    for (const publication of publications('patents/en/us-applications-1813.jsonl', 'en', 300)) {
      const title = publication.titles![0]!.text;
      const query = parseQuery(`ti="${title.replace(/["“”„?*]/g, ' ')}"`, { defaultField: 'ab' });
      if (!query.ok) throw new Error(query.problem.en);
      const match = evaluatePrepared(prepare(publication), query.value, context);
      const [marked] = highlight(publication, match!);
      const trimmed = title.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      expect(marked!.ranges.map(({ start, end }) => title.slice(start, end))).toEqual([trimmed]);
    }
  });
});
