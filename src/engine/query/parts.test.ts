import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, type QueryPart } from './parts.ts';

const shown = (text: string): [QueryPart['kind'], string][] =>
  partsOf(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('the parts of a query as written', () => {
  it('are fields, values, terms and operators', () => {
    expect(shown('名称=(电池 OR "solid cell") 与 ipc=(H01M OR H01G) pd>=2023')).toEqual([
      ['field', '名称'],
      ['comparison', '='],
      ['group', '('],
      ['term', '电池'],
      ['operator', 'OR'],
      ['phrase', '"solid cell"'],
      ['group', ')'],
      ['operator', '与'],
      ['field', 'ipc'],
      ['comparison', '='],
      ['group', '('],
      ['value', 'H01M'],
      ['operator', 'OR'],
      ['value', 'H01G'],
      ['group', ')'],
      ['field', 'pd'],
      ['comparison', '>='],
      ['value', '2023'],
    ]);
  });

  it('go as far as the text can be split', () => {
    expect(shown('titel=a NEAR/3 b "open')).toEqual([
      ['unknown-field', 'titel'],
      ['comparison', '='],
      ['term', 'a'],
      ['operator', 'NEAR/3'],
      ['term', 'b'],
      ['unread', '"open'],
    ]);
  });

  it('stand in order, within the text, for whatever is written', () => {
    const sign = fc.constantFrom(
      'a',
      '电',
      ' ',
      '"',
      '(',
      ')',
      '[',
      '=',
      '!',
      '&',
      'AT&T',
      'pd',
      'ipc',
      '公开(公告)号',
      '>',
      '“',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        const text = signs.join('');
        let before = 0;
        for (const { start, end } of partsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
