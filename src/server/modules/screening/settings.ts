import type { ScreeningSettings } from '../../../shared/screening-queue.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { type Act, listProfiles } from '../profiles/index.ts';
import { unknownProfileOfQueue } from './problems.ts';
import type { ScreeningTables } from './tables.ts';

/** How the house screens the items of a profile. */
export async function settingsOf(db: Db, scope: Scope, profileId: number): Promise<ScreeningSettings> {
  const row = await tables<ScreeningTables>(db)
    .selectFrom('screening_setting')
    .select(['second_reader', 'line_required'])
    .where('organisation_id', '=', scope.organisationId)
    .where('profile_id', '=', profileId)
    .executeTakeFirst();
  return { secondReader: row?.second_reader ?? false, lineRequired: row?.line_required ?? false };
}

/** What is decided already stays so. @throws ProblemError when the house does not serve the profile. */
export async function changeSettings(
  db: Db,
  scope: Scope,
  profileId: number,
  settings: ScreeningSettings,
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const profiles = await listProfiles(tx, scope, {}, act);
    if (!profiles.some(({ id }) => id === profileId)) throw unknownProfileOfQueue(profileId);
    const columns = {
      organisation_id: scope.organisationId,
      second_reader: settings.secondReader,
      line_required: settings.lineRequired,
      changed_by: act.actor,
      changed_at: act.clock.now(),
    };
    await tables<ScreeningTables>(tx)
      .insertInto('screening_setting')
      .values({ profile_id: profileId, ...columns })
      .onConflict((conflict) => conflict.column('profile_id').doUpdateSet(columns))
      .execute();
    const entry = {
      actor: act.actor,
      action: 'screening.set',
      subject: `profile ${profileId}`,
      detail: { ...settings },
    };
    await recordAudit(tx, scope, entry, act.clock);
  });
}
