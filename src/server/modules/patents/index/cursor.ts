import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from '../../../../engine/problem.ts';
import type { Query } from '../../../../engine/query/tree.ts';
import type { MatchOptions } from './patent-index.ts';

/** Where the next page goes on. `sequence` is that of the index when the first page was given; `search` tells which search it was. */
const Cursor = z.discriminatedUnion('order', [
  z.strictObject({
    order: z.literal('date'),
    search: z.string(),
    sequence: z.int(),
    published: z.int(),
    docId: z.int(),
  }),
  z.strictObject({ order: z.literal('relevance'), search: z.string(), sequence: z.int(), from: z.int().min(0) }),
]);
export type Cursor = z.infer<typeof Cursor>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws ProblemError where the text is no cursor, or that of another search. */
export function readCursor<O extends Cursor['order']>(
  text: string,
  order: O,
  search: string,
): Extract<Cursor, { order: O }> {
  const cursor = Cursor.safeParse(jsonOrNull(Buffer.from(text, 'base64url').toString()));
  if (!cursor.success || cursor.data.order !== order || cursor.data.search !== search) throw strangeCursor();
  return cursor.data as Extract<Cursor, { order: O }>;
}

/** Names a search: the same query, of the same day, over the same publications. */
export function searchName(query: Query, { today, withdrawn }: MatchOptions): string {
  const whole = JSON.stringify([query, today, withdrawn ?? false]);
  return createHash('sha256').update(whole).digest('base64url').slice(0, 16);
}

export function expiredCursor(): ProblemError {
  return new ProblemError({
    code: 'search.cursor-expired',
    zh: '翻页期间有新的文献入库，按相关度的排序已改变。请从第一页重新检索，或改为按日期排序。',
    en: 'Publications came in since the first page and the order by relevance has changed. Search again from the first page, or order by date.',
  });
}

function strangeCursor(): ProblemError {
  return new ProblemError({
    code: 'search.cursor-unknown',
    zh: '翻页标记不属于这次检索：检索式、排序或日期不同。请从第一页重新检索。',
    en: 'The page mark does not belong to this search: the query, the order or the day differs. Search again from the first page.',
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
