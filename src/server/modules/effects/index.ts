export {
  type EffectsFilter,
  type JudgedItem,
  listJudged,
  listUses,
  precision,
  type UsedItem,
} from './counts.ts';
export { deskRoutes } from './desk-routes.ts';
export { flow, type PrecisionLine, precisionBy } from './flow.ts';
export { recordsBehind } from './flow-records.ts';
export type { FlowFilter } from './flow-relations.ts';
export { flowRoutes } from './flow-routes.ts';
export { itemJudged, itemUsed, type JudgedByEnterprise, type UsedByEnterprise } from './happened.ts';
export { recordFeedback, recordUse, type Witness } from './record.ts';
export { type ItemNumber, isItemNumber, itemsBehind } from './records-behind.ts';
export { effectsRoutes } from './routes.ts';
