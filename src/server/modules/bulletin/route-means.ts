import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

export interface BulletinRouteMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  /** Makes names for entries of feeds that outlive a change of the server's address. */
  readonly addresses: { urn(name: string): string };
  /** How readers reach the service, without a slash at the end. */
  readonly publicUrl: string;
}
