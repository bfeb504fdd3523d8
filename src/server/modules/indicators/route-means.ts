import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { TargetsOf } from './table.ts';

export interface IndicatorsRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** What the returns of a year expect. */
  readonly targetsOf: TargetsOf;
}
