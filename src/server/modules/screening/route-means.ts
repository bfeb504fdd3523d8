import type { Clock } from '../../platform/clock.ts';
import type { Database, Scope } from '../../platform/db/index.ts';
import type { ReadJudgements } from './suggestion.ts';

/** What the routes of the queue work with. */
export interface ScreeningRouteMeans {
  readonly database: Database;
  readonly house: Scope;
  readonly clock: Clock;
  /** What enterprises said of what they were sent, to learn from. */
  readonly judgements: ReadJudgements;
  /** Refuses to take from an enterprise's counts an item that it was sent. */
  readonly refuseIfPushed: (itemId: number) => Promise<void>;
}
