export { type AuditOptions, auditRun } from './audit.ts';
export { type CountFilter, countScreening } from './counts.ts';
export { decideByRule } from './decide-by-rule.ts';
export { decide, undoDecision } from './decisions.ts';
export { explainItem } from './explain.ts';
export { listQueue } from './queue.ts';
export { replayRun } from './replay.ts';
export { type ScreenOptions, type ScreenProgress, type ScreenRequest, screen } from './screen.ts';
