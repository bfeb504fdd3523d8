import { z } from 'zod';
import { auditResult, queueItem, screeningDecision } from './screening.ts';

/** What the page of the queue asks for, and what it is given. Instants are ISO texts. */

const id = z.int().positive();
const idOfAddress = z.coerce.number().int().positive();

/**
 * Where an item stands for whoever asks: `open` awaits a reading of that person, `waiting` was read by that person and awaits the
 * second reader, `conflict` was read by two who differ, the others are decided.
 */
export const itemState = z.enum(['open', 'waiting', 'conflict', ...screeningDecision.options]);
export type ItemState = z.infer<typeof itemState>;

export const queueOrder = z.enum(['arrival', 'suggested']);
export type QueueOrder = z.infer<typeof queueOrder>;

const queuePart = z.strictObject({
  enterprise: idOfAddress.optional(),
  profile: idOfAddress.optional(),
  run: idOfAddress.optional(),
});
/** A part of the queue. */
export const queuePartRequest = queuePart;
export type QueuePart = z.infer<typeof queuePart>;

export const queueListRequest = queuePart.extend({
  /** `decided` is any decision that stands. */
  state: z.enum([...itemState.options, 'decided']).default('open'),
  /** The suggested order is that of open items; others stand as they came. */
  order: queueOrder.default('arrival'),
  after: idOfAddress.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type QueueListRequest = z.output<typeof queueListRequest>;

/** An item as a list shows it. */
export const queueLine = queueItem
  .omit({ family: true, decidedAt: true, createdAt: true })
  .extend({ state: itemState, decidedAt: z.string().nullable(), createdAt: z.string() });
export type QueueLine = z.infer<typeof queueLine>;

export const queueList = z.strictObject({
  items: z.array(queueLine),
  /** Where the next page begins; absent on the last one, and in the suggested order, which gives the foremost only. */
  next: id.optional(),
});
export type QueueList = z.infer<typeof queueList>;

export const queueProgress = z.strictObject({
  total: z.int(),
  /** Open for the one who asks. */
  open: z.int(),
  waiting: z.int(),
  conflict: z.int(),
  keep: z.int(),
  drop: z.int(),
  maybe: z.int(),
});
export type QueueProgress = z.infer<typeof queueProgress>;

const named = z.strictObject({ id, name: z.string() });
/** What the queue can be narrowed to: what items are there about. */
export const queueChoices = z.strictObject({
  enterprises: z.array(named),
  profiles: z.array(named.extend({ enterprise: id, secondReader: z.boolean(), lineRequired: z.boolean() })),
  runs: z.array(z.strictObject({ id, at: z.string(), items: z.int() })),
});
export type QueueChoices = z.infer<typeof queueChoices>;

export const screeningSettings = z.strictObject({
  /** Two people read each item without knowing of each other's judgement. */
  secondReader: z.boolean(),
  /** Nothing is kept without the line “why it matters to you”. */
  lineRequired: z.boolean(),
});
export type ScreeningSettings = z.infer<typeof screeningSettings>;

/** A text with the places where the profile's query matched, in UTF-16 units. */
const markedText = z.strictObject({
  lang: z.string(),
  text: z.string(),
  marks: z.array(z.strictObject({ start: z.int(), end: z.int() })),
});
export type MarkedPassage = z.infer<typeof markedText>;

const both = z.strictObject({ zh: z.string(), en: z.string() });

export const queueReading = z.strictObject({
  decision: screeningDecision,
  reason: z.string().nullable(),
  whyItMatters: z.string().nullable(),
  by: z.string(),
  at: z.string(),
});
export type QueueReading = z.infer<typeof queueReading>;

/** All that a reader needs to judge an item. */
export const queueDossier = queueLine.extend({
  titles: z.array(markedText),
  abstracts: z.array(markedText),
  /** Claims in which something matched; the first claim in any case. `number` counts from 1. */
  claims: z.array(markedText.extend({ number: z.int() })),
  claimCount: z.int(),
  /** What of the description matched, with a little around it. */
  passages: z.array(z.string()),
  applicants: z.array(markedText),
  inventors: z.array(z.string()),
  classes: z.array(z.string()),
  /** Classes that the profile watches. */
  classesMet: z.array(z.string()),
  kind: z.string(),
  because: both,
  /** “Because” in the language of the enterprise: a draft of the line to it. */
  draftLine: z.string(),
  criteria: z.strictObject({
    query: z.string(),
    words: both,
    concepts: z.array(
      z.strictObject({ name: z.string(), met: z.boolean(), zh: z.array(z.string()), en: z.array(z.string()) }),
    ),
    applicants: z.array(z.string()),
    exclusions: z.array(z.string()),
  }),
  settings: screeningSettings,
  /** What this person thought of it, while the second reader is awaited or after. */
  own: queueReading.nullable(),
  /** Both readings, once both are there. */
  readings: z.array(queueReading),
});
export type QueueDossier = z.infer<typeof queueDossier>;

export const decisionInput = z.strictObject({
  decision: screeningDecision,
  reason: z.string().trim().max(2000).optional(),
  relevance: z.int().min(0).max(100).optional(),
  whyItMatters: z.string().trim().max(500).optional(),
  /** The decision that stood when it was looked at; if another stands by now, nothing is overwritten. */
  seen: screeningDecision.nullable(),
});
export type DecisionInput = z.infer<typeof decisionInput>;

export const settlementInput = decisionInput.omit({ seen: true });
export type SettlementInput = z.infer<typeof settlementInput>;

/** Two readers of one thing: how often they agree, and how much of that is not chance (Cohen). */
export const agreement = z.strictObject({
  /** Items that two people read. */
  n: z.int(),
  agreed: z.int(),
  /** null where it has no meaning: nothing was read twice, or everybody always chose the same. */
  kappa: z.number().nullable(),
});
export type AgreementView = z.infer<typeof agreement>;

export const conflictList = z.strictObject({
  agreement,
  profiles: z.array(agreement.extend({ id, name: z.string(), enterprise: z.string() })),
  conflicts: z.array(queueLine.extend({ readings: z.array(queueReading) })),
});
export type ConflictList = z.infer<typeof conflictList>;

/** How many more are to be read in the suggested order, until nineteen of twenty relevant items are found with 90 % confidence. */
export const recallView = z.strictObject({
  profile: named,
  /** Decided items that it was learned from; enterprises' judgements stand above screeners'. */
  n: z.int(),
  relevant: z.int(),
  judgedByEnterprise: z.int(),
  open: z.int(),
  /** null: too few decisions to say; `open`: too few to spare any. */
  left: z.int().nullable(),
  /** Relevant items expected among the open ones. */
  expected: z.number().nullable(),
});
export type RecallView = z.infer<typeof recallView>;
export const recallList = z.strictObject({
  profiles: z.array(recallView),
  /** What it takes at least before an estimate is given. */
  needed: z.strictObject({ n: z.int(), relevant: z.int() }),
});
export type RecallList = z.infer<typeof recallList>;

export const runAudit = auditResult.omit({ run: true, strata: true }).extend({ at: z.string(), by: z.string() });
export type RunAudit = z.infer<typeof runAudit>;

export const runLine = z.strictObject({
  id,
  askedAt: z.string(),
  finishedAt: z.string().nullable(),
  state: z.enum(['matching', 'collapsing', 'done']),
  imports: z.array(z.int()).nullable(),
  publications: z.int(),
  profiles: z.int(),
  matches: z.int(),
  families: z.int(),
  items: z.int(),
  open: z.int(),
  audit: runAudit.nullable(),
});
export type RunLine = z.infer<typeof runLine>;

/** What goes on at the moment: null when nothing does. `problem` is why the last attempt of this server ended early. */
export const screeningNow = z.strictObject({
  progress: z
    .strictObject({ phase: z.enum(['starting', 'matching', 'collapsing']), done: z.int(), total: z.int() })
    .nullable(),
  problem: both.nullable(),
  /** The run that this server finished last; with `nothingNew` it had been done before, since nothing came after it. */
  finished: id.nullable(),
  nothingNew: z.boolean(),
});
export type ScreeningNow = z.infer<typeof screeningNow>;

export const runList = z.strictObject({ now: screeningNow, runs: z.array(runLine) });
export type RunList = z.infer<typeof runList>;
