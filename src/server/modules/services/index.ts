export {
  type AddedUpFilter,
  addedUp,
  listServed,
  reached,
  recordsOf,
  type ServedLine,
  type ServiceSum,
  sumOfRecords,
} from './added-up.ts';
export { recordByThemselves } from './by-themselves.ts';
export { givenByUnits } from './given-by-units.ts';
export { bitsOf } from './kind-bits.ts';
export { provinceInYear, provincesOfYear } from './provinces.ts';
export {
  keepReachCounts,
  keptMeasures,
  keptReach,
  measureKey,
  type ReachMeasure,
} from './reach-counts.ts';
export { countRecords, type RecordFilter, selectRecords } from './record-rows.ts';
export {
  type Act,
  correctService,
  enterService,
  listServices,
  type Origin,
  type RecordKey,
  readService,
  stepsOfService,
  withdrawService,
} from './records.ts';
export { type ServicesRouteMeans, servicesRoutes } from './routes.ts';
export { importServices } from './sheet/import-services.ts';
export { serviceTemplate } from './sheet/template.ts';
export { ownAndBelow } from './sight.ts';
export { tallyAnew } from './tallies.ts';
export { wholeProvinceOf } from './whole-province.ts';
