import { z } from 'zod';
import { rating } from './push.ts';

/** Why an item was not what the enterprise wanted; tells the analyst how to revise the profile. */
export const feedbackReason = z.enum(['too-broad', 'known-already', 'wrong-field', 'language', 'other']);
export type FeedbackReason = z.infer<typeof feedbackReason>;

export const feedbackInput = z.strictObject({
  rating,
  reason: feedbackReason.optional(),
  remark: z.string().trim().min(1).max(2000).optional(),
});
export type FeedbackInput = z.infer<typeof feedbackInput>;

/** Reasons tell why an item was not what was wanted; beside “relevant” one of the two was chosen by mistake. */
export function contradictsItself({ rating, reason }: FeedbackInput): boolean {
  return rating === 'relevant' && reason !== undefined;
}

/** The node of the enterprise's work at which an item was used: 研发, 转移转化, 海外布局, 参展, 诉讼, 进出口, 采购. */
export const useNode = z.enum(['rd', 'transfer', 'overseas', 'exhibition', 'litigation', 'trade', 'purchase']);
export type UseNode = z.infer<typeof useNode>;

export const useInput = z.strictObject({
  node: useNode,
  whatChanged: z.string().trim().min(1).max(5000),
  evidence: z.string().trim().min(1).max(5000).optional(),
  /** Declared by the enterprise, never computed. */
  saved: z.strictObject({ amount: z.number().nonnegative(), unit: z.enum(['yuan', 'person-day']) }).optional(),
});
export type UseInput = z.infer<typeof useInput>;

/**
 * The way from what was read to what was used. Units: `read`, `stored`, `setAside` count records of files; `matched` pairs of
 * profile and publication; `families` what is left of them when families are collapsed; the rest counts those family items.
 */
export const flowCounts = z.strictObject({
  /** Records found in the files. */
  read: z.int(),
  /** Publications in the store. */
  stored: z.int(),
  setAside: z.int(),
  matched: z.int(),
  families: z.int(),
  kept: z.int(),
  dropped: z.int(),
  maybe: z.int(),
  open: z.int(),
  /** Items that reached at least one recipient. */
  pushed: z.int(),
  /**
   * Items whose issue had one of its links fetched at least once, or that were judged. Scanners of mail and previews fetch links as
   * people do, so this says at most how many were read.
   */
  opened: z.int(),
  judged: z.int(),
  relevant: z.int(),
  possibly: z.int(),
  irrelevant: z.int(),
  used: z.int(),
  /** relevant ÷ judged, null while nothing was judged. */
  precision: z.number().nullable(),
});
export type FlowCounts = z.infer<typeof flowCounts>;
