import { z } from 'zod';
import {
  assignmentChange,
  assignmentLine,
  GAP_REASONS,
  planDocument,
  planLine,
  planTask,
  resolutionGap,
  resolvedAssignment,
  unresolved,
} from './plan.ts';

const year = z.int().min(1949).max(2200);

export const planList = z.strictObject({
  plans: z.array(planLine),
  /** The largest file of a notice that is taken, in bytes. */
  uploadLimit: z.int(),
});
export type PlanList = z.infer<typeof planList>;

/** A plan and a version of it, as an answer to what made or changed it. */
export const planKey = z.strictObject({ plan: z.int(), version: z.int() });
export type PlanKey = z.infer<typeof planKey>;

/** A plan that is begun: from an empty page, or from another plan. */
export const newPlan = z.strictObject({
  year,
  title: z.string().trim().min(1).max(300),
  from: z.int().positive().nullable(),
});
export type NewPlan = z.infer<typeof newPlan>;

/** A document with what was changed in it, and the revision that the change began from. */
export const mendedPlan = z.strictObject({
  version: z.int().positive(),
  revision: z.int().positive(),
  document: planDocument,
  note: z.string().trim().max(2000).optional(),
});
export type MendedPlan = z.infer<typeof mendedPlan>;

/** A piece of the notice that needs no mending, by the revision in which it was seen. */
export const confirmedPiece = z.strictObject({
  version: z.int().positive(),
  revision: z.int().positive(),
  piece: unresolved,
});
export type ConfirmedPiece = z.infer<typeof confirmedPiece>;

export const planRevision = z.strictObject({ revision: z.int() });
export type PlanRevision = z.infer<typeof planRevision>;

export const planVersionRequest = z.strictObject({ version: z.coerce.number().int().positive().optional() });

/** Who executes what: in force, or as it would be if the version were issued today. */
export const planExecution = z.strictObject({
  version: z.int(),
  issued: z.boolean(),
  assignments: z.array(
    resolvedAssignment.extend({
      unit: z.strictObject({ id: z.int(), name: z.string(), province: z.string().nullable() }),
    }),
  ),
  gaps: z.array(resolutionGap.extend({ province: z.string().nullable(), reason: z.enum(GAP_REASONS) })),
  /** The days of the returns as they are set; none where no version was issued yet. */
  returns: z.strictObject({ onTimeUntil: z.iso.date(), closedAfter: z.iso.date().nullable() }).nullable(),
});
export type PlanExecution = z.infer<typeof planExecution>;

export const planIssue = z.strictObject({
  version: z.int().positive(),
  onTimeUntil: z.iso.date().optional(),
  closedAfter: z.iso.date().optional(),
});
export type PlanIssue = z.infer<typeof planIssue>;

export const planChanges = z.strictObject({ changes: z.array(assignmentChange) });
export type PlanChanges = z.infer<typeof planChanges>;

/** What a plan gives to the units that a person sees, with the words of its tasks. */
export const planAssignments = z.strictObject({
  plan: z.strictObject({ id: z.int(), year: z.int(), title: z.string() }),
  tasks: z.array(planTask),
  assignments: z.array(assignmentLine),
  /** The person's own unit. */
  unit: z.int(),
  /** Units below their own, to which assignments can be given on. */
  below: z.array(z.strictObject({ id: z.int(), name: z.string() })),
});
export type PlanAssignments = z.infer<typeof planAssignments>;

/** What a province gives on of an assignment: to whom, which contents, and what it wishes of them. */
export const assignmentParts = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        unit: z.int().positive(),
        contents: z.array(z.string().max(60)).max(200),
        wish: z.string().trim().max(1000).optional(),
        obliged: z.boolean(),
      }),
    )
    .min(1)
    .max(500),
});
export type AssignmentParts = z.infer<typeof assignmentParts>;
