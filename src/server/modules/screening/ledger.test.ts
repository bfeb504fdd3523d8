import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { evaluate } from '../../../engine/evaluator/index.ts';
import type { ScreenResult } from '../../../shared/screening.ts';
import { changedPublications } from '../patents/index.ts';
import { changeProfile, reviseProfile, runningVersions, storedQuery } from '../profiles/index.ts';
import { needsSecondLook } from './audit-profiles.ts';
import { auditRun, replayRun, screen } from './index.ts';
import { randomBelow, sampleOf } from './sample.ts';
import { act, TestHouse } from './screening.fixture.ts';

const test = useDatabase();
useTempFolders();

const words = ['固态电解质', '离心泵', '茶叶', 'battery', 'centrifugal pump', 'sulfide'];
const queries = [
  '固态电解质',
  'battery AND NOT 茶叶',
  '"centrifugal pump" OR 离心泵',
  'ti=sulfid* ',
  '固态电解质 NEAR/6 battery',
  'pd>=2026-11-10',
  'pd=now-10d..now AND (茶叶 OR sulfide)',
  'cc=US AND pump',
];

let house: TestHouse;
let profiles: number[];
let result: ScreenResult;

beforeEach(async () => {
  house = TestHouse.open(test);
  ({ profiles } = await house.enterprise('甲', ...queries.map((query) => ({ query }))));
  const random = randomBelow(7);
  const text = () =>
    Array.from({ length: 1 + random(4) }, () => words[random(words.length)]).join(random(2) ? ' ' : '，');
  const rows = Array.from({ length: 40 }, (_, at) => ({
    publication_number: at % 3 === 0 ? `US${20260100000 + at}A1` : `CN${113914000 + at}A`,
    title: text(),
    abstract: text(),
    publication_date: `2026-11-${String(1 + (at % 20)).padStart(2, '0')}`,
  }));
  await house.receive(...rows);
  result = await screen(test.database, house.scope, {}, act, { batchSize: 7 });
});

const audit = (seed = 1, sample = 10_000) => auditRun(test.db, house.scope, 'latest', { sample, seed });
const replay = () => replayRun(test.db, house.scope, 'latest');

/** Pairs that the evaluator says match, asked without the help of anything in this module. */
async function matchesByEvaluator(): Promise<string[]> {
  const stored = await changedPublications(test.db, house.scope, { after: 0 }, 1000);
  const running = await runningVersions(test.db, house.scope, '2026-11-22');
  return running.flatMap(({ versionId, query }) =>
    stored
      .filter(({ publication }) => evaluate(publication, storedQuery(query), { today: '2026-11-22' }) !== null)
      .map(({ id }) => `${versionId} ${id}`),
  );
}

async function matchesRecorded(): Promise<string[]> {
  const { rows } = await sql<{ pair: string }>`
    select profile_version_id || ' ' || publication as pair
    from run_match, unnest(publications) with ordinality as one (publication, place)
    order by profile_version_id, place`.execute(test.db);
  return rows.map(({ pair }) => pair);
}

/** Takes the first match out of the ledger of the first profile that has one. */
const removeOne = () =>
  sql`update run_match set publications = publications[2:], versions = versions[2:]
    where profile_version_id = (select min(profile_version_id) from run_match)`.execute(test.db);

/** Puts a match of the last profile, which the evaluator denies, into the ledger. */
const addOne = () =>
  sql`update run_match set publications = publications || wrong.id, versions = versions || 1
    from (select id from publication where country = 'CN' order by id limit 1) as wrong
    where profile_version_id = (select max(profile_version_id) from run_match)`.execute(test.db);

describe('the ledger of a run', () => {
  it('holds exactly what the evaluator finds', async () => {
    const expected = await matchesByEvaluator();
    expect(expected.length).toBeGreaterThan(40);
    expect(new Set(await matchesRecorded())).toEqual(new Set(expected));
    expect(result.matches).toBe(expected.length);
  });

  it('is replayed to the same result, whatever became of publications and profiles since', async () => {
    await house.receive({ publication_number: 'CN113914001A', title: '茶叶 battery', abstract: '全部改写' });
    await reviseProfile(test.db, house.scope, profiles[0]!, { definition: { query: '泵' } }, act);
    await changeProfile(test.db, house.scope, profiles[1]!, { status: 'paused' }, act);
    expect(await replay()).toEqual({
      run: result.run,
      publications: 40,
      profiles: 8,
      matches: result.matches,
      differences: 0,
      listed: [],
    });
  });

  it('is compared by replay pair by pair', async () => {
    await removeOne();
    await addOne();
    const { differences, listed } = await replay();
    expect(differences).toBe(2);
    expect(listed).toMatchObject([
      { recorded: false, computed: true },
      { recorded: true, computed: false, number: expect.stringMatching(/^CN/) },
    ]);
  });
});

describe('an audit', () => {
  it('of all pairs finds no difference in a sound ledger', async () => {
    const { strata, ...found } = await audit();
    expect(found).toEqual({ run: result.run, seed: 1, sampled: 320, differences: 0, listed: [] });
    expect(strata.reduce((sum, { sampled }) => sum + sampled, 0)).toBe(320);
  });

  it('looks where a miss could hide, and tells how much in each place', async () => {
    const sample = async () => {
      const { strata } = await audit(3, 80);
      return Object.fromEntries(strata.map(({ stratum, sampled, differences }) => [stratum, [sampled, differences]]));
    };
    const first = await sample();
    const places = {
      conditions: [10, 0],
      'changed-profiles': [10, 0],
      'batch-borders': [10, 0],
      'dense-terms': [10, 0],
    };
    expect(first).toMatchObject({ recorded: [20, 0], ...places, random: [20, 0] });
    await house.receive({ publication_number: 'CN119000001A', title: '茶叶' });
    await screen(test.database, house.scope, {}, act);
    const { strata, sampled } = await audit(3, 80);
    expect(sampled).toBe(8);
    expect(strata).toContainEqual({ stratum: 'changed-profiles', sampled: 0, differences: 0 });
  });

  it('tells what a second look decides from what clauses say', () => {
    const looked = queries.map((query) => needsSecondLook(storedQuery(query)));
    expect(looked).toEqual([false, true, false, false, true, true, true, false]);
  });

  it('finds a match that is missing and one that is wrong', async () => {
    await removeOne();
    expect(await audit()).toMatchObject({ differences: 1, listed: [{ recorded: false, computed: true }] });
    await addOne();
    expect(await audit()).toMatchObject({ differences: 2 });
  });

  it('finds a match with what the run never compared', async () => {
    await sql`update run_match set versions[1] = 9 where profile_version_id = (select min(profile_version_id) from run_match)`.execute(
      test.db,
    );
    expect((await audit()).differences).toBe(2);
  });

  it('takes the sample that its seed says', async () => {
    await removeOne();
    const found = await Promise.all(Array.from({ length: 20 }, (_, seed) => audit(seed, 160)));
    expect(new Set(found.map(({ sampled }) => sampled))).toEqual(new Set([160]));
    const finding = found.filter(({ differences }) => differences > 0);
    expect(finding.length).toBeGreaterThan(0);
    expect(finding.length).toBeLessThan(20);
    expect(await audit(finding[0]!.seed, 160)).toEqual(finding[0]);
  });
});

describe('a sample', () => {
  it('has no repetition, keeps the order, and reaches every item', () => {
    const items = Array.from({ length: 10 }, (_, at) => at);
    const random = randomBelow(3);
    const samples = Array.from({ length: 200 }, () => sampleOf(items, 4, random));
    for (const sample of samples) {
      expect(sample).toHaveLength(4);
      expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b));
    }
    expect(new Set(samples.flat()).size).toBe(10);
    expect(sampleOf(items, 99, random)).toEqual(items);
  });
});
