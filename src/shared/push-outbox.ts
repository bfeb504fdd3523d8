import { z } from 'zod';
import { channel, issueKind } from './push.ts';
import { deliveryState } from './push-issues.ts';

const id = z.int().positive();
const queryId = z.coerce.number().int().positive();

export const outboxRequest = z.strictObject({
  state: deliveryState.optional(),
  before: queryId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** A delivery as the outbox shows it: what became of it, and nothing of what it says. */
export const outboxLine = z.strictObject({
  id,
  issue: id,
  number: z.int(),
  kind: issueKind,
  enterprise: z.string(),
  recipient: z.string(),
  channel,
  state: deliveryState,
  attempts: z.int(),
  nextAttemptAt: z.string(),
  deliveredAt: z.string().nullable(),
  problem: z.strictObject({ zh: z.string(), en: z.string() }).nullable(),
  /** The delivery that this one repeats. */
  resendOf: id.nullable(),
});
export type OutboxLine = z.infer<typeof outboxLine>;

export const outboxPage = z.strictObject({
  counts: z.record(deliveryState, z.int()),
  /** Whether mails go into a folder, where they can be read. */
  readable: z.boolean(),
  deliveries: z.array(outboxLine),
  next: id.nullable(),
});
export type OutboxPage = z.infer<typeof outboxPage>;

/** A mail as it lies in the folder. */
export const sentMail = z.strictObject({
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  date: z.string(),
  text: z.string(),
  attachments: z.array(z.strictObject({ index: z.int(), filename: z.string(), size: z.int() })),
});
export type SentMail = z.infer<typeof sentMail>;
