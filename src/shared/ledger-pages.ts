import { z } from 'zod';
import {
  ENTRY_STEPS,
  entryReport,
  entryState,
  entryStepLine,
  ledgerEntry,
  light,
  newEntry,
  punctuality,
  returnContent,
  returnCounts,
  returnLine,
  returnState,
  returnView,
} from './ledger.ts';

const id = z.int().positive();
const queryId = z.coerce.number().int().positive();
const day = z.iso.date();
const comment = z.string().trim().max(2000);

/** A plan that is in force or was, as a choice. */
export const planChoice = z.strictObject({ id: z.int(), year: z.int(), title: z.string() });
export type PlanChoice = z.infer<typeof planChoice>;
/** A task of a plan, by the clause that cites it. */
export const taskChoice = z.strictObject({ clause: z.string(), title: z.string() });
export type TaskChoice = z.infer<typeof taskChoice>;

export const returnsAsked = z.strictObject({
  plan: queryId.optional(),
  task: z.string().max(40).optional(),
  province: z.string().length(6).optional(),
  punctuality: punctuality.optional(),
  state: returnState.optional(),
});
export type ReturnsAsked = z.infer<typeof returnsAsked>;

export const returnScheduleView = z.strictObject({ onTimeUntil: day, closedAfter: day.nullable() });
export type ReturnScheduleView = z.infer<typeof returnScheduleView>;

/** Returns that fit what is asked, and the counts of the whole plan by task and by province, as far as the reader may see it. */
export const returnBoardPage = z.strictObject({
  plans: z.array(planChoice),
  plan: planChoice.nullable(),
  tasks: z.array(taskChoice),
  schedule: returnScheduleView.nullable(),
  /** The deadline that the notice itself sets. */
  noticeDue: day.nullable(),
  counts: returnCounts,
  byTask: z.array(z.strictObject({ task: z.string(), ...returnCounts.shape })),
  byProvince: z.array(z.strictObject({ province: z.string().nullable(), ...returnCounts.shape })),
  lines: z.array(returnLine),
});
export type ReturnBoardPage = z.infer<typeof returnBoardPage>;

export const returnPage = returnView.extend({
  year: z.int(),
  title: z.string(),
  contents: z.array(z.strictObject({ clause: z.string(), text: z.string() })),
});
export type ReturnPage = z.infer<typeof returnPage>;

export const writtenReturn = z.strictObject({ revision: z.int().nonnegative(), content: returnContent });
export const savedRevision = z.strictObject({ revision: z.int() });

export const returnStepInput = z.strictObject({
  step: z.enum(['submit', 'confirm', 'accept', 'send-back']),
  /** What the one who takes the step saw. */
  revision: z.int().positive(),
  comment: comment.default(''),
});
export const reopeningInput = z.strictObject({ until: day, comment });

export const ledgerAsked = z.strictObject({
  plan: queryId.optional(),
  task: z.string().max(40).optional(),
  province: z.string().length(6).optional(),
  state: entryState.optional(),
  light: light.optional(),
  /** Words of the matter, the unit, the person or the number. */
  words: z.string().trim().max(100).optional(),
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const lightCounts = z.record(light, z.int());

export const ledgerPage = z.strictObject({
  plans: z.array(planChoice),
  plan: planChoice.nullable(),
  tasks: z.array(taskChoice),
  /** Of all that fits but for the light. */
  lights: lightCounts,
  total: z.int(),
  entries: z.array(ledgerEntry),
  /** Whether the reader may open an entry by hand. */
  opens: z.boolean(),
});
export type LedgerPage = z.infer<typeof ledgerPage>;

export const evidenceView = z.strictObject({
  id: z.int(),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  addedBy: z.string(),
  addedAt: z.string(),
});

export const ENTRY_ACTS = [...ENTRY_STEPS, 'add-evidence'] as const;
export const entryPage = z.strictObject({
  entry: ledgerEntry,
  taskTitle: z.string(),
  history: z.array(entryStepLine),
  evidence: z.array(evidenceView),
  may: z.array(z.enum(ENTRY_ACTS)),
  /** Whether they would decide on what is asked for, had they not asked for it themselves. */
  needsAnother: z.boolean(),
});
export type EntryPage = z.infer<typeof entryPage>;

export const entryEdit = newEntry.pick({
  matter: true,
  assisting: true,
  person: true,
  startOn: true,
  dueOn: true,
  node: true,
});
export type EntryEdit = z.infer<typeof entryEdit>;

export const entryStepInput = z.strictObject({
  step: z.enum(ENTRY_STEPS).exclude(['open']),
  revision: z.int().positive(),
  comment: comment.default(''),
  report: entryReport.optional(),
  askedDueOn: day.optional(),
  edit: entryEdit.optional(),
});
export type EntryStepInput = z.infer<typeof entryStepInput>;

/** A day of the working calendar as a year's page shows it. */
export const calendarDay = z.strictObject({
  /** None where the state's calendar says so and not the house. */
  id: z.int().nullable(),
  day,
  works: z.boolean(),
  name: z.string().nullable(),
});
export type CalendarDay = z.infer<typeof calendarDay>;
export const calendarYear = z.strictObject({ year: z.int(), days: z.array(calendarDay), known: z.boolean() });
export type CalendarYear = z.infer<typeof calendarYear>;
export const calendarDayInput = z.strictObject({
  day,
  works: z.boolean(),
  name: z.string().trim().max(100).nullable().default(null),
});
export type CalendarDayInput = z.infer<typeof calendarDayInput>;

export const rollUpAsked = z.strictObject({
  /** `2018-09` */
  month: z
    .string()
    .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
    .optional(),
  plan: queryId.optional(),
});
const stateCounts = z.record(entryState, z.int());
export const rollUpLine = z.strictObject({
  province: z.string().nullable(),
  task: z.string(),
  total: z.int(),
  lights: lightCounts,
  states: stateCounts,
  /** Closed within the month. */
  closedInMonth: z.int(),
});
export type RollUpLine = z.infer<typeof rollUpLine>;
export const rollUpPage = z.strictObject({
  plans: z.array(planChoice),
  plan: planChoice.nullable(),
  tasks: z.array(taskChoice),
  month: z.string(),
  /** The day as of which it is counted: the month's last, or today within it. */
  asOf: day,
  lines: z.array(rollUpLine),
});
export type RollUpPage = z.infer<typeof rollUpPage>;

export const reminderLine = z.strictObject({
  /** `return 12` (an assignment), `entry 7`, `evaluate 3` or `rectify 3` (a service point). */
  subject: z.string(),
  unit: z.string(),
  matter: z.string(),
  dueOn: day,
  /** Working days before the day; less than none after it. */
  daysBefore: z.int(),
});
export type ReminderLine = z.infer<typeof reminderLine>;

/** What is to be done by the one who asks. */
export const mattersPage = z.strictObject({
  today: day,
  /** Returns that are to be written, corrected, confirmed or taken. */
  returns: z.array(returnLine.extend({ title: z.string(), act: z.enum(['write', 'correct', 'confirm', 'accept']) })),
  /** Entries that are late or soon due, came back, or wait for an answer. */
  entries: z.array(ledgerEntry.extend({ act: z.enum(['report', 'correct', 'decide-extension', 'confirm-closing']) })),
  reminders: z.array(z.strictObject({ id: z.int(), onDay: day, name: z.string(), lines: z.array(reminderLine) })),
  /** Units that should have been reminded and have nobody with a mail address; told to the officer. */
  unreached: z.array(z.strictObject({ unit: z.string(), onDay: day, lines: z.array(reminderLine) })),
  calendar: z.strictObject({ open: z.boolean() }),
});
export type MattersPage = z.infer<typeof mattersPage>;
/** Told this once. */
export const calendarAddress = z.strictObject({ address: z.string() });
export type CalendarAddress = z.infer<typeof calendarAddress>;

const cell = z.string().max(40_000);
export const LEDGER_FIELDS = [
  'matter',
  'assisting',
  'person',
  'startOn',
  'dueOn',
  'node',
  'percent',
  'progress',
  'problem',
  'nextStep',
  'moneyUsed',
] as const;
export const ledgerField = z.enum(LEDGER_FIELDS);
export type LedgerField = z.infer<typeof ledgerField>;

/** What a workbook says otherwise of one entry. */
export const workbookChange = z.strictObject({
  row: z.int(),
  id,
  number: z.string(),
  unit: z.string(),
  revision: z.int(),
  fields: z.array(z.strictObject({ field: ledgerField, before: cell, after: cell })).min(1),
});
export type WorkbookChange = z.infer<typeof workbookChange>;
export const workbookConflict = workbookChange.extend({
  /** Who changed the entry since the export. */
  changedAt: z.string(),
});
export const refusedRow = z.strictObject({
  row: z.int(),
  /** The heading of the column, or none where the row itself is refused. */
  column: z.string().nullable(),
  zh: z.string(),
  en: z.string(),
});
export type RefusedRow = z.infer<typeof refusedRow>;

export const workbookReading = z.strictObject({
  rows: z.int(),
  unchanged: z.int(),
  changes: z.array(workbookChange),
  conflicts: z.array(workbookConflict),
  refused: z.array(refusedRow),
});
export type WorkbookReading = z.infer<typeof workbookReading>;

/** The listed changes that a person confirms, as they were shown. */
export const confirmedChanges = z.strictObject({
  changes: z
    .array(workbookChange.pick({ row: true, id: true, number: true, revision: true, fields: true }))
    .min(1)
    .max(2000),
});
export type ConfirmedChanges = z.infer<typeof confirmedChanges>;
export const appliedChanges = z.strictObject({ applied: z.int(), refused: z.array(refusedRow) });
export type AppliedChanges = z.infer<typeof appliedChanges>;
