export { type AuditOptions, auditRun } from './audit.ts';
export { type CountFilter, countScreening } from './counts.ts';
export { decideByRule } from './decide-by-rule.ts';
export { decide, undoDecision } from './decisions.ts';
export { explainItem } from './explain.ts';
export {
  type ScreenedItemRow,
  type ScreenedMatchesRow,
  screenedItems,
  screenedMatches,
} from './flow-relations.ts';
export { leadingConcepts } from './leading-concept.ts';
export { type MatchedFamily, matchedFamilies } from './matched-families.ts';
export { type MatchedItem, matchedItems } from './matched-item.ts';
export type { ScreenRequest } from './plan.ts';
export { screeningPolicy } from './policy.ts';
export { listQueue } from './queue.ts';
export { judge, takeBack } from './readings.ts';
export { replayRun } from './replay.ts';
export type { ScreeningRouteMeans } from './route-means.ts';
export { screeningRoutes } from './routes.ts';
export { findRun, runUnderWay } from './runs.ts';
export { type ScreenOptions, type ScreenProgress, screen } from './screen.ts';
export { type ScreenedProfile, screenedProfiles } from './screened-profiles.ts';
export { screeningJob } from './screening-job.ts';
export { ScreeningsOfServer, type WaysToScreen } from './screening-now.ts';
export { changeSettings as changeScreeningSettings } from './settings.ts';
export { shareScreening } from './shared-screening.ts';
export type { Judged, ReadJudgements } from './suggestion.ts';
