import { z } from 'zod';
import { organisationKind } from './network.ts';

/** What is done to organisations on a day, by a document: 更名, 变更类型, 变更隶属, 合并, 拆分, 撤销. */
export const ACTS = ['rename', 'reclassify', 'move', 'merge', 'split', 'close'] as const;
export const actName = z.enum(ACTS);
export type ActName = z.infer<typeof actName>;

const when = {
  /** The first day on which it is so. */
  on: z.iso.date(),
  document: z.string().trim().max(300),
  note: z.string().trim().max(2000),
};
const name = z.string().trim().min(1).max(200);
const id = z.int().positive();

export const renameInput = z.strictObject({ ...when, name });
export const reclassifyInput = z.strictObject({ ...when, kind: organisationKind });
export const moveInput = z.strictObject({ ...when, parentId: id.nullable() });
/** Others are merged into this one, which goes on. */
export const mergeInput = z.strictObject({ ...when, merged: z.array(id).min(1).max(100) });
/** New organisations come out of this one; it goes on or ends. */
export const splitInput = z.strictObject({ ...when, names: z.array(name).min(1).max(50), goesOn: z.boolean() });
export const closeInput = z.strictObject(when);

const namedUnit = z.strictObject({ id: z.int(), name: z.string() });

export const actView = z.strictObject({
  id: z.int(),
  act: actName,
  on: z.iso.date(),
  document: z.string(),
  note: z.string(),
  before: z.array(namedUnit),
  after: z.array(namedUnit),
});
export type ActView = z.infer<typeof actView>;
