import { z } from 'zod';
import { familyEvent } from './screening.ts';

/** Kinds of issue: 快报 a list with notes, 简报 the periodic one, 预警 one event. */
export const issueKind = z.enum(['express', 'brief', 'alert']);
export type IssueKind = z.infer<typeof issueKind>;

export const issueLanguage = z.enum(['zh', 'zh-Hant', 'en']);
export type IssueLanguage = z.infer<typeof issueLanguage>;

export const issueFrequency = z.enum(['daily', 'weekly', 'fortnightly', 'monthly']);
export type IssueFrequency = z.infer<typeof issueFrequency>;

export const channel = z.enum(['mail', 'feed', 'webhook']);
export type Channel = z.infer<typeof channel>;

/**
 * One item of an issue as it was composed. It is stored with the issue, so that an issue that went out never changes, whatever
 * later becomes of the publication.
 */
export const issueItem = z.strictObject({
  position: z.int().min(1),
  number: z.string(),
  event: familyEvent,
  titles: z.array(z.strictObject({ lang: z.string(), text: z.string() })).min(1),
  date: z.iso.date().optional(),
  applicants: z.array(z.string()),
  classes: z.array(z.string()),
  abstract: z.strictObject({ lang: z.string(), text: z.string() }).optional(),
  whyItMatters: z.string().optional(),
  /** Numbers of the other publications of the family that came with it. */
  members: z.array(z.string()),
  profile: z.string(),
  /** The concept of the profile that the publication speaks of most. */
  concept: z.string().optional(),
  /** Told to all members of an association alike. */
  common: z.boolean().optional(),
});
export type IssueItem = z.infer<typeof issueItem>;

export const issueContent = z.strictObject({
  kind: issueKind,
  language: issueLanguage,
  /** Counts the issues of one enterprise from 1. */
  number: z.int().min(1),
  enterprise: z.string(),
  house: z.string(),
  from: z.iso.date().optional(),
  to: z.iso.date(),
  /** What the editor says before the items. */
  introduction: z.string().optional(),
  /** The association whose common part the issue holds. */
  association: z.string().optional(),
  items: z.array(issueItem),
});
export type IssueContent = z.infer<typeof issueContent>;

/** What `chuanli feedback`, the signed links and the desk all accept. */
export const rating = z.enum(['relevant', 'possibly', 'irrelevant']);
export type Rating = z.infer<typeof rating>;

/** What a webhook brings as its `data`: the issue, and for each item the addresses at which its receiver can judge it. */
export const webhookIssue = issueContent.extend({
  issue: z.int(),
  items: z.array(issueItem.extend({ judge: z.record(rating, z.url()) })),
});
export type WebhookIssue = z.infer<typeof webhookIssue>;
