import type { Clock } from '../../platform/clock.ts';
import type { Database, Db, Scope } from '../../platform/db/index.ts';
import type { ScreeningsOfServer } from './screening-now.ts';
import type { ReadJudgements } from './suggestion.ts';

/** What the routes of the queue work with. */
export interface ScreeningRouteMeans {
  readonly database: Database;
  readonly house: Scope;
  readonly clock: Clock;
  /** What enterprises said of what they were sent, to learn from. */
  readonly judgements: ReadJudgements;
  readonly screenings: ScreeningsOfServer;
  /** Asks for a run, with the transaction that records who asked. */
  readonly beginRun: (tx: Db, actor: string) => Promise<void>;
  /** Refuses to take from an enterprise's counts an item that it was sent. */
  readonly refuseIfPushed: (itemId: number) => Promise<void>;
}
