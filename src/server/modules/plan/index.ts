export { type AssignmentFilter, breakDown, changesOf, listAssignments, type Part } from './assignments.ts';
export { documentAfter, emptyDocument, NOWHERE } from './begin-document.ts';
export { confirmPiece } from './confirm-piece.ts';
export { importNoticeFile, type NoticeFile } from './import-file.ts';
export { issuePlan } from './issue-plan.ts';
export { networkOfYear, type PlanNetwork, type PlanUnit } from './network.ts';
export {
  type Act,
  amendPlan,
  beginPlan,
  importNotice,
  listPlans,
  mendPlan,
  type Notice,
  readPlan,
  type VersionKey,
} from './plans.ts';
export type { Replacement } from './put-in-force.ts';
export { resolvePlan } from './resolve.ts';
export { type PlanRouteMeans, planRoutes } from './routes.ts';
export { planOfYear } from './year-plan.ts';
