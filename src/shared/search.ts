import { z } from 'zod';
import { exportFormat, problem } from './patents.ts';

const bilingual = z.strictObject({ zh: z.string(), en: z.string() });
const span = z.strictObject({ start: z.int(), end: z.int() });

/** A query as long as an address carries. */
export const queryText = z.string().trim().min(1).max(10_000);

/** A stretch of a query as written, in UTF-16 units of it. `value` is a date, a class, a number or a code; `unread` cannot be split. */
export const queryPart = span.extend({
  kind: z.enum(['field', 'unknown-field', 'comparison', 'operator', 'group', 'term', 'phrase', 'value', 'unread']),
});
export type QueryPart = z.infer<typeof queryPart>;

export const queryToRead = z.strictObject({ q: z.string().max(10_000) });

/** How a query is understood while it is being written: its parts, and either what it means or what is wrong with it and where. */
export const queryReading = z.strictObject({
  parts: z.array(queryPart),
  understood: z.strictObject({ canonical: z.string(), words: bilingual }).optional(),
  problem: problem.extend({ at: span.optional() }).optional(),
  /** A query that is probably meant where this one cannot be understood. */
  suggestion: z.string().optional(),
});
export type QueryReading = z.infer<typeof queryReading>;

/** A field of the search language, with the values that can be listed. */
export const queryField = z.strictObject({
  field: z.string(),
  zh: z.string(),
  en: z.string(),
  kind: z.enum(['text', 'date', 'class', 'number', 'code']),
  values: z.array(z.strictObject({ value: z.string(), zh: z.string(), en: z.string() })).optional(),
});
export type QueryField = z.infer<typeof queryField>;

export const exportRequest = z.strictObject({
  q: queryText,
  format: exportFormat,
  withdrawn: z
    .enum(['true', 'false'])
    .transform((written) => written === 'true')
    .default(false),
  language: z.enum(['zh', 'en']).default('zh'),
});

export const savedQueryInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  query: queryText,
  withdrawn: z.boolean().default(false),
  order: z.enum(['date', 'relevance']).default('date'),
});
export type SavedQueryInput = z.infer<typeof savedQueryInput>;

export const savedQueryName = savedQueryInput.pick({ name: true });

export const savedQuery = savedQueryInput.extend({
  id: z.int(),
  /** ISO instants. */
  createdAt: z.string(),
  changedAt: z.string(),
});
export type SavedQuery = z.infer<typeof savedQuery>;

/** A search done for an organisation of the house, or for the public; with a format, its hits were handed over as a file. */
export const servedSearchInput = z.strictObject({
  q: queryText,
  withdrawn: z.boolean().default(false),
  for: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('public') }),
    z.strictObject({ type: z.literal('unit'), unit: z.int().positive() }),
  ]),
  format: exportFormat.optional(),
});
export type ServedSearchInput = z.infer<typeof servedSearchInput>;

export const servedSearch = z.strictObject({
  id: z.int(),
  on: z.iso.date(),
  /** Null: for the public. */
  for: z.strictObject({ id: z.int(), name: z.string() }).nullable(),
  query: z.string(),
  withdrawn: z.boolean(),
  hits: z.int(),
  /** Publications handed over. */
  exported: z.int(),
  format: exportFormat.nullable(),
  by: z.string(),
});
export type ServedSearch = z.infer<typeof servedSearch>;

export const SERVED_SEARCH_PAGE = 20;
export const servedSearchPage = z.strictObject({ total: z.int(), searches: z.array(servedSearch) });
export type ServedSearchPage = z.infer<typeof servedSearchPage>;
export const servedSearchRequest = z.strictObject({ page: z.coerce.number().int().min(1).max(100_000).default(1) });
