import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import { unknownProfile, versionOutdated } from './problems.ts';
import type { ProfilesTables } from './tables.ts';

/**
 * The enterprise agrees to the newest version of its profile. Agreeing again changes nothing.
 * @throws ProblemError when the profile is not the enterprise's, or a newer version was made meanwhile.
 */
export async function signOff(db: Db, enterprise: Scope, id: number, version: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const versionId = await newestOfOwn(tx, enterprise, id, version);
    const signed = await tables<ProfilesTables>(tx)
      .insertInto('profile_sign_off')
      .values({
        organisation_id: enterprise.organisationId,
        profile_id: id,
        profile_version_id: versionId,
        signed_by: act.actor,
        signed_at: act.clock.now(),
      })
      .onConflict((conflict) => conflict.column('profile_version_id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (signed === undefined) return;
    const entry = { actor: act.actor, action: 'profile.sign-off', subject: `profile ${id}`, detail: { version } };
    await recordAudit(tx, enterprise, entry, act.clock);
  });
}

/** The id of the version, which has to be the newest of a profile of the enterprise that is past its draft. */
export async function newestOfOwn(tx: Db, enterprise: Scope, id: number, version: number): Promise<number> {
  const profile = await tables<ProfilesTables>(tx)
    .selectFrom('profile')
    .select('id')
    .where('id', '=', id)
    .where('organisation_id', '=', enterprise.organisationId)
    .where('status', '<>', 'draft')
    .forUpdate()
    .executeTakeFirst();
  if (profile === undefined) throw unknownProfile(id);
  const newest = await tables<ProfilesTables>(tx)
    .selectFrom('profile_version')
    .select(['id', 'number'])
    .where('profile_id', '=', id)
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow();
  if (newest.number !== version) throw versionOutdated(version, newest.number);
  return newest.id;
}
