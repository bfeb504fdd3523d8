import { z } from 'zod';

/** Offsets into the original of a notice, in UTF-16 units. */
export const place = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });
export type Place = z.infer<typeof place>;

/** Words of the original with where they stand. */
export const piece = z.strictObject({ text: z.string(), place });
export type Piece = z.infer<typeof piece>;

/** A numbered part of a document: its own words, the paragraphs after them, and the parts inside it. */
export const clause = z.strictObject({
  /** As it is cited: `三(一)2(2)`. */
  address: z.string(),
  number: z.int(),
  heading: piece,
  paragraphs: z.array(piece),
  get children(): z.ZodArray<typeof clause> {
    return z.array(clause);
  },
});
export type Clause = z.infer<typeof clause>;

/** What a reader of notices did not understand, for a person to look at. */
export const UNRESOLVED_REASONS = [
  'numbering',
  'part',
  'executor',
  'region',
  'deadline',
  'line',
  'table',
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
  /** Regions or organisations as the notice names them, in Simplified characters, by `named`. */
  units: z.array(z.string()),
  /** They help those who lead the task; absent for who leads it or carries it out. */
  role: z.literal('helper').optional(),
  /** Of helpers: whether the officer wants a return of them as well. */
  returns: z.literal(true).optional(),
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
  clauses: z.array(clause),
  /** Lines of the page around the notice, left out of it. */
  page: z.array(piece),
  unresolved: z.array(unresolved),
});
export type NoticeReading = z.infer<typeof noticeReading>;

/** A plan as a version of it says: read from a notice and mended, or written from an empty page. */
export const planDocument = noticeReading.extend({ year: z.int().min(1949).max(2200) });
export type PlanDocument = z.infer<typeof planDocument>;

export const PLAN_STATES = ['draft', 'issued', 'closed'] as const;
export const planState = z.enum(PLAN_STATES);
export type PlanState = z.infer<typeof planState>;

/** Why nobody could be found for words that name an executor. */
export const GAP_REASONS = ['no-office', 'no-unit', 'no-class'] as const;
export const resolutionGap = z.strictObject({
  /** The clause of the task. */
  task: z.string(),
  /** Who is sought: a region, a unit, or a class as the network calls it. */
  sought: z.string(),
  reason: z.enum(GAP_REASONS),
  obliged: z.boolean(),
});
export type ResolutionGap = z.infer<typeof resolutionGap>;

/** What one unit is to do of one task. */
export const resolvedAssignment = z.strictObject({
  task: z.string(),
  unit: z.strictObject({ id: z.int(), name: z.string() }),
  contents: z.array(z.string()),
  sort: z.string().nullable(),
  grade: z.enum(BASE_GRADES).nullable(),
  /** They help those who lead the contents; none for who leads or carries them out. */
  role: z.literal('helper').nullable(),
  /** Whether a return is awaited of them. */
  obliged: z.boolean(),
});
export type ResolvedAssignment = z.infer<typeof resolvedAssignment>;

/** Who executes a plan, in the network of its year. */
export const planResolution = z.strictObject({
  assignments: z.array(resolvedAssignment),
  gaps: z.array(resolutionGap),
});
export type PlanResolution = z.infer<typeof planResolution>;

export const planVersionLine = z.strictObject({
  version: z.int(),
  note: z.string().nullable(),
  changedBy: z.string(),
  changedAt: z.string(),
  issuedBy: z.string().nullable(),
  issuedAt: z.string().nullable(),
});
export type PlanVersionLine = z.infer<typeof planVersionLine>;

export const planLine = z.strictObject({
  id: z.int(),
  year: z.int(),
  state: planState,
  title: z.string(),
  number: z.string().nullable(),
  tasks: z.int(),
  /** Pieces that were not understood and wait for a person. */
  unresolved: z.int(),
  /** Its newest version. */
  version: z.int(),
});
export type PlanLine = z.infer<typeof planLine>;

/** A version of a plan with what stands around it. */
export const planView = z.strictObject({
  id: z.int(),
  year: z.int(),
  state: planState,
  version: z.int(),
  /** Counts the times that the version was mended; a mending names the one that it began from. */
  revision: z.int(),
  issued: z.boolean(),
  document: planDocument,
  original: z.strictObject({ name: z.string(), text: z.string() }).nullable(),
  versions: z.array(planVersionLine),
});
export type PlanView = z.infer<typeof planView>;

/** What one unit has to do of one task, in force. */
export const assignmentLine = z.strictObject({
  id: z.int(),
  plan: z.int(),
  task: z.string(),
  unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
  contents: z.array(z.string()),
  sort: z.string().nullable(),
  grade: z.enum(BASE_GRADES).nullable(),
  role: z.literal('helper').nullable(),
  obliged: z.boolean(),
  partOf: z.int().nullable(),
  wish: z.string().nullable(),
  sinceVersion: z.int(),
});
export type AssignmentLine = z.infer<typeof assignmentLine>;

/** What a version changed for a unit. */
export const ASSIGNMENT_CHANGES = ['added', 'changed', 'ended'] as const;
export const assignmentChange = z.strictObject({
  change: z.enum(ASSIGNMENT_CHANGES),
  task: z.string(),
  unit: z.strictObject({ id: z.int(), name: z.string() }),
  role: z.literal('helper').nullable(),
  before: z.array(z.string()).nullable(),
  after: z.array(z.string()).nullable(),
});
export type AssignmentChange = z.infer<typeof assignmentChange>;
