import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { importFiles, openPatents, type Patents } from '../patents/index.ts';
import { compareVersions, createProfile, reviseProfile, testProfile } from './index.ts';

const test = useDatabase();
useTempFolders();
const act = { actor: 'analyst', clock: clockAt('2026-11-22T12:00:00Z') };
const definition = { concepts: [{ name: '固态电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }] };

const rows = [
  ['CN113914863A', '一种固态电解质膜', '2026-11-22'],
  ['CN113914864A', '一种硫化物固态电解质', '2026-11-16'],
  ['US20260100001A1', 'Solid electrolyte and method', '2026-11-15'],
  ['CN113914866A', '一种离心泵', '2026-11-20'],
  ['CN113914867A', '固态电解质的早期文献', '2020-01-01'],
];

let patents: Patents;

beforeEach(async () => {
  const folder = tempFolder();
  const place = { originals: join(folder, 'originals'), index: join(folder, 'index') };
  patents = await openPatents({ db: test.db, scope: test.scope, folder: place, clock: act.clock });
  const path = join(folder, 'stored.csv');
  writeFileSync(
    path,
    [['publication_number', 'title', 'publication_date'], ...rows].map((row) => row.join()).join('\n'),
  );
  await importFiles(patents, [{ name: 'stored.csv', path }]);
});

afterEach(() => patents.close());

describe('a profile tried on what is stored', () => {
  it('tells how many a week it would catch and which, without being stored itself', async () => {
    const tried = await testProfile(patents, test.scope, definition, { weeks: 2 }, act);
    expect(tried).toMatchObject({ until: '2026-11-22', total: 4, perWeek: 1.5 });
    expect(tried.weeks).toEqual([
      {
        from: '2026-11-16',
        to: '2026-11-22',
        count: 2,
        publications: [
          { number: 'CN113914863A', title: '一种固态电解质膜', date: '2026-11-22' },
          { number: 'CN113914864A', title: '一种硫化物固态电解质', date: '2026-11-16' },
        ],
      },
      {
        from: '2026-11-09',
        to: '2026-11-15',
        count: 1,
        publications: [expect.objectContaining({ date: '2026-11-15' })],
      },
    ]);
    expect(tried.query).toContain('固态电解质');
    expect(tried.explanation.zh).toContain('固态电解质');
    const past = await testProfile(patents, test.scope, definition, { weeks: 1, until: '2020-01-03', shown: 0 }, act);
    expect(past.weeks).toEqual([{ from: '2019-12-28', to: '2020-01-03', count: 1, publications: [] }]);
  });

  it('shows what a version gains and loses, and the look of the house is recorded', async () => {
    const { id } = await createOrganisation(test.db, test.scope, { name: '甲（虚构示例）', kind: 'enterprise' });
    const profile = { organisationId: id, code: 'P1', name: '画像', definition };
    const { profileId } = await createProfile(test.db, test.scope, profile, act);
    const next = { concepts: [{ name: '词', zh: ['离心泵', '硫化物'] }] };
    const thought = await compareVersions(patents, test.scope, profileId, { before: 1, next }, act);
    expect(thought.gained).toMatchObject({ count: 1, publications: [{ number: 'CN113914866A' }] });
    expect(thought.lost.count).toBe(3);
    await reviseProfile(test.db, test.scope, profileId, { definition: next }, act);
    expect(await compareVersions(patents, test.scope, profileId, { before: 1, next: 2 }, act)).toEqual(thought);
    expect(await testProfile(patents, test.scope, profileId, {}, act)).toMatchObject({ total: 2 });
    const looks = await readAudit(test.db, { organisationId: id }, `profile ${profileId}`);
    expect(looks.map(({ action }) => action)).toEqual(Array(4).fill('profile.test'));
  });

  it('is refused where it is not seen or cannot be compiled', async () => {
    const refusal = (work: Promise<unknown>) => work.catch((error) => error.problem.code);
    expect(await refusal(testProfile(patents, test.scope, 99, {}, act))).toBe('profile.unknown');
    expect(await refusal(testProfile(patents, test.scope, { countries: ['CN'] }, {}, act))).toBe('profile.empty');
    const versions = { before: 1, next: 2 };
    expect(await refusal(compareVersions(patents, test.scope, 99, versions, act))).toBe('profile.version-unknown');
  });
});
