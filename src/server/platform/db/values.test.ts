import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { jsonb } from './index.ts';

const test = useDatabase();

async function value(expression: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(test.db);
  return rows[0]?.value;
}

describe('values from the database', () => {
  it('reads bigint and counts as numbers', async () => {
    expect(await value(sql`9007199254740991::bigint`)).toBe(9_007_199_254_740_991);
    expect(await value(sql`count(*)`)).toBe(1);
    expect(await value(sql`array[array[1, null], array[2, 3]]::bigint[]`)).toEqual([
      [1, null],
      [2, 3],
    ]);
  });

  it('refuses a bigint that a number cannot hold, instead of rounding it', async () => {
    await expect(value(sql`9007199254740993::bigint`)).rejects.toThrow('9007199254740993');
  });

  it('keeps dates as calendar dates and instants as instants', async () => {
    expect(await value(sql`date '2024-02-29'`)).toBe('2024-02-29');
    expect(await value(sql`array[date '2024-02-29']`)).toEqual(['2024-02-29']);
    expect(await value(sql`timestamptz '2024-02-29 08:00+08'`)).toEqual(new Date('2024-02-29T00:00:00Z'));
    expect(await value(sql`(timestamptz '2024-02-28 20:00-08')::date`)).toBe('2024-02-29');
  });

  it('keeps exact numerics as text', async () => {
    expect(await value(sql`1234567890123456789.10::numeric`)).toBe('1234567890123456789.10');
  });

  it.each([[[]], [['电池', 'battery']], [{ nested: [1, { deep: null }] }], ['"quoted"'], [7]])(
    'brings %j back from jsonb as it went in',
    async (content) => {
      expect(await value(sql`${jsonb(content)}`)).toEqual(content);
    },
  );

  it.each([
    ['a\0b', 'a\uFFFDb'],
    ['\ud835', '\uFFFD'],
    ['\udc9e 𝒞', '\uFFFD 𝒞'],
    ['\\u0000 \\\\ud800 \u0001\n', '\\u0000 \\\\ud800 \u0001\n'],
    ['\\\0', '\\\uFFFD'],
  ])('keeps the text %j in jsonb as %j', async (written, kept) => {
    expect(await value(sql`${jsonb({ [written]: [written] })}`)).toEqual({ [kept]: [kept] });
  });

  it('takes arrays, bytes and instants as parameters', async () => {
    expect(await value(sql`7 = any(${[5, 7]}::bigint[])`)).toBe(true);
    expect(await value(sql`encode(${Buffer.from('传')}::bytea, 'hex')`)).toBe('e4bca0');
    expect(await value(sql`${new Date('2024-01-01T00:00:00Z')}::timestamptz`)).toEqual(
      new Date('2024-01-01T00:00:00Z'),
    );
  });
});
