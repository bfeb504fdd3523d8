import { ProblemError } from '../../../engine/problem.ts';
import { type ProfileFile, type ProfileImportResult, profileFile } from '../../../shared/profiles.ts';
import { type Db, type Scope, transaction } from '../../platform/db/index.ts';
import { canonicalCreditCode, createOrganisation, listOrganisations, type Organisation } from '../network/index.ts';
import type { Act } from './act.ts';
import { acceptDemand, renewDemand } from './demand-behind.ts';
import { entryKey, refuseFaultyEntries } from './file-faults.ts';
import { readAs } from './problems.ts';
import { listProfiles, type ProfileSummary } from './read.ts';
import { changeProfile, createProfile, reviseProfile } from './store.ts';

type ProfileEntry = ProfileFile['profiles'][number];

/** What became of one profile of the file. */
export interface ImportedProfile {
  readonly organisationId: number;
  readonly profileId: number;
  readonly versionId: number;
  readonly code: string;
  readonly outcome: 'created' | 'revised' | 'unchanged';
  /** As the file has it, for the module that delivers. */
  readonly delivery?: Readonly<Record<string, unknown>>;
}

/**
 * Takes in a profile file (`profileFile` in `src/shared/profiles.ts`): organisations are known again by credit code, or by name
 * where the file gives none; profiles by organisation and code. All of the file or nothing: importing it again changes nothing.
 * @throws ProblemError naming the first entry that is wrong and how many others are.
 */
export async function importProfiles(
  db: Db,
  scope: Scope,
  content: unknown,
  act: Act,
): Promise<{ readonly result: ProfileImportResult; readonly profiles: readonly ImportedProfile[] }> {
  const file = readAs(profileFile, content, { code: 'profile-file.content', zh: '画像文件', en: 'The profile file' });
  refuseFaultyEntries(file);
  return transaction(db, async (tx) => {
    const { byCode, created, known } = await enterOrganisations(tx, scope, file);
    const existing = await knownProfiles(tx, scope, act);
    const profiles: ImportedProfile[] = [];
    for (const entry of file.profiles) {
      const organisationId = byCode.get(entry.organisation)!.id;
      const before = existing.get(entryKey(organisationId, entry.code));
      profiles.push(
        before === undefined
          ? await createEntry(tx, scope, organisationId, entry, act)
          : await reviseEntry(tx, scope, before, entry, act),
      );
    }
    const count = (outcome: ImportedProfile['outcome']): number =>
      profiles.filter((profile) => profile.outcome === outcome).length;
    return {
      result: {
        organisations: { created, known },
        profiles: { created: count('created'), revised: count('revised'), unchanged: count('unchanged') },
      },
      profiles,
    };
  });
}

async function createEntry(
  tx: Db,
  scope: Scope,
  organisationId: number,
  entry: ProfileEntry,
  act: Act,
): Promise<ImportedProfile> {
  const demandId = entry.demand && (await acceptDemand(tx, scope, organisationId, entry.demand, act));
  const { profileId, versionId } = await createProfile(
    tx,
    scope,
    {
      organisationId,
      code: entry.code,
      name: entry.name,
      definition: entry.definition,
      status: entry.status,
      ...(entry.validFrom !== undefined && { validFrom: entry.validFrom }),
      ...(entry.validTo !== undefined && { validTo: entry.validTo }),
      ...(demandId !== undefined && { demandId }),
      ...(entry.note !== undefined && { note: entry.note }),
    },
    act,
  );
  return imported(organisationId, profileId, versionId, entry, 'created');
}

/**
 * The file speaks for the definition, the name, the validity and the demand; a status that people changed since is left to them. A demand
 * that reads otherwise is a new one, as what was asked before stays on record.
 */
async function reviseEntry(
  tx: Db,
  scope: Scope,
  before: ProfileSummary,
  entry: ProfileEntry,
  act: Act,
): Promise<ImportedProfile> {
  const around = {
    name: entry.name,
    validFrom: entry.validFrom ?? null,
    validTo: entry.validTo ?? null,
  };
  const aroundChanged =
    before.name !== around.name ||
    (before.validFrom ?? null) !== around.validFrom ||
    (before.validTo ?? null) !== around.validTo;
  if (aroundChanged) await changeProfile(tx, scope, before.id, around, act);
  const demandChanged = await renewDemand(tx, scope, before, entry.demand, act);
  const { versionId, changed } = await reviseProfile(tx, scope, before.id, entry, act);
  const outcome = changed || aroundChanged || demandChanged ? 'revised' : 'unchanged';
  return imported(before.organisation.id, before.id, versionId, entry, outcome);
}

function imported(
  organisationId: number,
  profileId: number,
  versionId: number,
  { code, delivery }: ProfileEntry,
  outcome: ImportedProfile['outcome'],
): ImportedProfile {
  return { organisationId, profileId, versionId, code, outcome, ...(delivery && { delivery }) };
}

async function enterOrganisations(
  tx: Db,
  scope: Scope,
  file: ProfileFile,
): Promise<{ byCode: ReadonlyMap<string, Organisation>; created: number; known: number }> {
  const served = await listOrganisations(tx, scope);
  const byCreditCode = new Map(served.map((one) => [one.creditCode, one]));
  const byName = new Map(served.map((one) => [one.name, one]));
  const byCode = new Map<string, Organisation>();
  let created = 0;
  for (const { code, creditCode, region, ...rest } of file.organisations) {
    if (byCode.has(code)) throw organisationRepeated(code, byCode.get(code)!.name, rest.name);
    const known = creditCode === undefined ? byName.get(rest.name) : byCreditCode.get(canonicalCreditCode(creditCode));
    if (known) {
      if (creditCode !== undefined) refuseOtherBearer(known, rest.name);
      byCode.set(code, known);
      continue;
    }
    const organisation = await createOrganisation(tx, scope, {
      ...rest,
      ...(creditCode !== undefined && { creditCode }),
      ...(region !== undefined && { region }),
    });
    created += 1;
    byCode.set(code, organisation);
    byName.set(organisation.name, organisation);
    byCreditCode.set(organisation.creditCode, organisation);
  }
  return { byCode, created, known: file.organisations.length - created };
}

function organisationRepeated(code: string, one: string, other: string): ProblemError {
  return new ProblemError({
    code: 'profile-file.organisation-repeated',
    zh: `画像文件的“organisations”中代号“${code}”出现了两次（“${one}”和“${other}”），整个文件均未导入。请给每个单位不同的代号。`,
    en: `The code “${code}” stands twice in the “organisations” of the file (“${one}” and “${other}”); nothing of it was imported. Give each organisation a code of its own.`,
  });
}

/** A mistyped credit code would otherwise lead one enterprise's issues to the people of another. */
function refuseOtherBearer({ creditCode, name }: Organisation, nameInFile: string): void {
  if (comparable(name) === comparable(nameInFile)) return;
  throw new ProblemError({
    code: 'profile-file.credit-code-of-another',
    zh: `画像文件中“${nameInFile}”的统一社会信用代码 ${creditCode} 已登记在“${name}”名下，整个文件均未导入。如果不是同一单位，请改正信用代码；如果是同一单位，请把文件中的名称改为“${name}”。`,
    en: `The file gives “${nameInFile}” the unified social credit code ${creditCode}, which is entered for “${name}”; nothing of the file was imported. Correct the credit code, or, if it is the same organisation, write its name as “${name}”.`,
  });
}

/** A name without what people type differently: full or half width, spaces. */
function comparable(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '');
}

async function knownProfiles(tx: Db, scope: Scope, act: Act): Promise<ReadonlyMap<string, ProfileSummary>> {
  const profiles = await listProfiles(tx, scope, {}, act);
  return new Map(profiles.map((profile) => [entryKey(profile.organisation.id, profile.code), profile]));
}
