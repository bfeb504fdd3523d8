import type { NewProfileInput, NewVersionInput, ProfileSettings, VersionMade } from '../../../shared/profile-views.ts';
import { recordAudit } from '../../platform/audit.ts';
import { dayOf } from '../../platform/clock.ts';
import { type Db, type Scope, transaction } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import { acceptDemand, renewDemand } from './demand-behind.ts';
import { demandBehind } from './demands.ts';
import { notToResume, unknownProfile, versionOutdated } from './problems.ts';
import { listProfiles, type ProfileSummary } from './read.ts';
import { changeProfile, createProfile, reviseProfile } from './store.ts';

/** Makes a profile from the form, with its demand. @throws ProblemError as `createProfile` does. */
export async function createFromForm(db: Db, house: Scope, form: NewProfileInput, act: Act): Promise<VersionMade> {
  return transaction(db, async (tx) => {
    const { enterprise, demand, validFrom, validTo, note } = form;
    const demandId = demand && (await acceptDemand(tx, house, enterprise, { ...demand, submittedOn: dayOf(act) }, act));
    const { profileId, number } = await createProfile(
      tx,
      house,
      {
        organisationId: enterprise,
        code: await freeCode(tx, house, enterprise, act),
        name: form.name,
        definition: form.definition,
        status: form.draft ? 'draft' : 'active',
        needsSignOff: form.needsSignOff,
        ...(validFrom !== undefined && { validFrom }),
        ...(validTo !== undefined && { validTo }),
        ...(demandId !== undefined && { demandId }),
        ...(note !== undefined && { note }),
      },
      act,
    );
    await record(tx, { id: profileId, organisation: { id: enterprise } }, 'profile.create', { version: number }, act);
    return { id: profileId, version: number, changed: true };
  });
}

/** Makes a new version from the form. @throws ProblemError when another was made since the form was opened. */
export async function reviseFromForm(
  db: Db,
  house: Scope,
  id: number,
  form: NewVersionInput,
  act: Act,
): Promise<VersionMade> {
  return transaction(db, async (tx) => {
    const before = await profileOf(tx, house, id, act);
    const { number, changed } = await reviseProfile(tx, house, id, form, act);
    const newest = changed ? number - 1 : number;
    if (newest !== form.basedOn) throw versionOutdated(form.basedOn, newest);
    if (form.name !== before.name) await changeProfile(tx, house, id, { name: form.name }, act);
    const behind = await demandBehind(tx, house, id);
    const submittedOn = behind?.submittedOn ?? dayOf(act);
    const renewed = await renewDemand(tx, house, before, form.demand && { ...form.demand, submittedOn }, act);
    if (changed) await record(tx, before, 'profile.revise', { version: number }, act);
    else if (renewed || form.name !== before.name) await record(tx, before, 'profile.change', {}, act);
    return { id, version: number, changed };
  });
}

/** Changes the validity, and whether the enterprise has to agree to versions. */
export async function changeSettings(
  db: Db,
  house: Scope,
  id: number,
  settings: ProfileSettings,
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const profile = await profileOf(tx, house, id, act);
    await changeProfile(tx, house, id, settings, act);
    await record(tx, profile, 'profile.settings', { ...settings }, act);
  });
}

/** Takes a profile out of the next runs. */
export async function pauseProfile(db: Db, house: Scope, id: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const profile = await profileOf(tx, house, id, act);
    await changeProfile(tx, house, id, { status: 'paused' }, act);
    await record(tx, profile, 'profile.pause', {}, act);
  });
}

/** Lets a draft or a paused profile run. @throws ProblemError when it is past its validity. */
export async function resumeProfile(db: Db, house: Scope, id: number, act: Act): Promise<void> {
  await transaction(db, async (tx) => {
    const profile = await profileOf(tx, house, id, act);
    if (profile.validTo !== undefined && profile.validTo < dayOf(act)) throw notToResume(id);
    await changeProfile(tx, house, id, { status: 'active' }, act);
    await record(tx, profile, 'profile.resume', {}, act);
  });
}

async function profileOf(tx: Db, house: Scope, id: number, act: Act): Promise<ProfileSummary> {
  const [profile] = await listProfiles(tx, house, { ids: [id] }, act);
  if (profile === undefined) throw unknownProfile(id);
  return profile;
}

/** The first of P1, P2 … that the organisation does not use. */
async function freeCode(tx: Db, house: Scope, organisationId: number, act: Act): Promise<string> {
  const used = new Set((await listProfiles(tx, house, { organisationId }, act)).map(({ code }) => code));
  let number = used.size + 1;
  while (used.has(`P${number}`)) number += 1;
  return `P${number}`;
}

/** In the log of the organisation whose profile it is; what the profile asks for stays out of it. */
function record(
  tx: Db,
  profile: { readonly id: number; readonly organisation: { readonly id: number } },
  action: string,
  detail: Readonly<Record<string, unknown>>,
  { actor, clock }: Act,
): Promise<void> {
  const owner = { organisationId: profile.organisation.id };
  return recordAudit(tx, owner, { actor, action, subject: `profile ${profile.id}`, detail }, clock);
}
