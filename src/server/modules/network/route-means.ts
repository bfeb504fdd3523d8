import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { ServicesGiven } from './service-points.ts';

export interface NetworkRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** Counts what service points gave, from the records of services; absent where there are none. */
  readonly servicesGiven?: ServicesGiven;
  /** What else ends when somebody leaves a post, in the same transaction. */
  readonly postLeft?: (tx: Db, actor: string) => Promise<unknown>;
}
