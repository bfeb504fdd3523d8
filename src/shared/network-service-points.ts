import { z } from 'zod';
import { programmeYear } from './network-standings.ts';

/**
 * Steps in the life of a service point: 申报, 省级推荐（排序）, 不予推荐或核定, 核定, 备案, 运行, 年度报告, 评估, 整改完成, 撤销.
 */
export const SERVICE_POINT_STEPS = [
  'apply',
  'recommend',
  'decline',
  'approve',
  'file',
  'start',
  'report',
  'evaluate',
  'rectify',
  'withdraw',
] as const;
export const servicePointStep = z.enum(SERVICE_POINT_STEPS);
export type ServicePointStep = z.infer<typeof servicePointStep>;

export const SERVICE_POINT_STATES = [
  'applied',
  'recommended',
  'declined',
  'approved',
  'filed',
  'running',
  'rectifying',
  'withdrawn',
] as const;
export const servicePointState = z.enum(SERVICE_POINT_STATES);
export type ServicePointState = z.infer<typeof servicePointState>;

export const EVALUATION_RESULTS = ['excellent', 'qualified', 'unqualified'] as const;
export const evaluationResult = z.enum(EVALUATION_RESULTS);
export type EvaluationResult = z.infer<typeof evaluationResult>;

export const servicePointStepInput = z.strictObject({
  step: servicePointStep,
  year: programmeYear,
  on: z.iso.date(),
  /** The place in the province's order, of a recommendation. */
  rank: z.int().min(1).max(9999).nullable(),
  result: evaluationResult.nullable(),
  /** Until when one that was found unqualified has to be put right; three months where none is said. */
  rectifyBy: z.iso.date().nullable().default(null),
  document: z.string().trim().max(300),
  note: z.string().trim().max(2000),
});
export type ServicePointStepInput = z.infer<typeof servicePointStepInput>;

/** What a service point has next to come through, and by which day. */
export const pointDue = z.strictObject({ act: z.enum(['evaluate', 'rectify']), on: z.iso.date() });
export type PointDue = z.infer<typeof pointDue>;

export const servicePointStepView = z.strictObject({ id: z.int(), ...servicePointStepInput.shape });
export type ServicePointStepView = z.infer<typeof servicePointStepView>;
