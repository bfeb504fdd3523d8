export { type AuditOptions, auditRun } from './audit.ts';
export { type CountFilter, countScreening } from './counts.ts';
export { decideByRule } from './decide-by-rule.ts';
export { decide, undoDecision } from './decisions.ts';
export { explainItem } from './explain.ts';
export type { ScreenRequest } from './plan.ts';
export { listQueue } from './queue.ts';
export { replayRun } from './replay.ts';
export { type ScreenOptions, type ScreenProgress, screen } from './screen.ts';
