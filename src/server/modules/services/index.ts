export { countRecords, type RecordFilter, recordsWhere } from './record-rows.ts';
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
export { tallyAnew } from './tallies.ts';
