export { buildYearbook, findYearbook, type YearbookMeans, yearbookDeskOf } from './builds.ts';
export { draftNextPlan } from './next-plan.ts';
export { type YearbookRouteMeans, yearbookRoutes } from './routes.ts';
export { type Act, checkSummary, submitSummary, writeSummary } from './summaries.ts';
export { type CountYear, listSummaries, readSummary } from './summary-views.ts';
