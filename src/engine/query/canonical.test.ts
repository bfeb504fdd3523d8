import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryQuery } from './arbitrary.test-support.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import type { Query } from './tree.ts';

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        'bb*',
        '*',
        '?',
        '锂',
        '电池',
        '（',
        '）',
        '(',
        ')',
        '"',
        '“',
        '」',
        '「',
        ' ',
        ' ',
        ' AND ',
        ' or ',
        'NOT ',
        '非 ',
        ' NEAR/3 ',
        ' ADJ/0 ',
        'NEAR ',
        '&',
        '|',
        '!',
        '=',
        ':',
        '<',
        '>=',
        'ti=',
        '摘要：',
        'pd',
        'now',
        '-30d',
        '..',
        '2023',
        '-02-31',
        'ipc=',
        'H01M',
        '10/05',
        'pn=',
        'CN113914863A',
        'an=',
        '201510123456.7',
        'ls=失效',
        'lang=',
        '+',
        'w3',
        'near5',
        '不含',
        '公开(公告)号',
        'WO2020086066',
        '\n',
        '，',
        '~',
        '+',
        '-',
        '𠮷',
        '\u0301',
        '½',
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('')),
);

describe('canonical printing', () => {
  it('parses back to the same tree', () => {
    fc.assert(
      fc.property(arbitraryQuery(), (query) => {
        expect(parseQuery(printQuery(query))).toEqual({ ok: true, value: query });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is the same for every way a query was written', () => {
    fc.assert(
      fc.property(written, (text) => {
        const read = parseQuery(text);
        if (!read.ok) return;
        const again = parseQuery(printQuery(read.value));
        expect(again).toEqual(read);
      }),
      { numRuns: 5_000 },
    );
  });

  it('keeps the invariants of the tree', () => {
    fc.assert(
      fc.property(written, (text) => {
        const read = parseQuery(text);
        if (read.ok) expectWellFormed(read.value);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('any text whatever', () => {
  it('is a query or a refusal whose place lies inside it, said in both languages', () => {
    fc.assert(
      fc.property(written, (text) => {
        const read = parseQuery(text, { limits: { terms: 6, depth: 3 } });
        if (read.ok) return;
        const { code, zh, en, at } = read.problem;
        expect(code).toMatch(/^(query|numbers)\.[a-z-]+$/);
        expect(zh).toMatch(/\p{Script=Han}/u);
        expect(en).toMatch(/[a-z]/);
        expect(at!.start).toBeGreaterThanOrEqual(0);
        expect(at!.end).toBeGreaterThanOrEqual(at!.start);
        expect(at!.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** The invariants that tree.ts states. */
function expectWellFormed(query: Query): void {
  expect(Object.isFrozen(query)).toBe(true);
  switch (query.type) {
    case 'and':
    case 'or':
      expect(query.items.length).toBeGreaterThan(1);
      for (const item of query.items) {
        expect(item.type).not.toBe(query.type);
        expectWellFormed(item);
      }
      return;
    case 'not':
      expect(query.item.type).not.toBe('not');
      expectWellFormed(query.item);
      return;
    case 'near': {
      const leaves = [query.left, query.right].flatMap((side) => (side.type === 'or' ? side.items : [side]));
      expect(new Set(leaves.map(({ type, field }) => `${type} ${field}`)).size).toBe(1);
      return;
    }
    case 'text':
      expect(query.elements.length).toBeGreaterThan(0);
  }
}
