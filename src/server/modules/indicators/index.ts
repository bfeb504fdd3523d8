export { recordsBehindIndicator } from './behind.ts';
export { defineIndicator, ensureIndicators, listIndicators } from './catalogue.ts';
export { closeYear, yearClosingOf } from './closing.ts';
export { filterOf, type IndicatorFilter } from './filter.ts';
export type { IndicatorsRouteMeans } from './route-means.ts';
export { indicatorsRoutes } from './routes.ts';
export { indicatorTableOf, type Target, type TargetsOf } from './table.ts';
export {
  isTold,
  type Place,
  placesTables,
  provincePlaces,
  taskPlaces,
  unitOf,
  valueCell,
} from './written/number-tables.ts';
export { yearClosedAt } from './year-closed.ts';
