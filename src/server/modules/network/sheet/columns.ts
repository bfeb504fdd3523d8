import { STANDINGS, type StandingName } from '../../../../shared/network-standings.ts';
import { POST_WORDS, STANDING_WORDS } from '../../../../shared/network-words.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The posts that a sheet of organisations holds. */
export const SHEET_POSTS = ['responsible', 'contact'] as const;
export type SheetPost = (typeof SHEET_POSTS)[number];
export type PostField = 'name' | 'rank' | 'phone' | 'mail';

export type ColumnKey =
  | 'id'
  | 'name'
  | 'kind'
  | 'creditCode'
  | 'region'
  | 'parent'
  | 'basis'
  | `standing:${StandingName}`
  | `${SheetPost}:${PostField}`;

export interface Column {
  readonly key: ColumnKey;
  readonly words: Words;
  /** In characters. */
  readonly width: number;
}

const POST_FIELDS: readonly (readonly [PostField, Words, number])[] = [
  ['name', { zh: '', en: '' }, 12],
  ['rank', { zh: '职务', en: ' rank' }, 12],
  ['phone', { zh: '电话', en: ' phone' }, 16],
  ['mail', { zh: '邮箱', en: ' mail' }, 22],
];

/** The columns of a sheet of organisations, in the order in which they are written. They are read in any order, by their names. */
export const COLUMNS: readonly Column[] = [
  { key: 'id', words: { zh: '系统编号', en: 'id' }, width: 10 },
  { key: 'name', words: { zh: '单位名称', en: 'name' }, width: 36 },
  { key: 'kind', words: { zh: '类型', en: 'kind' }, width: 12 },
  { key: 'creditCode', words: { zh: '统一社会信用代码', en: 'credit code' }, width: 22 },
  { key: 'region', words: { zh: '行政区划代码', en: 'region' }, width: 14 },
  { key: 'parent', words: { zh: '上级单位', en: 'belongs to' }, width: 30 },
  ...STANDINGS.map((standing) => ({
    key: `standing:${standing}` as const,
    words: STANDING_WORDS[standing],
    width: 14,
  })),
  { key: 'basis', words: { zh: '依据文件', en: 'document' }, width: 24 },
  ...SHEET_POSTS.flatMap((post) =>
    POST_FIELDS.map(([field, words, width]) => ({
      key: `${post}:${field}` as const,
      words: { zh: POST_WORDS[post].zh + words.zh, en: POST_WORDS[post].en + words.en },
      width,
    })),
  ),
];

/** Columns without which a sheet is none of organisations. */
export const REQUIRED: readonly ColumnKey[] = ['name', 'kind'];

const byWords: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => [
    [headOf(column.words.zh), column],
    [headOf(column.words.en), column],
  ]),
);

/** The column that a head of a sheet names, in Chinese or English, with spaces or a sign of obligation. */
export function columnNamed(head: string): Column | undefined {
  return byWords.get(headOf(head));
}

function headOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[\s*]/g, '').toLowerCase();
}
