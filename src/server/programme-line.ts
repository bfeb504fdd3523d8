import { followAssignments, type ReturnSchedule, returnSchedules, scheduleReturns } from './modules/ledger/index.ts';
import { type Act, issuePlan, networkOfYear, readPlan, type VersionKey } from './modules/plan/index.ts';
import type { Office } from './office.ts';
import { transaction } from './platform/db/index.ts';

/** The days that whoever issues a plan sets for its returns; what is left out is as the notice, or the version before, has it. */
export interface WantedDays {
  readonly onTimeUntil?: string;
  readonly closedAfter?: string;
}

/**
 * Issues a version of a plan in the network of its year, lets what came back for the version before go on under it, and sets the days of
 * its returns: all of it or nothing. Days that are set do not
 * move when a later version is issued, unless others are given.
 * @returns the days as they stand now; undefined where neither the notice nor anybody else set one.
 */
export async function issueWithReturns(
  { database, house }: Pick<Office, 'database' | 'house'>,
  key: VersionKey,
  wanted: WantedDays,
  act: Act,
): Promise<ReturnSchedule | undefined> {
  return transaction(database.db, async (tx) => {
    const { document } = await readPlan(tx, house, key);
    const replaced = await issuePlan(tx, house, key, await networkOfYear(tx, house, document.year), act);
    await followAssignments(tx, house, replaced);
    const standing = (await returnSchedules(tx, house, [key.plan])).get(key.plan);
    const onTimeUntil = wanted.onTimeUntil ?? standing?.onTimeUntil ?? document.returns?.date;
    if (onTimeUntil === undefined) return undefined;
    const days = { onTimeUntil, closedAfter: wanted.closedAfter ?? standing?.closedAfter ?? null };
    if (days.onTimeUntil !== standing?.onTimeUntil || days.closedAfter !== standing.closedAfter)
      await scheduleReturns(tx, house, key.plan, days, act);
    return days;
  });
}
