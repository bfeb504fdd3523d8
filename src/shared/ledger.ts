import { z } from 'zod';

const text = (most: number) => z.string().trim().max(most);
const required = (most: number) => z.string().trim().min(1).max(most);
const day = z.iso.date();

/** A person whom a unit names, by their post in the work. */
export const namedPerson = z.strictObject({
  name: required(60),
  /** 职务: for the responsible person at division level (处级). */
  rank: text(60).default(''),
  phone: text(60).default(''),
  mail: text(200).default(''),
});
export type NamedPerson = z.infer<typeof namedPerson>;

/** A step of the work and the day by which it is done. */
export const scheduledStep = z.strictObject({ matter: required(500), startOn: day.nullable(), dueOn: day });
export type ScheduledStep = z.infer<typeof scheduledStep>;

/** A result that is expected, with a number where it can be counted. */
export const expectedResult = z.strictObject({
  result: required(500),
  /** Code of the indicator that counts it. */
  indicator: text(60).nullable(),
  target: z.number().nonnegative().max(1e12).nullable(),
});

/** The five items that a unit returns for what it took on. While it is a draft, persons and lists may be missing. */
export const returnContent = z.strictObject({
  responsible: namedPerson.nullable(),
  contact: namedPerson.nullable(),
  content: text(10_000),
  schedule: z.array(scheduledStep).max(100),
  expected: z.array(expectedResult).max(100),
});
export type ReturnContent = z.infer<typeof returnContent>;

export const RETURN_STATES = ['draft', 'submitted', 'confirmed', 'accepted', 'sent-back'] as const;
export const returnState = z.enum(RETURN_STATES);
export type ReturnState = z.infer<typeof returnState>;

export const RETURN_STEPS = ['submit', 'confirm', 'accept', 'send-back', 'reopen'] as const;
export const returnStep = z.enum(RETURN_STEPS);
export type ReturnStep = z.infer<typeof returnStep>;

/** Whether a return came in time: `on-time`, `late`, still `awaited`, `overdue` (awaited past its day), or `closed` (none came). */
export const PUNCTUALITIES = ['on-time', 'late', 'awaited', 'overdue', 'closed'] as const;
export const punctuality = z.enum(PUNCTUALITIES);
export type Punctuality = z.infer<typeof punctuality>;

export const returnLine = z.strictObject({
  assignment: z.int(),
  plan: z.int(),
  task: z.string(),
  unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
  role: z.literal('helper').nullable(),
  obliged: z.boolean(),
  /** None where nobody began to write. */
  state: returnState.nullable(),
  receivedOn: day.nullable(),
  onTimeUntil: day.nullable(),
  closedAfter: day.nullable(),
  reopenedUntil: day.nullable(),
  punctuality,
});
export type ReturnLine = z.infer<typeof returnLine>;

export const returnStepLine = z.strictObject({
  step: returnStep,
  at: z.string(),
  by: z.string(),
  comment: z.string().nullable(),
  until: day.nullable(),
});
export type ReturnStepLine = z.infer<typeof returnStepLine>;

export const returnView = returnLine.extend({
  content: returnContent,
  revision: z.int(),
  steps: z.array(returnStepLine),
  /** What the one who asks may do next. */
  may: z.array(z.enum([...RETURN_STEPS, 'write'])),
  /** Whether the next step would be theirs, had they not taken the one before: two persons take them. */
  needsAnother: z.boolean(),
});
export type ReturnView = z.infer<typeof returnView>;

export const returnCounts = z.strictObject({
  expected: z.int(),
  received: z.int(),
  onTime: z.int(),
  late: z.int(),
  accepted: z.int(),
  sentBack: z.int(),
});
export type ReturnCounts = z.infer<typeof returnCounts>;

export const ENTRY_STATES = ['not-started', 'running', 'extension-asked', 'to-confirm', 'closed', 'sent-back'] as const;
export const entryState = z.enum(ENTRY_STATES);
export type EntryState = z.infer<typeof entryState>;

/**
 * The light of an entry on a day: green, yellow from seven working days before its day, red past it, off when it is closed, withdrawn
 * from the day on which its assignment ended without another in its place.
 */
export const LIGHTS = ['green', 'yellow', 'red', 'off', 'withdrawn'] as const;
export const light = z.enum(LIGHTS);
export type Light = z.infer<typeof light>;

export const ENTRY_STEPS = [
  'open',
  'report',
  'ask-extension',
  'grant-extension',
  'refuse-extension',
  'ask-closing',
  'confirm-closing',
  'send-back',
  'edit',
] as const;
export const entryStep = z.enum(ENTRY_STEPS);
export type EntryStep = z.infer<typeof entryStep>;

export const newEntry = z.strictObject({
  assignment: z.int().positive(),
  clause: required(40),
  matter: required(1000),
  assisting: z.array(required(200)).max(50).default([]),
  person: text(60).nullable().default(null),
  startOn: day.nullable().default(null),
  dueOn: day,
  node: text(200).nullable().default(null),
});
export type NewEntry = z.infer<typeof newEntry>;

/** What the ledger has room for. */
export const MOST_YUAN = 999_999_999_999.99;

/** How a matter stands, as its unit reports it. */
export const entryReport = z.strictObject({
  percent: z.int().min(0).max(100),
  progress: text(5000),
  problem: text(2000),
  nextStep: text(2000),
  /** Yuan used until now. */
  moneyUsed: z.number().nonnegative().max(MOST_YUAN).nullable(),
  node: text(200).nullable(),
});
export type EntryReport = z.infer<typeof entryReport>;

export const ledgerEntry = z.strictObject({
  id: z.int(),
  number: z.string(),
  assignment: z.int(),
  plan: z.int(),
  task: z.string(),
  unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
  clause: z.string(),
  matter: z.string(),
  assisting: z.array(z.string()),
  person: z.string().nullable(),
  startOn: day.nullable(),
  dueOn: day,
  askedDueOn: day.nullable(),
  closedOn: day.nullable(),
  /** When the plan withdrew its assignment: nothing is asked of it any more. */
  withdrawnOn: day.nullable(),
  node: z.string().nullable(),
  state: entryState,
  light,
  percent: z.int(),
  progress: z.string(),
  problem: z.string(),
  nextStep: z.string(),
  moneyUsed: z.number().nullable(),
  evidence: z.int(),
  revision: z.int(),
  changedAt: z.string(),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

export const entryStepLine = z.strictObject({
  step: entryStep,
  at: z.string(),
  by: z.string(),
  comment: z.string().nullable(),
  /** Field, what it was, what it became. */
  changes: z.record(z.string(), z.tuple([z.unknown(), z.unknown()])),
});
export type EntryStepLine = z.infer<typeof entryStepLine>;
