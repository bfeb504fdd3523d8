import { z } from 'zod';

/** Offsets into the original of a notice, in UTF-16 units. */
export const place = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Place = z.infer<typeof place>;

/** Words of the original with where they stand. */
export const piece = z.strictObject({ text: z.string(), place });
export type Piece = z.infer<typeof piece>;

/** A numbered part of a document: its own words, the paragraphs after them, and the parts inside it. */
export interface Clause {
  /** As it is cited: `三(一)2(2)`. */
  readonly address: string;
  readonly number: number;
  readonly heading: Piece;
  readonly paragraphs: readonly Piece[];
  readonly children: readonly Clause[];
}

/** What a reader of notices did not understand, for a person to look at. */
export const UNRESOLVED_REASONS = [
  'numbering',
  'part',
  'executor',
  'region',
  'deadline',
  'line',
  'missing-goal',
  'missing-contents',
  'missing-executors',
] as const;
export const unresolved = z.strictObject({
  clause: z.string().nullable(),
  reason: z.enum(UNRESOLVED_REASONS),
  ...piece.shape,
});
export type Unresolved = z.infer<typeof unresolved>;

/** Words of the original with the clause that they stand in. */
export const cited = z.strictObject({ clause: z.string(), ...piece.shape });
export type Cited = z.infer<typeof cited>;

/** A day that the notice sets, and the words that set it. */
export const deadline = z.strictObject({ date: z.iso.date(), ...cited.shape });
export type Deadline = z.infer<typeof deadline>;

/**
 * Who executes what of a task, as a rule over the network of the plan's year:
 * `named` units; `all` that the notice is addressed to; a `class` of units, such as bases with a key project;
 * `others`: everybody else, as able – invited, not obliged.
 */
export const EXECUTOR_RULES = ['named', 'all', 'class', 'others'] as const;
export const BASE_GRADES = ['basic', 'key'] as const;
export const executor = z.strictObject({
  rule: z.enum(EXECUTOR_RULES),
  /** Regions as the notice names them, by `named`. */
  units: z.array(z.string()),
  /** The class of units, by `class`. */
  grade: z.enum(BASE_GRADES).nullable(),
  /** What the notice calls this sort of the task: 综合能力培育工作. */
  sort: z.string().nullable(),
  /** Addresses of the contents that they execute; all of the task's where empty. */
  contents: z.array(z.string()),
  obliged: z.boolean(),
  ...cited.shape,
});
export type Executor = z.infer<typeof executor>;

export const planTask = z.strictObject({
  clause: z.string(),
  title: z.string(),
  goal: cited.nullable(),
  contents: z.array(cited),
  executors: z.array(executor),
  support: cited.nullable(),
  /** The last day that the task's own words set, where they set one. */
  due: z.iso.date().nullable(),
  deadlines: z.array(deadline),
});
export type PlanTask = z.infer<typeof planTask>;

/** What every unit returns about what it took on, until when and to whom. */
export const returnCall = z.strictObject({
  items: z.array(z.string()),
  recipient: z.string().nullable(),
  ...deadline.shape,
});
export type ReturnCall = z.infer<typeof returnCall>;

/** A notice as it was read. What was not understood stands in `unresolved`. */
export const noticeReading = z.strictObject({
  number: z.string().nullable(),
  title: z.string(),
  issuer: z.string().nullable(),
  issuedOn: z.iso.date().nullable(),
  /** The year that the plan is for. */
  year: z.int().nullable(),
  /** Kinds of unit that the notice is addressed to, as it names them. */
  addressees: z.array(z.string()),
  aims: z.array(cited),
  tasks: z.array(planTask),
  requirements: z.array(cited),
  returns: returnCall.nullable(),
  clauses: z.array(z.custom<Clause>()),
  /** Lines of the page around the notice, left out of it. */
  page: z.array(piece),
  unresolved: z.array(unresolved),
});
export type NoticeReading = z.infer<typeof noticeReading>;
