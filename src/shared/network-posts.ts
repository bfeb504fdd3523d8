import { z } from 'zod';

/** 处级责任人, 工作联络人, 负责人, 工作人员, 师资. */
export const POSTS = ['responsible', 'contact', 'manager', 'staff', 'lecturer'] as const;
export const postName = z.enum(POSTS);
export type PostName = z.infer<typeof postName>;

const words = z.string().trim().max(100);

export const postInput = z.strictObject({
  post: postName,
  name: words.min(1),
  rank: words.nullable(),
  phone: words.nullable(),
  mail: z.email().max(200).nullable(),
  /** The first day; whoever held a post that only one holds leaves it the day before. */
  fromOn: z.iso.date(),
});
export type PostInput = z.infer<typeof postInput>;

export const postView = z.strictObject({
  id: z.int(),
  unitId: z.int(),
  post: postName,
  name: z.string(),
  rank: z.string().nullable(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  accountId: z.int().nullable(),
  /** First and last day. */
  fromOn: z.iso.date(),
  toOn: z.iso.date().nullable(),
});
export type PostView = z.infer<typeof postView>;
