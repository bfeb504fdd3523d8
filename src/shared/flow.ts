import { z } from 'zod';
import { feedbackReason, flowCounts, useNode } from './effects.ts';
import { problem } from './patents.ts';
import { issueKind, rating } from './push.ts';
import { familyEvent, screeningDecision } from './screening.ts';

/** The numbers of the flow that open into records. */
export const flowNumber = z.enum([
  'read',
  'setAside',
  'stored',
  'matched',
  'families',
  'kept',
  'dropped',
  'maybe',
  'open',
  'pushed',
  'opened',
  'judged',
  'relevant',
  'possibly',
  'irrelevant',
  'used',
]);
export type FlowNumber = z.infer<typeof flowNumber>;

export const flowDimension = z.enum(['week', 'profile', 'enterprise', 'region', 'template']);
export type FlowDimension = z.infer<typeof flowDimension>;

const id = z.coerce.number().int().positive();

/**
 * Which part of the work. Days are those of the file's import for what was read and stored, and those of the screening run for all
 * that follows, whenever it was judged or used.
 */
export const flowFilter = z.strictObject({
  enterprise: id.optional(),
  profile: id.optional(),
  /** As the organisation has it; empty: those without a region. */
  region: z.string().max(200).optional(),
  template: issueKind.optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

export const flowRequest = flowFilter.extend({ by: flowDimension.default('week') });
export type FlowRequest = z.infer<typeof flowRequest>;

/** What a line of the flow is about. Which of an enterprise's profiles is told by its place; its name only to whoever may know it. */
export const flowLabel = z.strictObject({
  enterprise: z.string().optional(),
  ordinal: z.int().optional(),
  name: z.string().optional(),
});
export type FlowLabel = z.infer<typeof flowLabel>;

export const flowLine = z.strictObject({
  /** The value of the filter that leaves this line alone; for a week its Monday. */
  key: z.string(),
  label: flowLabel,
  /** Absent numbers are not divided by the dimension. */
  counts: z.partialRecord(flowNumber, z.int()),
  /** relevant ÷ judged; null while nothing was judged. */
  precision: z.number().nullable(),
});
export type FlowLine = z.infer<typeof flowLine>;

export const flowAnswer = z.strictObject({
  counts: flowCounts.partial({ read: true, stored: true, setAside: true }),
  /** Numbers that the filter does not divide: they are those of all of the house's work in these days. */
  undivided: z.array(flowNumber),
  lines: z.array(flowLine),
});
export type FlowAnswer = z.infer<typeof flowAnswer>;

/** What the filter can be set to. */
export const flowChoices = z.strictObject({
  enterprises: z.array(z.strictObject({ id: z.int(), name: z.string(), region: z.string().nullable() })),
  profiles: z.array(z.strictObject({ id: z.int(), enterprise: z.int(), label: flowLabel })),
});
export type FlowChoices = z.infer<typeof flowChoices>;

export const flowRecordsRequest = flowFilter.extend({
  number: flowNumber,
  skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FlowRecordsRequest = z.infer<typeof flowRecordsRequest>;

const named = z.strictObject({ id: z.int(), name: z.string() });
const publication = { number: z.string(), title: z.string(), date: z.string().nullable() };
const ofRun = { enterprise: named, profile: flowLabel, day: z.iso.date(), run: z.int() };

export const flowUse = z.strictObject({
  node: useNode,
  whatChanged: z.string(),
  saved: z.strictObject({ amount: z.number(), unit: z.enum(['yuan', 'person-day']) }).nullable(),
  by: z.string(),
  at: z.string(),
});

/** A record behind a number. */
export const flowRecord = z.discriminatedUnion('of', [
  /** A record of a file. */
  z.strictObject({
    of: z.literal('record'),
    file: z.string(),
    record: z.int(),
    day: z.iso.date(),
    number: z.string().nullable(),
    outcome: z.enum(['stored', 'updated', 'unchanged', 'set-aside']),
    problem: problem.nullable(),
  }),
  z.strictObject({ of: z.literal('publication'), ...publication, day: z.iso.date() }),
  z.strictObject({ of: z.literal('match'), ...publication, ...ofRun }),
  z.strictObject({ of: z.literal('family'), ...publication, ...ofRun, members: z.array(z.string()) }),
  /** An item of the queue; after it was pushed, an item at the enterprise that received it. */
  z.strictObject({
    of: z.literal('item'),
    ...publication,
    ...ofRun,
    item: z.int(),
    event: familyEvent,
    decision: screeningDecision.nullable(),
    /** Not told to the enterprise. */
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    issue: z
      .strictObject({ id: z.int(), number: z.int(), kind: issueKind, approvedBy: z.string().nullable() })
      .nullable(),
    deliveredAt: z.string().nullable(),
    openedAt: z.string().nullable(),
    judgement: z.strictObject({ rating, reason: feedbackReason.nullable(), by: z.string(), at: z.string() }).nullable(),
    uses: z.array(flowUse),
  }),
]);
export type FlowRecord = z.infer<typeof flowRecord>;
export type FlowItemRecord = Extract<FlowRecord, { of: 'item' }>;

export const flowRecords = z.strictObject({ total: z.int(), records: z.array(flowRecord) });
export type FlowRecords = z.infer<typeof flowRecords>;
