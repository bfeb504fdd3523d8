export { recordsBehindIndicator } from './behind.ts';
export { defineIndicator, ensureIndicators, listIndicators } from './catalogue.ts';
export { closeYear, yearClosingOf } from './closing.ts';
export { filterOf, type IndicatorFilter } from './filter.ts';
export { type IndicatorsRouteMeans, indicatorsRoutes } from './routes.ts';
export { indicatorTableOf, type Target, type TargetsOf } from './table.ts';
export { yearClosedAt } from './year-closed.ts';
