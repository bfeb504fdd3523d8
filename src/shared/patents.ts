import { z } from 'zod';

/** What went wrong, in both languages. */
export const problem = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
});

/** Where in a file a record stands; offsets in bytes, lines and records from 1. */
export const filePosition = z.strictObject({
  member: z.string().optional(),
  record: z.int(),
  start: z.int().optional(),
  end: z.int().optional(),
  line: z.int().optional(),
});
export type FilePosition = z.infer<typeof filePosition>;

/** A record, or the rest of a file, that could not be taken in, and why. */
export const setAsideRecord = z.strictObject({
  file: z.string(),
  /** Absent where the whole file, or what is left of it, could not be read. */
  position: filePosition.optional(),
  reason: problem,
});
export type SetAsideRecord = z.infer<typeof setAsideRecord>;

/** What `import` prints. `read` = `stored` + `updated` + `unchanged` + records set aside. */
export const importResult = z.strictObject({
  files: z.int(),
  /** Files with which something was wrong and of which no publication came. */
  unreadable: z.int(),
  read: z.int(),
  stored: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  setAside: z.array(setAsideRecord),
  /** How many there are in all; `setAside` gives the first thousand. */
  setAsideTotal: z.int(),
  /** One for each file, in the order given; absent for a file that is not there. */
  imports: z.array(z.int()),
});
export type ImportResult = z.infer<typeof importResult>;

/** What an import tells while it runs. */
export interface ImportProgress {
  readonly file: string;
  readonly read: number;
  readonly stored: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly setAside: number;
}

export const facetValue = z.strictObject({ value: z.string(), count: z.int() });

/** Of the hits of a search: how many publications have each value; most first. */
export const facets = z.strictObject({
  applicant: z.array(facetValue).readonly(),
  ipc: z.array(facetValue).readonly(),
  country: z.array(facetValue).readonly(),
  year: z.array(facetValue).readonly(),
  kind: z.array(facetValue).readonly(),
});

/** A piece of a text with the places that matched, in UTF-16 units of the piece. */
export const highlight = z.strictObject({
  field: z.enum(['ti', 'ab', 'cl', 'de', 'pa', 'in']),
  index: z.int(),
  lang: z.string(),
  text: z.string(),
  marks: z.array(z.strictObject({ start: z.int(), end: z.int() })).readonly(),
  cut: z.strictObject({ start: z.boolean(), end: z.boolean() }),
});

export const searchHit = z.strictObject({
  /** The publication's key, `CN113914863A`. */
  number: z.string(),
  title: z.string(),
  /** The beginning of the abstract in the language of the title, or of the first; absent where there is none. */
  preview: z.string().optional(),
  date: z.string().nullable(),
  applicants: z.array(z.string()),
  /** IPC symbols, or CPC symbols where there is none of the IPC. */
  classes: z.array(z.string()),
  state: z.enum(['published', 'withdrawn']),
  /** When the office took it back, where it tells. */
  withdrawnOn: z.string().optional(),
  highlights: z.array(highlight).readonly().optional(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** A flag in an address: `true` or `false` in letters. */
const flag = z.enum(['true', 'false']).transform((written) => written === 'true');

/** What a search is asked with in an address. */
export const searchRequest = z.strictObject({
  q: z.string().trim().min(1).max(100_000),
  order: z.enum(['date', 'relevance']).default('date'),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  after: z.string().max(10_000).optional(),
  withdrawn: flag.default(false),
  highlights: flag.default(false),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** What `search` prints. */
export const searchResult = z.strictObject({
  /** The query as it was understood, in canonical form. */
  query: z.string(),
  total: z.int(),
  hits: z.array(searchHit),
  facets: facets.optional(),
  /** Give it as `after` for the next page; absent on the last. */
  next: z.string().optional(),
  tookMs: z.number(),
});
export type SearchResult = z.infer<typeof searchResult>;

export const exportFormat = z.enum(['csv', 'xlsx', 'jsonl', 'bibtex', 'ris']);
export type ExportFormat = z.infer<typeof exportFormat>;
