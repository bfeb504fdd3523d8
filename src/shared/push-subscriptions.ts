import { z } from 'zod';
import { channel, issueFrequency, issueKind, issueLanguage } from './push.ts';

const id = z.int().positive();

const wishes = {
  kind: issueKind,
  language: issueLanguage,
  frequency: issueFrequency,
  /** Tells also that there was nothing. */
  sendIfEmpty: z.boolean(),
  expiresOn: z.iso.date().nullable(),
};

export const subscriptionView = z.strictObject({
  id,
  enterprise: z.strictObject({ id, name: z.string() }),
  /** Null: all profiles of the enterprise. */
  profile: z.string().nullable(),
  ...wishes,
  nextDueOn: z.iso.date(),
  /** Follows the profile file, which sets it anew when it is taken in again. */
  fromFile: z.boolean(),
  stopped: z.boolean(),
  stopReason: z.string().nullable(),
  recipients: z.int(),
});
export type SubscriptionView = z.infer<typeof subscriptionView>;

export const newSubscriptionInput = z.strictObject({
  enterprise: id,
  profile: id.nullable(),
  ...wishes,
});
export type NewSubscriptionInput = z.infer<typeof newSubscriptionInput>;

export const subscriptionInput = z.strictObject(wishes).omit({ kind: true });
export type SubscriptionInput = z.infer<typeof subscriptionInput>;

export const recipientView = z.strictObject({
  id,
  name: z.string(),
  channel,
  address: z.string().nullable(),
  /** The address of a feed, good until it is renewed; of one that the enterprise opened itself nobody is told. */
  feed: z.string().nullable(),
  stopped: z.boolean(),
  stopReason: z.string().nullable(),
});
export type RecipientView = z.infer<typeof recipientView>;

export const newRecipientInput = z.strictObject({
  channel,
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().min(1).max(2000).optional(),
});
export type NewRecipientInput = z.infer<typeof newRecipientInput>;

export const created = z.strictObject({ id });

/** Whom and what one can subscribe. */
export const subscriberChoice = z.strictObject({
  id,
  name: z.string(),
  kind: z.string(),
  profiles: z.array(z.strictObject({ id, name: z.string() })),
});
export type SubscriberChoice = z.infer<typeof subscriberChoice>;

/** An association or a park with the organisations that it serves in common. */
export const association = z.strictObject({
  id,
  name: z.string(),
  members: z.array(z.strictObject({ id, name: z.string() })),
});
export type Association = z.infer<typeof association>;
export const membersInput = z.strictObject({ members: z.array(id).max(2000) });
