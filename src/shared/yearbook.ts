import { z } from 'zod';
import { EVERYTHING, type IndicatorDefinition, type IndicatorTable, indicatorDefinition } from './indicators.ts';
import { programmeYear } from './network-standings.ts';
import { PROVINCES } from './regions.ts';
import { writtenValue } from './written-number.ts';

/** The five heads of a summary: 政策规划编制, 工作体系建设, 利用活动促进, 情报服务, 人才队伍建设. */
export const SUMMARY_HEADS = ['planning', 'system', 'use', 'information', 'talent'] as const;
export const summaryHead = z.enum(SUMMARY_HEADS);
export type SummaryHead = z.infer<typeof summaryHead>;

const HEAD_OF_PART: Readonly<Record<IndicatorDefinition['part'], SummaryHead>> = {
  control: 'planning',
  system: 'system',
  activity: 'use',
  push: 'information',
  enterprises: 'information',
  effect: 'information',
  satisfaction: 'information',
};

/** Under which head a number stands: training under that of people, all others by the part of the indicators that they belong to. */
export function headOf({ part, measure }: Pick<IndicatorDefinition, 'part' | 'measure'>): SummaryHead {
  const kinds = 'kinds' in measure ? (measure.kinds ?? []) : [];
  return kinds.length > 0 && kinds.every((kind) => kind === 'training') ? 'talent' : HEAD_OF_PART[part];
}

const text = (most: number) => z.string().trim().max(most);

/** A thought for the next year, for a task of the plan or for the whole. */
export const summaryIdea = z.strictObject({ text: text(1000).min(1), task: text(40).nullable() });
export type SummaryIdea = z.infer<typeof summaryIdea>;

export const summaryContent = z.strictObject({
  heads: z.strictObject(
    Object.fromEntries(SUMMARY_HEADS.map((head) => [head, text(20_000)])) as Record<SummaryHead, z.ZodString>,
  ),
  problems: text(10_000),
  measures: text(10_000),
  ideas: z.array(summaryIdea).max(50),
});
export type SummaryContent = z.infer<typeof summaryContent>;

export const SUMMARY_STATES = ['draft', 'submitted', 'accepted', 'sent-back'] as const;
export const summaryState = z.enum(SUMMARY_STATES);
export type SummaryState = z.infer<typeof summaryState>;
export const summaryStep = z.enum(['submit', 'accept', 'send-back']);
export type SummaryStep = z.infer<typeof summaryStep>;

/** What is counted and not owed to a mean or share is nought where nothing was counted. */
export const countedNumber = z.strictObject({
  code: z.string(),
  head: summaryHead,
  definition: indicatorDefinition,
  value: z.number().nullable(),
  of: z.int().nullable(),
  target: z.number().nullable(),
});
export type CountedNumber = z.infer<typeof countedNumber>;

/** The numbers of a place in a table of indicators, every indicator once, in their order. */
export function numbersAt(
  { indicators, cells }: Pick<IndicatorTable, 'indicators' | 'cells'>,
  { province = EVERYTHING, task = EVERYTHING }: { readonly province?: string; readonly task?: string } = {},
): CountedNumber[] {
  const values = cells.find((cell) => cell.province === province && cell.task === task)?.values ?? [];
  const byCode = new Map(values.map((value) => [value.code, value]));
  return indicators.map((definition) => {
    const { code, dedupe } = definition;
    const found = byCode.get(code);
    const none = ['mean', 'median', 'share'].includes(dedupe) ? null : 0;
    const [value, of, target] = [found ? found.value : none, found?.of ?? null, found?.target ?? null];
    return { code, head: headOf(definition), definition, value, of, target };
  });
}

/** A number as documents and pages write it; a dash where there is nothing to reckon it from. */
export function writtenNumber({ value, definition }: Pick<CountedNumber, 'value' | 'definition'>): string {
  if (value === null) return '—';
  return writtenValue(definition, value);
}

/** Provinces in the order of GB/T 2260, 兵团 last. */
export function byProvince(one: string | null, other: string | null): number {
  return placeOf(one) - placeOf(other);
}

function placeOf(code: string | null): number {
  const place = PROVINCES.findIndex((province) => province.code === code);
  return place < 0 ? PROVINCES.length : place;
}

const yearOnly = { year: programmeYear };
export const summaryYear = z.strictObject({ year: z.coerce.number().pipe(programmeYear) });
export const summaryInput = z.strictObject({ ...yearOnly, revision: z.int().nonnegative(), content: summaryContent });
export type SummaryInput = z.infer<typeof summaryInput>;
/** The revision of a summary that who acts on it saw; absent where it does not matter. */
const seen = { revision: z.int().positive().optional() };
export const summarySubmission = z.strictObject({ ...yearOnly, ...seen });
export const nextPlanInput = z.strictObject(yearOnly);
export const summaryCheck = z.strictObject({
  ...yearOnly,
  ...seen,
  decision: z.enum(['accept', 'send-back']),
  comment: text(1000).default(''),
});
export type SummaryCheck = z.infer<typeof summaryCheck>;

const office = z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() });

export const summaryLine = z.strictObject({
  unit: office,
  /** None where nobody began to write. */
  state: summaryState.nullable(),
  changedAt: z.string().nullable(),
  ideas: z.int(),
});
export type SummaryLine = z.infer<typeof summaryLine>;
export const summaryList = z.strictObject({ summaries: z.array(summaryLine) });
export type SummaryList = z.infer<typeof summaryList>;

export const summaryView = z.strictObject({
  unit: office,
  year: z.int(),
  state: summaryState.nullable(),
  content: summaryContent,
  revision: z.int(),
  /** The numbers that the system has, as they are counted now. */
  numbers: z.array(countedNumber),
  countedAt: z.string(),
  /** Tasks of the year's plan that an idea can be for. */
  tasks: z.array(z.strictObject({ clause: z.string(), title: z.string() })),
  steps: z.array(z.strictObject({ step: summaryStep, at: z.string(), by: z.string(), comment: z.string().nullable() })),
  may: z.array(z.enum(['write', 'submit', 'accept', 'send-back'])),
});
export type SummaryView = z.infer<typeof summaryView>;

export const YEARBOOK_FORMATS = ['docx', 'pdf'] as const;
export const yearbookFormat = z.enum(YEARBOOK_FORMATS);
export type YearbookFormat = z.infer<typeof yearbookFormat>;

export const yearbookInput = z.strictObject({ ...yearOnly, format: yearbookFormat });

export const yearbookLine = z.strictObject({
  id: z.int(),
  year: z.int(),
  format: yearbookFormat,
  sha256: z.string(),
  bytes: z.int(),
  countedAt: z.string(),
  summaries: z.int(),
  cases: z.int(),
  builtBy: z.string(),
  builtAt: z.string(),
});
export type YearbookLine = z.infer<typeof yearbookLine>;

/** What a yearbook of a year would hold now, and those that were made. */
export const yearbookDesk = z.strictObject({
  year: z.int(),
  accepted: z.int(),
  expected: z.int(),
  cases: z.int(),
  ideas: z.int(),
  /** When the numbers of the year were closed; null while they still change. */
  closedAt: z.string().nullable(),
  /** The plan of the next year, where there is one. */
  nextPlan: z.int().nullable(),
  builds: z.array(yearbookLine),
});
export type YearbookDesk = z.infer<typeof yearbookDesk>;
