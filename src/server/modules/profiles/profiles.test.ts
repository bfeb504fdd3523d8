import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import type { Scope } from '../../platform/db/index.ts';
import { createOrganisation } from '../network/index.ts';
import {
  answerDemand,
  changeProfile,
  createProfile,
  importProfiles,
  listDemands,
  listProfiles,
  readProfile,
  registerDemand,
  reviseProfile,
  runningVersions,
} from './index.ts';

const test = useDatabase();
const act = { actor: 'analyst', clock: clockAt('2026-11-22T12:00:00Z') };
const definition = { concepts: [{ name: '固态电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }] };

async function enterprise(name: string): Promise<Scope> {
  const { id } = await createOrganisation(test.db, test.scope, { name: `${name}（虚构示例）`, kind: 'enterprise' });
  return { organisationId: id };
}

async function profileOf({ organisationId }: Scope, code = 'P1') {
  const profile = { organisationId, code, name: '画像', definition, status: 'active' } as const;
  return createProfile(test.db, test.scope, profile, act);
}

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error) => error.problem?.code ?? String(error),
  );

describe('versions of a profile', () => {
  it('come with every change, keep what was before, and stay away where nothing changed', async () => {
    const owner = await enterprise('甲');
    const { profileId } = await profileOf(owner);
    const same = await reviseProfile(test.db, test.scope, profileId, { definition }, act);
    expect(same).toMatchObject({ number: 1, changed: false });
    const wider = { ...definition, exclusions: ['铅酸'] };
    const next = await reviseProfile(test.db, test.scope, profileId, { definition: wider, note: '排除铅酸' }, act);
    expect(next).toMatchObject({ number: 2, changed: true });
    const { versions, version } = await readProfile(test.db, owner, profileId, act);
    expect(version).toBe(2);
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, '排除铅酸'],
      [1, undefined],
    ]);
    expect(versions[1]?.definition).toMatchObject(definition);
    expect(versions[0].query).toContain('NOT');
    expect(versions[0].explanation.zh).toContain('铅酸');
  });

  it('are never altered, not even by hand', async () => {
    await profileOf(await enterprise('甲'));
    await expect(sql`update profile_version set query = 'x'`.execute(test.db)).rejects.toThrow(/never changed/);
  });

  it('bear a code once within an organisation', async () => {
    const owner = await enterprise('甲');
    await profileOf(owner);
    expect(await codeOf(profileOf(owner))).toBe('profile.code-taken');
    await expect(profileOf(await enterprise('乙'))).resolves.toMatchObject({ number: 1 });
  });
});

describe('a profile is a trade secret', () => {
  it('seen by its owner and its house only', async () => {
    const [owner, stranger] = [await enterprise('甲'), await enterprise('乙')];
    const { profileId } = await profileOf(owner);
    expect(await listProfiles(test.db, owner, {}, act)).toHaveLength(1);
    expect(await listProfiles(test.db, test.scope, {}, act)).toHaveLength(1);
    expect(await listProfiles(test.db, stranger, {}, act)).toEqual([]);
    expect(await codeOf(readProfile(test.db, stranger, profileId, act))).toBe('profile.unknown');
    expect(await codeOf(reviseProfile(test.db, stranger, profileId, { definition }, act))).toBe('profile.unknown');
    expect(await codeOf(changeProfile(test.db, stranger, profileId, { name: 'x' }, act))).toBe('profile.unknown');
    expect(await runningVersions(test.db, stranger, '2026-11-22')).toEqual([]);
    const forOther = { organisationId: owner.organisationId, code: 'P2', name: 'x', definition };
    expect(await codeOf(createProfile(test.db, stranger, forOther, act))).toBe('profile.organisation-unknown');
  });

  it('and every look of the house stands in the log of the owner, without the query', async () => {
    const owner = await enterprise('甲');
    const { profileId } = await profileOf(owner);
    await readProfile(test.db, owner, profileId, act);
    await readProfile(test.db, test.scope, profileId, { ...act, actor: '筛选员' });
    const looks = await readAudit(test.db, owner, `profile ${profileId}`);
    expect(looks).toMatchObject([{ actor: '筛选员', action: 'profile.read' }]);
    expect(JSON.stringify(looks)).not.toContain('固态');
  });
});

describe('running profiles', () => {
  it('are the active ones within their validity, at their newest version', async () => {
    const owner = await enterprise('甲');
    const { profileId } = await profileOf(owner);
    await profileOf(owner, 'P2').then((other) =>
      changeProfile(test.db, test.scope, other.profileId, { status: 'paused' }, act),
    );
    const { versionId } = await reviseProfile(
      test.db,
      test.scope,
      profileId,
      { definition: { concepts: [{ name: '泵', zh: ['离心泵'] }] } },
      act,
    );
    const running = (day: string) => runningVersions(test.db, test.scope, day);
    expect(await running('2026-11-22')).toMatchObject([
      { profileId, versionId, organisationId: owner.organisationId, query: '离心泵' },
    ]);
    await changeProfile(test.db, test.scope, profileId, { validFrom: '2026-11-23', validTo: '2026-11-24' }, act);
    const days = await Promise.all(['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'].map(running));
    expect(days.map((found) => found.length)).toEqual([0, 1, 1, 0]);
    await changeProfile(test.db, test.scope, profileId, { validFrom: null, validTo: '2026-11-21' }, act);
    expect(await listProfiles(test.db, owner, { code: 'P1' }, act)).toMatchObject([{ status: 'expired' }]);
    const reversed = changeProfile(test.db, test.scope, profileId, { validFrom: '2026-12-01' }, act);
    expect(await codeOf(reversed)).toBe('profile.validity-reversed');
    for (const validTo of ['2026-02-31', 'tomorrow', '2026-1-1']) {
      expect(await codeOf(changeProfile(test.db, test.scope, profileId, { validTo }, act))).toBe(
        'profile.validity-day',
      );
    }
    expect(await listProfiles(test.db, owner, { code: 'P1' }, act)).toMatchObject([{ validTo: '2026-11-21' }]);
  });
});

describe('demands', () => {
  it('are registered for an organisation and answered by its house', async () => {
    const owner = await enterprise('甲');
    const content = { problem: '界面阻抗过高', products: ['固态电池'], submittedOn: '2026-11-01' };
    const { id } = await registerDemand(test.db, owner, owner.organisationId, content, act);
    expect(await codeOf(answerDemand(test.db, owner, id, 'accepted', act))).toBe('demand.unknown');
    await answerDemand(test.db, test.scope, id, 'accepted', act);
    expect(await listDemands(test.db, owner)).toMatchObject([
      { ...content, state: 'accepted', acceptedOn: '2026-11-22' },
    ]);
    expect(await listDemands(test.db, await enterprise('乙'))).toEqual([]);
    const wrong = registerDemand(test.db, owner, owner.organisationId, { ...content, submittedOn: '2026-02-31' }, act);
    expect(await codeOf(wrong)).toBe('demand.content');
  });
});

describe('a profile file', () => {
  const file = {
    format: 'chuanli-profiles/1',
    organisations: [
      { code: 'a', name: '虚构甲公司', creditCode: '91110000MA00FAKE08', region: '江西省赣州市' },
      { code: 'b', name: '虚构乙协会', kind: 'association' },
    ],
    profiles: [
      {
        organisation: 'a',
        code: 'P1',
        name: '固态电解质',
        demand: { problem: '界面阻抗', submittedOn: '2026-10-12' },
        definition,
        delivery: { frequency: 'weekly' },
      },
      { organisation: 'b', code: 'P1', name: '泵', definition: { query: '离心泵 OR pump' }, status: 'draft' },
    ],
  };
  const take = (content: unknown) => importProfiles(test.db, test.scope, content, act);

  it('brings in organisations, demands and profiles, and nothing the second time', async () => {
    const first = await take(file);
    expect(first.result).toEqual({
      organisations: { created: 2, known: 0 },
      profiles: { created: 2, revised: 0, unchanged: 0 },
    });
    expect(first.profiles[0]).toMatchObject({ code: 'P1', outcome: 'created', delivery: { frequency: 'weekly' } });
    const again = await take(file);
    expect(again.result).toEqual({
      organisations: { created: 0, known: 2 },
      profiles: { created: 0, revised: 0, unchanged: 2 },
    });
    expect(again.profiles.map(({ versionId }) => versionId)).toEqual(first.profiles.map(({ versionId }) => versionId));
    expect(await listProfiles(test.db, test.scope, {}, act)).toMatchObject([
      { organisation: { name: '虚构甲公司' }, status: 'active', version: 1 },
      { organisation: { name: '虚构乙协会' }, status: 'draft', version: 1 },
    ]);
    expect(await listDemands(test.db, test.scope)).toMatchObject([{ problem: '界面阻抗', state: 'accepted' }]);
  });

  it('registers a demand that reads otherwise, once, beside what was asked before', async () => {
    await take(file);
    const [one, other] = file.profiles;
    const changed = { ...file, profiles: [{ ...one, demand: { ...one!.demand, problem: '循环寿命' } }, other] };
    expect((await take(changed)).result.profiles).toEqual({ created: 0, revised: 1, unchanged: 1 });
    expect((await take(changed)).result.profiles).toEqual({ created: 0, revised: 0, unchanged: 2 });
    const demands = await listDemands(test.db, test.scope);
    expect(demands).toMatchObject([{ problem: '界面阻抗' }, { problem: '循环寿命', state: 'accepted' }]);
    const { rows } = await sql`select demand_id from profile where demand_id is not null`.execute(test.db);
    expect(rows).toEqual([{ demand_id: demands[1]!.id }]);
    expect(await listProfiles(test.db, test.scope, {}, act)).toMatchObject([{ version: 1 }, { version: 1 }]);
  });

  it('revises what it says otherwise, and leaves a status that people set', async () => {
    const { profiles } = await take(file);
    await changeProfile(test.db, test.scope, profiles[0]!.profileId, { status: 'paused' }, act);
    const [one, other] = file.profiles;
    const { result } = await take({ ...file, profiles: [{ ...one, definition: { query: '固态' } }, other] });
    expect(result.profiles).toEqual({ created: 0, revised: 1, unchanged: 1 });
    const [revised] = await listProfiles(test.db, test.scope, {}, act);
    expect(revised).toMatchObject({ version: 2, status: 'paused' });
  });

  it('is refused whole where a credit code is entered under another name', async () => {
    await take(file);
    const [a, b] = file.organisations;
    const { profiles } = file;
    const problem = (organisations: unknown[]) =>
      take({ ...file, organisations, profiles }).then(
        () => undefined,
        (error) => error.problem,
      );
    const refusal = await problem([
      { ...b, name: '虚构丙协会' },
      { ...a, name: '虚构丁公司' },
    ]);
    expect(refusal).toMatchObject({ code: 'profile-file.credit-code-of-another' });
    for (const text of [refusal.zh, refusal.en]) {
      for (const part of ['91110000MA00FAKE08', '虚构甲公司', '虚构丁公司']) expect(text).toContain(part);
    }
    expect(await listDemands(test.db, test.scope)).toHaveLength(1);
    expect((await take(file)).result.organisations).toEqual({ created: 0, known: 2 });
    expect(await problem([{ ...a, name: '虚构甲 公司' }, b])).toBeUndefined();
    expect(await problem([a, { ...b, creditCode: a!.creditCode }])).toMatchObject({
      code: 'profile-file.credit-code-of-another',
    });
  });

  it('is refused whole, naming the entry and the reason', async () => {
    const [one] = file.profiles;
    const faulty = (profiles: unknown[]) => take({ ...file, profiles }).catch((error) => error.problem);
    expect(await faulty([one, { ...one, code: 'P2', definition: { ipc: ['Z99'] } }])).toMatchObject({
      zh: expect.stringContaining('第 2 个画像（a / P2）'),
    });
    const twice = [...file.organisations, { code: 'a', name: '虚构戊公司' }];
    expect(await codeOf(take({ ...file, organisations: twice }))).toBe('profile-file.organisation-repeated');
    expect(await faulty([one, one])).toMatchObject({ code: 'profile-file.repeated' });
    expect(await faulty([{ ...one, organisation: 'z' }])).toMatchObject({ code: 'profile-file.organisation-missing' });
    expect(await faulty([{ ...one, definition: { concept: [] } }])).toMatchObject({
      code: 'profile-file.content',
      zh: expect.stringContaining('profiles.0.definition'),
    });
    expect(await codeOf(take({ format: 'other' }))).toBe('profile-file.content');
    expect(await listProfiles(test.db, test.scope, {}, act)).toEqual([]);
  });
});
