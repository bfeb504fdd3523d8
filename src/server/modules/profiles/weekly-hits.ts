import { and, dated } from '../../../engine/query/index.ts';
import type { WeeklyHits } from '../../../shared/profile-views.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Scope, tables } from '../../platform/db/index.ts';
import type { Patents } from '../patents/index.ts';
import type { Act } from './act.ts';
import { listProfiles, storedQuery } from './read.ts';
import type { ProfilesTables } from './tables.ts';

const WEEKS = 8;

/**
 * How many publications a week the newest versions would have caught lately. Nothing of what they ask for is told, so no look is
 * recorded; ids that the scope does not see are left out.
 */
export async function weeklyHitsOf(
  patents: Patents,
  scope: Scope,
  ids: readonly number[],
  act: Pick<Act, 'clock'>,
): Promise<WeeklyHits> {
  const profiles = await listProfiles(patents.db, scope, { ids }, act);
  const today = dayOf(act);
  const lately = dated('pd', { type: 'now', offset: 1 - 7 * WEEKS, unit: 'd' }, { type: 'now', offset: 0, unit: 'd' });
  const hits: WeeklyHits = [];
  for (const { id, versionId } of profiles) {
    const { query } = await tables<ProfilesTables>(patents.db)
      .selectFrom('profile_version')
      .select('query')
      .where('id', '=', versionId)
      .executeTakeFirstOrThrow();
    const count = await patents.index.count(and(storedQuery(query), lately), { today });
    hits.push({ id, perWeek: count / WEEKS });
  }
  return hits;
}
