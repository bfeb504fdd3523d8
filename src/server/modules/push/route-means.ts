import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Addresses } from './addresses.ts';

/** What the routes of issues and deliveries work with. */
export interface PushRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly addresses: Addresses;
}
