import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasSharedData, sharedData } from '../../../test/support/shared-data.ts';
import { analyse, type Token } from './analyse.ts';
import { foldCharacter } from './characters.ts';

/** Terms by position; `·` before a Han character that does not continue a run. */
function shape(text: string): string {
  return analyse(text)
    .map(({ term, han, joined }, at) => (han && !joined && at > 0 ? `·${term}` : term))
    .join(' ');
}

describe('the analysis of text', () => {
  it('folds by NFKC, lower case and Simplified characters one by one', () => {
    expect(shape('ＬＩＴＨＩＵＭ Ⅳ ﬁlm 5㎜')).toBe('lithium iv film 5mm');
    expect(shape('鋰離子電池')).toBe('锂 离 子 电 池');
    expect(shape('㍿')).toBe('株 式 会 社');
    expect(shape('École e\u0301cole ÉCOLE')).toBe('école école école');
    expect(foldCharacter('薴')).toBe('苎');
  });

  it('takes the first candidate of a Traditional character, whatever the word', () => {
    expect(shape('乾燥')).toBe('干 燥');
    expect(shape('後 后')).toBe('后 ·后');
  });

  it('breaks a run at punctuation, spaces and words, and not at a line break', () => {
    expect(shape('固体电解质')).toBe('固 体 电 解 质');
    expect(shape('固体，电解质')).toBe('固 体 ·电 解 质');
    expect(shape('固体 电')).toBe('固 体 ·电');
    expect(shape('固体\u3000电')).toBe('固 体 ·电');
    expect(shape('固体Li电')).toBe('固 体 li ·电');
    for (const lineBreak of ['\n', '\r\n', ' \n  ', '\u2028']) expect(shape(`固体${lineBreak}电`)).toBe('固 体 电');
    expect(shape('固体。\n电')).toBe('固 体 ·电');
  });

  it('breaks words at hyphen, slash, dot and apostrophe, and at a line break', () => {
    expect(shape("lithium-ion and/or 3.5 Fick's re\nuse")).toBe('lithium ion and or 3 5 fick s re use');
    expect(shape('H2O x² μm')).toBe('h2o x2 μm');
  });

  it('folds words to the singular and stems nothing else', () => {
    expect(shape('Batteries charging charged')).toBe('battery charging charged');
  });

  it('takes Han characters beyond the Basic Multilingual Plane as one position', () => {
    expect(analyse('𠮷野')).toMatchObject([
      { term: '𠮷', start: 0, end: 2, han: true, joined: false },
      { term: '野', start: 2, end: 3, han: true, joined: true },
    ]);
  });

  it('reads other scripts as words', () => {
    expect(shape('リチウム電池 аккумулятор')).toBe('リチウム ·电 池 аккумулятор');
  });

  it('counts only Han characters and words', () => {
    expect(shape('(a) — ※ “b”！')).toBe('a b');
    expect(analyse(' \n，。')).toEqual([]);
  });
});

describe('for any text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('锂', '電', 'A', 'b', 's', '1', '㎜', '½', '𠮷', '\u0301', ' ', '\n', '-', '，'),
      maxLength: 40,
    }),
  );

  it('the places of positions stand in the text, in order', () => {
    fc.assert(
      fc.property(text, (written) => {
        let end = 0;
        for (const token of analyse(written)) {
          expect(token.end).toBeGreaterThan(token.start);
          expect(token.end).toBeLessThanOrEqual(written.length);
          expect(token.end).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('what has been folded is folded to itself', () => {
    fc.assert(
      fc.property(text, (written) => {
        const terms = analyse(written).map(({ term }) => term);
        expect(analyse(terms.join(' ')).map(({ term }) => term)).toEqual(terms);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a text beside another changes only whether the first character joins', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const bare = ({ term, han }: Token): string => (han ? term : `${term} `);
        const apart = [...analyse(one), ...analyse(other)].map(bare);
        expect(analyse(`${one}\n${other}`).map(bare)).toEqual(apart);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe.skipIf(!hasSharedData)('on real Chinese patents', () => {
  it('every Han character counts one position', () => {
    const records = readFileSync(sharedData('patents/zh/cn-fulltext-693.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .slice(0, 100);
    for (const record of records) {
      const { abstract } = JSON.parse(record) as { abstract: string };
      const han = Array.from(abstract.normalize('NFKC')).filter((char) => /\p{Script=Han}/u.test(char)).length;
      expect(analyse(abstract).filter((token) => token.han).length).toBe(han);
    }
  });
});
