import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvTable } from './csv.ts';

describe('a table as comma-separated values', () => {
  it('is read back as it was written, formulas as text', () => {
    const plain = fc.string({ unit: 'grapheme' }).filter((text) => !/^[=+\-@\t\r\n＝＋－＠]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(plain, plain), { minLength: 1 }), (rows) => {
        expect(parse(csvTable(['a', 'b'], rows), { bom: true, relax_column_count: true })).toEqual([
          ['a', 'b'],
          ...rows,
        ]);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('holds %j as no formula', (text) => {
    expect(parse(csvTable(['a'], [[text]]), { bom: true })).toEqual([['a'], [`'${text}`]]);
  });

  it('leaves numbers numbers and nothing nothing', () => {
    expect(csvTable(['a', 'b', 'c'], [[-5, null, undefined]])).toBe('\uFEFFa,b,c\r\n-5,,\r\n');
  });
});
