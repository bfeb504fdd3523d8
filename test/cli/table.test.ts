import { describe, expect, it } from 'vitest';
import { tableLines } from '../../src/cli/table.ts';

describe('a table in a terminal', () => {
  it('aligns Chinese, two columns wide, with Latin, and numbers on the right', () => {
    const rows = [
      ['甲', 5, '短'],
      ['AB', 12, ''],
    ];
    expect(tableLines(['名称', '数', '注'], rows)).toEqual([
      '名称  数  注',
      '────  ──  ──',
      '甲     5  短',
      'AB    12',
    ]);
  });

  it('rules no more than sixty columns under sentences', () => {
    const [, rule, row] = tableLines(['#', 'reason'], [[1, 'x'.repeat(500)]]);
    expect(rule).toBe(`─  ${'─'.repeat(60)}`);
    expect(row).toHaveLength(503);
  });

  it('says what there is not, where it is told how, instead of a bare head', () => {
    expect(tableLines(['#'], [], 'nothing')).toEqual(['nothing']);
    expect(tableLines(['#'], [])).toEqual(['#', '─']);
  });
});
