import { z } from 'zod';
import { channel, issueItem, issueKind, issueLanguage } from './push.ts';

export const issueState = z.enum(['draft', 'approved', 'withdrawn']);
export type IssueState = z.infer<typeof issueState>;

export const deliveryState = z.enum(['waiting', 'sending', 'delivered', 'failed', 'cancelled']);
export type DeliveryState = z.infer<typeof deliveryState>;

const id = z.int().positive();
const queryId = z.coerce.number().int().positive();

/** Which issues; `before` goes on behind the last one of the page before. */
export const issuesRequest = z.strictObject({
  state: issueState.optional(),
  kind: issueKind.optional(),
  enterprise: queryId.optional(),
  before: queryId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** How many deliveries of an issue stand where; one that was sent again counts by its newest. */
const progress = z.strictObject({ waiting: z.int(), delivered: z.int(), failed: z.int(), cancelled: z.int() });

export const issueRow = z.strictObject({
  id,
  enterprise: z.strictObject({ id, name: z.string() }),
  number: z.int(),
  kind: issueKind,
  state: issueState,
  items: z.int(),
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  /** The association whose common part the issue holds. */
  association: z.string().nullable(),
  progress,
});
export type IssueRow = z.infer<typeof issueRow>;
export const issuesPage = z.strictObject({ issues: z.array(issueRow), next: id.nullable() });
export type IssuesPage = z.infer<typeof issuesPage>;

/** A running subscription with what waits to be composed for it. */
export const dueLine = z.strictObject({
  subscription: id,
  enterprise: z.strictObject({ id, name: z.string() }),
  profile: z.string().nullable(),
  kind: issueKind,
  dueOn: z.iso.date(),
  /** Whether composing all takes it along today. */
  due: z.boolean(),
  sendIfEmpty: z.boolean(),
  /** Kept items that are in no issue of the subscription yet. */
  kept: z.int(),
  draft: id.nullable(),
  recipients: z.int(),
  /** How many members a common issue of this association would reach; null where it is none. */
  members: z.int().nullable(),
});
export type DueLine = z.infer<typeof dueLine>;

/** A kept item that waits, to be chosen for an alert. */
export const keptLine = z.strictObject({
  item: id,
  number: z.string(),
  title: z.string(),
  date: z.iso.date().nullable(),
  event: issueItem.shape.event,
  profile: z.string(),
  whyItMatters: z.string().nullable(),
});
export type KeptLine = z.infer<typeof keptLine>;

/** Without a subscription: whatever is due. */
export const composeInput = z
  .strictObject({
    subscription: id.optional(),
    kind: issueKind.optional(),
    items: z.array(id).min(1).max(500).optional(),
  })
  .refine((wish) => wish.subscription !== undefined || (wish.kind === undefined && wish.items === undefined));
export const composed = z.strictObject({ issues: z.array(id) });
export type Composed = z.infer<typeof composed>;

export const composeCommonInput = z.strictObject({ subscription: id, kind: issueKind.exclude(['alert']).optional() });
export const composedCommon = z.strictObject({
  issue: id,
  members: z.array(z.strictObject({ enterprise: z.string(), issue: id })),
  /** Members that nothing could be made for, because no subscription of theirs runs or their draft belongs to another common issue. */
  without: z.array(z.string()),
});
export type ComposedCommon = z.infer<typeof composedCommon>;

export const sheetItem = issueItem.extend({
  id,
  leftOut: z.boolean(),
  /** From the association's issue, where it is edited. */
  common: z.boolean(),
});
export type SheetItem = z.infer<typeof sheetItem>;

export const recipientLine = z.strictObject({
  recipient: id,
  name: z.string(),
  channel,
  address: z.string().nullable(),
  stopped: z.boolean(),
  /** The newest delivery to this recipient; null before the approval. */
  delivery: z
    .strictObject({
      id,
      state: deliveryState,
      attempts: z.int(),
      nextAttemptAt: z.string(),
      deliveredAt: z.string().nullable(),
      problem: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
      /** How often it was sent again on somebody's word. */
      resent: z.int(),
    })
    .nullable(),
  /** When a link was first fetched: by the recipient at most, since scanners of mail fetch links too. */
  openedAt: z.string().nullable(),
});
export type RecipientLine = z.infer<typeof recipientLine>;

export const issueSheet = z.strictObject({
  id,
  enterprise: z.strictObject({ id, name: z.string() }),
  subscription: id,
  number: z.int(),
  kind: issueKind,
  language: issueLanguage,
  state: issueState,
  from: z.iso.date().nullable(),
  to: z.iso.date(),
  introduction: z.string(),
  composedAt: z.string(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  items: z.array(sheetItem),
  recipients: z.array(recipientLine),
  /** The association's issue of which this one holds the common part. */
  common: z
    .strictObject({ issue: id, association: z.string(), introduction: z.string(), state: issueState })
    .nullable(),
  /** The members' issues that hold this one as their common part. */
  members: z.array(
    z.strictObject({ issue: id, enterprise: z.string(), state: issueState, additions: z.int(), recipients: z.int() }),
  ),
});
export type IssueSheet = z.infer<typeof issueSheet>;

const sentence = z.string().trim().max(500);

/** All items of the issue that are its own, in the new order. */
export const issueEdit = z.strictObject({
  kind: issueKind,
  introduction: z.string().trim().max(4000),
  items: z.array(z.strictObject({ id, leftOut: z.boolean(), whyItMatters: sentence })).max(500),
});
export type IssueEdit = z.infer<typeof issueEdit>;

export const issuePreview = z.strictObject({
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.strictObject({ form: z.enum(['xlsx', 'docx']), filename: z.string(), size: z.int() })),
});
export type IssuePreview = z.infer<typeof issuePreview>;

export const approved = z.strictObject({ deliveries: z.int() });
export type Approved = z.infer<typeof approved>;
export const resent = z.strictObject({ delivery: id });
