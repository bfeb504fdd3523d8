import { z } from 'zod';
import { useNode } from './effects.ts';
import { ORGANISATION_KINDS } from './network.ts';
import { POSTS } from './network-posts.ts';
import { GRADES, programmeYear, STANDINGS } from './network-standings.ts';
import { serviceKind } from './services.ts';

/** 体系, 活动, 推送, 企业, 成效, 管控, 满意度 */
export const INDICATOR_PARTS = [
  'system',
  'activity',
  'push',
  'enterprises',
  'effect',
  'control',
  'satisfaction',
] as const;
export const indicatorPart = z.enum(INDICATOR_PARTS);
export type IndicatorPart = z.infer<typeof indicatorPart>;

/**
 * What counts once: every service (`times`: 次, 家次), an organisation however often it was served (`distinct`: 家), every head at every
 * service (`persons`: 人次), every piece (`pieces`: 件), the publications of one family at one push (`families`: 族). Sums, means and medians count nothing twice.
 */
export const DEDUPE_RULES = [
  ...(['times', 'distinct', 'persons', 'pieces', 'families', 'sum', 'mean', 'median', 'share'] as const),
] as const;
export const dedupeRule = z.enum(DEDUPE_RULES);
export type DedupeRule = z.infer<typeof dedupeRule>;

/** What of the services that count is added up. */
export const SERVICE_SUMS = ['records', 'hours', 'fee', 'persons', 'pieces', 'families'] as const;

/** What an indicator is counted from. Records without `kinds` count whatever their kind. */
export const indicatorMeasure = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('services'),
    sum: z.enum(SERVICE_SUMS),
    kinds: z.array(serviceKind).min(1).optional(),
    /** Only what was for the public, or for enterprises. */
    whom: z.enum(['public', 'enterprises']).optional(),
  }),
  z.strictObject({
    from: z.literal('beneficiaries'),
    kinds: z.array(serviceKind).min(1).optional(),
    organisations: z.array(z.enum(ORGANISATION_KINDS)).min(1),
  }),
  z.strictObject({ from: z.literal('satisfaction'), kinds: z.array(serviceKind).min(1).optional() }),
  z.strictObject({
    from: z.literal('network'),
    standing: z.enum(STANDINGS).optional(),
    grade: z.enum(GRADES).optional(),
    kind: z.enum(ORGANISATION_KINDS).optional(),
  }),
  /** Prefectures in which an organisation with one of the standings is. */
  z.strictObject({ from: z.literal('coverage'), standings: z.array(z.enum(STANDINGS)).min(1) }),
  /** Persons in posts when the period was over. */
  z.strictObject({ from: z.literal('posts'), posts: z.array(z.enum(POSTS)).min(1) }),
  z.strictObject({ from: z.literal('demands'), count: z.enum(['registered', 'accepted', 'days-to-first-push']) }),
  /** Profiles that runs compared with publications. */
  z.strictObject({ from: z.literal('profiles') }),
  z.strictObject({ from: z.literal('revisions') }),
  z.strictObject({ from: z.literal('issues'), count: z.enum(['opened', 'share-opened']) }),
  /** Pushed items. */
  z.strictObject({ from: z.literal('items'), count: z.enum(['arrived', 'share-judged']) }),
  /** Enterprises that an issue reached in the period and in the year before. */
  z.strictObject({ from: z.literal('retained') }),
  z.strictObject({
    from: z.literal('uses'),
    count: z.enum(['uses', 'enterprises', 'yuan', 'person-day']),
    node: useNode.optional(),
  }),
  /** Entries of the ledger, of those that were due in the period. */
  z.strictObject({ from: z.literal('entries'), count: z.enum(['due', 'closed', 'overdue', 'share-overdue']) }),
  z.strictObject({ from: z.literal('returns'), count: z.enum(['expected', 'received', 'on-time', 'share-on-time']) }),
  z.strictObject({ from: z.literal('judgements'), count: z.enum(['judged', 'relevant', 'precision']) }),
]);
export type IndicatorMeasure = z.infer<typeof indicatorMeasure>;
export type MeasureFrom = IndicatorMeasure['from'];

/** Organisations stand and enterprises judge without regard to a task: no task has a part in such numbers. */
export const WITHOUT_TASKS: readonly MeasureFrom[] = [
  ...([
    'network',
    'coverage',
    'posts',
    'demands',
    'profiles',
    'revisions',
    'issues',
    'items',
    'retained',
    'uses',
  ] as const),
  'judgements',
];

/** The records that a number is counted from, by what it is counted from. */
export const BEHIND_TYPES = {
  services: 'service',
  satisfaction: 'service',
  beneficiaries: 'beneficiary',
  network: 'unit',
  returns: 'return',
  judgements: 'judgement',
  coverage: 'region',
  posts: 'post',
  demands: 'demand',
  profiles: 'profile',
  revisions: 'revision',
  issues: 'issue',
  items: 'item',
  retained: 'retained',
  uses: 'use',
  entries: 'entry',
} as const satisfies Readonly<Record<MeasureFrom, BehindLine['type']>>;

export const indicatorDefinition = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  part: indicatorPart,
  name: z.strictObject({ zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(100) }),
  definition: z.strictObject({ zh: z.string().trim().min(1).max(1000), en: z.string().trim().min(1).max(1000) }),
  unit: z.strictObject({ zh: z.string().trim().min(1).max(20), en: z.string().trim().min(1).max(40) }),
  dedupe: dedupeRule,
  measure: indicatorMeasure,
  owner: z.string().trim().min(1).max(200),
  fromYear: programmeYear,
  /** The last year; null while it holds. */
  toYear: programmeYear.nullable(),
});
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>;

/** All provinces, or all tasks. */
export const EVERYTHING = '*';
/** No province, or no task. */
export const NOTHING = '';

/** `of`: how many it is the mean or the share of; null for what is counted. No value where it would be nought of nought. */
export const indicatorValue = z.strictObject({
  code: z.string(),
  value: z.number().nullable(),
  of: z.int().nullable(),
  /** What the returns expect; null where none names a number. */
  target: z.number().nullable(),
});
export type IndicatorValue = z.infer<typeof indicatorValue>;

/** The numbers of one province and one task; `*` for all of them together, '' for what has none. */
export const indicatorCell = z.strictObject({
  province: z.string(),
  task: z.string(),
  values: z.array(indicatorValue),
});
export type IndicatorCell = z.infer<typeof indicatorCell>;

const month = z.coerce.number().int().min(1).max(12);
const place = {
  year: z.coerce.number().pipe(programmeYear),
  fromMonth: month.default(1),
  toMonth: month.default(12),
  province: z
    .string()
    .regex(/^(\d{6})?$/)
    .optional(),
  task: z.string().max(40).optional(),
  unit: z.coerce.number().int().positive().optional(),
};

export const indicatorSearch = z.strictObject(place);
export type IndicatorSearch = z.infer<typeof indicatorSearch>;

export const indicatorTable = z.strictObject({
  year: z.int(),
  fromMonth: z.int(),
  toMonth: z.int(),
  countedAt: z.string(),
  /** When the year was closed; null while it is open. */
  closedAt: z.string().nullable(),
  indicators: z.array(indicatorDefinition),
  cells: z.array(indicatorCell),
});
/** What a year counts, without counting it. */
export const indicatorCatalogue = z.strictObject({ indicators: z.array(indicatorDefinition) });
export type IndicatorCatalogue = z.infer<typeof indicatorCatalogue>;

/** A workbook of numbers, or of the records behind one. */
export const indicatorSheetSearch = z.strictObject({ ...place, language: z.enum(['zh', 'en']).default('zh') });
export const behindSheetSearch = indicatorSheetSearch.extend({ code: z.string().max(60) });

export type IndicatorTable = z.infer<typeof indicatorTable>;

export const BEHIND_PAGE = 50;
/** How many of the records behind a number a workbook lists. */
export const BEHIND_EXPORT = 10_000;
export const behindSearch = z.strictObject({
  ...place,
  code: z.string().max(60),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type BehindSearch = z.infer<typeof behindSearch>;

/** One of the records that a number was counted from. `amount` is what it adds to the number. */
export const behindLine = z.strictObject({
  type: z.enum([
    ...(['service', 'beneficiary', 'unit', 'return', 'judgement', 'region', 'post', 'demand', 'profile'] as const),
    ...(['revision', 'issue', 'item', 'retained', 'use', 'entry'] as const),
  ]),
  id: z.int(),
  on: z.iso.date().nullable(),
  /** Who served, or whose it is. */
  unit: z.string(),
  /** Whom or what it is about. */
  about: z.string(),
  kind: z.string(),
  amount: z.number(),
});
export type BehindLine = z.infer<typeof behindLine>;

/** The records behind a number: the number as these records give it, how many there are, and a page of them. */
export const behindNumber = z.strictObject({
  value: z.number().nullable(),
  of: z.int().nullable(),
  lines: z.int(),
  page: z.array(behindLine),
});
export type BehindNumber = z.infer<typeof behindNumber>;

/** A number that is another now than when its year was closed. */
export const indicatorDifference = z.strictObject({
  code: z.string(),
  province: z.string(),
  task: z.string(),
  closed: z.number().nullable(),
  now: z.number().nullable(),
  difference: z.number(),
});
export type IndicatorDifference = z.infer<typeof indicatorDifference>;

/** `province`: whose closed numbers these are, its six digits; null for the nation's with all of them. */
export const yearClosing = z.strictObject({
  year: z.int(),
  closedBy: z.string(),
  closedAt: z.string(),
  province: z.string().nullable(),
  /** The numbers of all tasks together, as they were closed and as they are now. */
  values: z.array(z.strictObject({ code: z.string(), closed: z.number().nullable(), now: z.number().nullable() })),
  differences: z.array(indicatorDifference),
});
export type YearClosing = z.infer<typeof yearClosing>;
