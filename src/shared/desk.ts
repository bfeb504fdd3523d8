import { z } from 'zod';
import { feedbackReason, useNode } from './effects.ts';
import { channel, issueKind, issueLanguage, rating } from './push.ts';
import { familyEvent } from './screening.ts';

/** A flag in an address: `true` or `false` in letters. */
const flag = z.enum(['true', 'false']).transform((written) => written === 'true');
const id = z.coerce.number().int().positive();

/** Places in a text that met the profile, in UTF-16 units. */
const marks = z.array(z.strictObject({ start: z.int(), end: z.int() })).readonly();

export const markedText = z.strictObject({ lang: z.string(), text: z.string(), marks });
export type MarkedTextLine = z.infer<typeof markedText>;

export const deskJudgement = z.strictObject({
  rating,
  reason: feedbackReason.nullable(),
  remark: z.string().nullable(),
  by: z.string(),
  /** ISO instant. */
  at: z.string(),
});
export type DeskJudgement = z.infer<typeof deskJudgement>;

/** One thing of which the enterprise was told. */
export const deskItem = z.strictObject({
  /** The id of the item of the issue in which it came first. */
  id: z.int(),
  issue: z.strictObject({ id: z.int(), number: z.int(), kind: issueKind }),
  /** ISO instant. */
  arrivedAt: z.string(),
  /** Nobody asks whether others of the enterprise have opened it: unread is each person's own. */
  unread: z.boolean(),
  number: z.string(),
  event: familyEvent,
  titles: z.array(markedText),
  date: z.iso.date().optional(),
  applicants: z.array(z.string()),
  classes: z.array(z.string()),
  abstract: markedText.optional(),
  whyItMatters: z.string().optional(),
  /** The other publications of the family that came with it. */
  members: z.array(z.string()),
  profile: z.strictObject({ id: z.int(), name: z.string() }),
  judgement: deskJudgement.nullable(),
  /** What it was used for, each purpose once. */
  uses: z.array(useNode),
});
export type DeskItem = z.infer<typeof deskItem>;

/** Which items of the desk; absent means any. */
export const deskRequest = z.strictObject({
  unread: flag.optional(),
  judged: z.enum(['none', ...rating.options]).optional(),
  /** `any`, or one purpose. */
  used: z.enum(['any', ...useNode.options]).optional(),
  issue: id.optional(),
  profile: id.optional(),
  /** Days on which it came, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Part of a title, an applicant or the number. */
  text: z.string().trim().max(200).optional(),
  /** `unread` has the unread first; `newest` is the plain order of arrival. */
  order: z.enum(['unread', 'newest']).default('unread'),
  highlights: flag.default(true),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});
export type DeskRequest = z.infer<typeof deskRequest>;

export const deskAnswer = z.strictObject({
  items: z.array(deskItem),
  /** How many there are with the filter. */
  total: z.int(),
  /** Of everything that ever came. */
  counts: z.strictObject({ all: z.int(), unread: z.int(), notJudged: z.int(), used: z.int() }),
});
export type DeskAnswer = z.infer<typeof deskAnswer>;

export const deskUse = z.strictObject({
  node: useNode,
  whatChanged: z.string(),
  evidence: z.string().nullable(),
  saved: z.strictObject({ amount: z.number(), unit: z.enum(['yuan', 'person-day']) }).nullable(),
  by: z.string(),
  at: z.string(),
});
export type DeskUse = z.infer<typeof deskUse>;

/** An item with the texts of its publication as it was screened, and everything that was said of it. */
export const deskItemPage = deskItem.extend({
  texts: z.array(markedText.extend({ field: z.enum(['ti', 'ab', 'cl']) })),
  /** The newest first. */
  judgements: z.array(deskJudgement),
  useRecords: z.array(deskUse),
});
export type DeskItemPage = z.infer<typeof deskItemPage>;

export const deskIssue = z.strictObject({
  id: z.int(),
  number: z.int(),
  kind: issueKind,
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  arrivedAt: z.string(),
  items: z.int(),
  judged: z.int(),
  used: z.int(),
});
export type DeskIssue = z.infer<typeof deskIssue>;

/** What a line of the history is about. */
const about = z.strictObject({ id: z.int(), number: z.string(), title: z.string() });

export const deskJudgementLine = deskJudgement.extend({ item: about, newest: z.boolean() });
export type DeskJudgementLine = z.infer<typeof deskJudgementLine>;

export const deskUseLine = deskUse.extend({ item: about });
export type DeskUseLine = z.infer<typeof deskUseLine>;

/** Which lines of the history, by the day on which they were made. */
export const deskHistoryRequest = z.strictObject({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  rating: rating.optional(),
  node: useNode.optional(),
});
export type DeskHistoryRequest = z.infer<typeof deskHistoryRequest>;

export const deskAddresses = z.strictObject({
  calendar: z.url(),
  subscriptions: z.array(
    z.strictObject({
      id: z.int(),
      kind: issueKind,
      language: issueLanguage,
      frequency: z.enum(['daily', 'weekly', 'fortnightly', 'monthly']),
      profile: z.string().nullable(),
      nextDueOn: z.iso.date(),
      recipients: z.array(
        z.strictObject({
          id: z.int(),
          channel,
          name: z.string(),
          /** Null for a feed that the enterprise opened itself: it was told once. */
          address: z.string().nullable(),
          isOwn: z.boolean(),
          stopped: z.boolean(),
        }),
      ),
    }),
  ),
});
export type DeskAddresses = z.infer<typeof deskAddresses>;

export const newFeedInput = z.strictObject({
  subscription: z.int().positive(),
  name: z.string().trim().min(1).max(100),
});
export const newFeed = z.strictObject({
  id: z.int(),
  /** Told here and never again. */
  address: z.url(),
});
export type NewFeed = z.infer<typeof newFeed>;
