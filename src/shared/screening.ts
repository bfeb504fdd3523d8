import { z } from 'zod';

/** What `screen` prints: one run of the active profile versions over publications. */
export const screenResult = z.strictObject({
  run: z.int(),
  /** Publication versions compared. */
  publications: z.int(),
  /** Profile versions that took part. */
  profiles: z.int(),
  /** Pairs of publication and profile that match. */
  matches: z.int(),
  /** The same after collapsing families: pairs of family and profile. */
  families: z.int(),
  /** The run that had been cut off and was finished first; where there was nothing else to compare, it is `run`. */
  resumed: z.int().optional(),
  /** There was nothing new to compare: the numbers are those of an earlier run, given again. */
  nothingNew: z.literal(true).optional(),
  tookMs: z.number(),
});
export type ScreenResult = z.infer<typeof screenResult>;

/**
 * What happened to a family, as a profile is told of it. The first time anything of a family matches it is `new-family`, whatever
 * its stage; afterwards each publication of the family that matches is told by what it is.
 */
export const familyEvent = z.enum([
  'new-family',
  'new-member',
  'grant',
  'correction',
  'search-report',
  'status',
  'withdrawal',
]);
export type FamilyEvent = z.infer<typeof familyEvent>;

export const screeningDecision = z.enum(['keep', 'drop', 'maybe']);
export type ScreeningDecision = z.infer<typeof screeningDecision>;

/** A publication at the version that was screened. */
export const screenedPublication = z.strictObject({
  id: z.int(),
  version: z.int(),
  number: z.string(),
  title: z.string(),
  date: z.string().optional(),
});
export type ScreenedPublication = z.infer<typeof screenedPublication>;

export const queueItem = z.strictObject({
  id: z.int(),
  run: z.int(),
  enterprise: z.strictObject({ id: z.int(), name: z.string() }),
  profile: z.strictObject({ id: z.int(), code: z.string(), name: z.string(), version: z.int() }),
  event: familyEvent,
  /** The identifier that the family had when it was told. */
  family: z.string(),
  publication: screenedPublication,
  /** All publications of the event, the representative one included. */
  members: z.array(screenedPublication),
  decision: screeningDecision.nullable(),
  reason: z.string().nullable(),
  relevance: z.int().nullable(),
  whyItMatters: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  createdAt: z.date(),
});
export type QueueItem = z.infer<typeof queueItem>;

/** Which items of the queue; absent means any. `after` continues behind the last item of the page before. */
export const queueFilter = z.strictObject({
  enterprise: z.int().optional(),
  profile: z.int().optional(),
  run: z.int().optional(),
  event: familyEvent.optional(),
  decision: z.enum(['open', ...screeningDecision.options]).optional(),
  items: z.array(z.int()).max(10_000).optional(),
  after: z.int().optional(),
  limit: z.int().min(1).max(1000).default(100),
});
export type QueueFilter = z.input<typeof queueFilter>;

/** A screener's judgement of an item. */
export const judgement = z.strictObject({
  decision: screeningDecision,
  /** Why kept or dropped: for the house, never shown to the enterprise. */
  reason: z.string().trim().min(1).max(2000).optional(),
  /** 0 to 100. */
  relevance: z.int().min(0).max(100).optional(),
  /** “Why it matters to you”: the line the enterprise reads beside the publication. */
  whyItMatters: z.string().trim().min(1).max(500).optional(),
});
export type Judgement = z.infer<typeof judgement>;

/**
 * A rule that decides many items at once. It takes the undecided items of `filter` for which all conditions that are given hold,
 * and gives them `judgement`; without a line of its own, “why it matters” is the explanation of the match.
 */
export const decisionRule = z.strictObject({
  filter: queueFilter.omit({ decision: true, after: true, limit: true }).default({}),
  /** The representative publication matches this query of the search language. */
  query: z.string().optional(),
  /** A place of the match stands in the title. */
  inTitle: z.boolean().optional(),
  /** So many places of the match at least. */
  minPlaces: z.int().min(0).optional(),
  judgement,
});
export type DecisionRule = z.input<typeof decisionRule>;

/** Why an item is in the queue. Offsets of places are UTF-16 units of the text that `field` and `text` name. */
export const itemExplanation = z.strictObject({
  item: z.int(),
  zh: z.string(),
  en: z.string(),
  concepts: z.array(
    z.strictObject({
      name: z.string(),
      found: z.array(z.strictObject({ text: z.string(), field: z.string(), count: z.int() })),
    }),
  ),
  classes: z.array(z.string()),
  applicants: z.array(z.string()),
  byExpertQuery: z.boolean(),
  places: z.array(
    z.strictObject({ field: z.string(), text: z.int(), start: z.int(), end: z.int(), excerpt: z.string() }),
  ),
});
export type ItemExplanation = z.infer<typeof itemExplanation>;

/** One pair on which the ledger and a second computation disagree. */
export const ledgerDifference = z.strictObject({
  profileVersion: z.int(),
  publication: z.int(),
  version: z.int(),
  number: z.string(),
  /** What the ledger of the run says. */
  recorded: z.boolean(),
  /** What the second computation says. */
  computed: z.boolean(),
});
export type LedgerDifference = z.infer<typeof ledgerDifference>;

/** A run computed again from the recorded versions. `differences` counts all; the first ones are listed. */
export const replayResult = z.strictObject({
  run: z.int(),
  publications: z.int(),
  profiles: z.int(),
  matches: z.int(),
  differences: z.int(),
  listed: z.array(ledgerDifference),
});
export type ReplayResult = z.infer<typeof replayResult>;

/**
 * Why a pair stands in the sample of an audit: the ledger records it as a match; the profile is decided by a second look at what passes its
 * clauses, has a term that many publications have, or takes part for the first time; the publication is the first or last of a batch; or for
 * no reason at all.
 */
export const auditStratum = z.enum([
  'recorded',
  'conditions',
  'dense-terms',
  'changed-profiles',
  'batch-borders',
  'random',
]);
export type AuditStratum = z.infer<typeof auditStratum>;

/** A sample of a run held against the reference evaluator. `sampled` counts pairs of publication and profile. */
export const auditResult = z.strictObject({
  run: z.int(),
  seed: z.int(),
  sampled: z.int(),
  strata: z.array(z.strictObject({ stratum: auditStratum, sampled: z.int(), differences: z.int() })),
  differences: z.int(),
  listed: z.array(ledgerDifference),
});
export type AuditResult = z.infer<typeof auditResult>;

/** What became of what was screened. Items are counted by the decision that stands now. */
export const screeningCounts = z.strictObject({
  publications: z.int(),
  matches: z.int(),
  families: z.int(),
  items: z.int(),
  kept: z.int(),
  maybe: z.int(),
  dropped: z.int(),
  open: z.int(),
});
export type ScreeningCounts = z.infer<typeof screeningCounts>;
