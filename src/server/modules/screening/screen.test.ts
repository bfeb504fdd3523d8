import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { screenResult } from '../../../shared/screening.ts';
import { transaction } from '../../platform/db/index.ts';
import { ensureHouse } from '../network/index.ts';
import { changeProfile, reviseProfile } from '../profiles/index.ts';
import { endMatching, recordBatch } from './batch-ledger.ts';
import { collapseFamilies } from './collapse.ts';
import { claimProfiles, notCollapsed } from './collapse-store.ts';
import { auditRun, countScreening, listQueue, replayRun, screen } from './index.ts';
import { runUnderWay } from './runs.ts';
import { act, type Row, TestHouse } from './screening.fixture.ts';

const test = useDatabase();
useTempFolders();

const electrolyte = { concepts: [{ name: '固态电解质', zh: ['固态电解质'], en: ['solid electrolyte'] }] };
const pump = { concepts: [{ name: '泵', zh: ['离心泵'], en: ['centrifugal pump'] }] };

const week: Row[] = [
  {
    publication_number: 'CN113914863A',
    title: '一种固态电解质膜',
    application_number: 'CN202111120001.6',
    publication_date: '2026-11-03',
  },
  {
    publication_number: 'CN113914864A',
    title: '一种离心泵叶轮',
    application_number: 'CN202111120002.0',
    publication_date: '2026-11-03',
  },
  {
    publication_number: 'US20260100001A1',
    title: 'Solid electrolytes for a centrifugal pump',
    publication_date: '2026-11-05',
  },
  { publication_number: 'CN113914866A', title: '一种茶叶萎凋设备', publication_date: '2026-11-03' },
];

const run = (house: TestHouse, ...rest: [Parameters<typeof screen>[2]?, Parameters<typeof screen>[4]?]) =>
  screen(test.database, house.scope, rest[0] ?? {}, act, rest[1]);

const problemOf = async (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error.problem?.code ?? String(error),
  );

describe('a screening run', () => {
  it('queues what the profiles match, one item for each family, and counts it', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte, pump);
    await house.receive(...week);
    const result = await run(house);
    expect(screenResult.parse(result)).toMatchObject({ publications: 4, profiles: 2, matches: 4, families: 4 });
    expect(await house.queue()).toEqual([
      '甲 1 new-family: CN113914863A',
      '甲 1 new-family: US20260100001A1',
      '甲 2 new-family: CN113914864A',
      '甲 2 new-family: US20260100001A1',
    ]);
    const [item] = await listQueue(test.db, house.scope);
    expect(item).toMatchObject({
      run: result.run,
      enterprise: { name: '甲（虚构示例）' },
      profile: { code: 'P1', version: 1 },
      publication: { number: 'CN113914863A', title: '一种固态电解质膜', date: '2026-11-03' },
      decision: null,
    });
    expect(await countScreening(test.db, house.scope)).toMatchObject({
      publications: 4,
      matches: 4,
      families: 4,
      items: 4,
      open: 4,
    });
  });

  it('asked again with nothing new is the same run', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    const imported = await house.receive(...week);
    const [first, again] = [await run(house), await run(house)];
    expect(first.nothingNew).toBeUndefined();
    expect(again).toEqual({ ...first, nothingNew: true, tookMs: again.tookMs });
    const ofImport = await run(house, { imports: [imported] });
    expect(ofImport.run).not.toBe(first.run);
    expect(ofImport).toMatchObject({ publications: 4, matches: 2 });
    expect(await run(house, { imports: [imported] })).toMatchObject({ run: ofImport.run, nothingNew: true });
    expect(await problemOf(run(house, { imports: [imported, 99] }))).toBe('screening.import-unknown');
    expect(await house.queue()).toHaveLength(2);
  });

  it('compares only what came since', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    await run(house);
    await house.receive({ publication_number: 'CN120000001A', title: '固态电解质粉体' });
    expect(await run(house)).toMatchObject({ publications: 1, profiles: 1, matches: 1, families: 1 });
    expect(await house.queue()).toHaveLength(3);
  });

  it('catches up for a new profile and for a new version, and tells nothing twice', async () => {
    const house = TestHouse.open(test);
    const { profiles } = await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    await run(house);
    await house.enterprise('乙', pump);
    expect(await run(house)).toMatchObject({ publications: 4, profiles: 1, matches: 2 });
    const wider = { concepts: [{ name: '膜', zh: ['固态电解质', '茶叶'], en: ['solid electrolyte'] }] };
    await reviseProfile(test.db, house.scope, profiles[0]!, { definition: wider }, act);
    expect(await run(house)).toMatchObject({ publications: 4, profiles: 1, matches: 3, families: 3 });
    expect(await house.queue({ profile: profiles[0]! })).toEqual([
      '甲 1 new-family: CN113914863A',
      '甲 1 new-family: US20260100001A1',
      '甲 1 new-family: CN113914866A',
    ]);
  });

  it('compares each profile only with what it has not seen, though they run together', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    await run(house);
    await house.enterprise('乙', electrolyte);
    await house.receive({ publication_number: 'CN120000001A', title: '固态电解质粉体' });
    const together = await run(house);
    expect(together).toMatchObject({ publications: 5, profiles: 2, matches: 4 });
    expect(await replayRun(test.db, house.scope, together.run)).toMatchObject({ matches: 4, differences: 0 });
    expect(await auditRun(test.db, house.scope, together.run, { sample: 100 })).toMatchObject({
      sampled: 6,
      differences: 0,
    });
  });

  it('begins with what comes next where the past is not wanted', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    await run(house);
    await house.enterprise('乙', pump);
    expect(await run(house, { backlog: false })).toMatchObject({ publications: 0, profiles: 1 });
    await house.receive({ publication_number: 'CN120000002A', title: '离心泵' });
    expect(await run(house)).toMatchObject({ publications: 1, profiles: 2, matches: 1 });
  });

  it('leaves out profiles that do not run', async () => {
    const house = TestHouse.open(test);
    const { profiles } = await house.enterprise('甲', electrolyte, pump);
    await changeProfile(test.db, house.scope, profiles[1]!, { status: 'paused' }, act);
    await house.receive(...week);
    expect(await run(house)).toMatchObject({ profiles: 1, matches: 2 });
    await changeProfile(test.db, house.scope, profiles[0]!, { validTo: '2026-11-21' }, act);
    expect(await problemOf(run(house))).toBe('screening.no-profiles');
    await changeProfile(test.db, house.scope, profiles[1]!, { status: 'active' }, act);
    expect(await run(house)).toMatchObject({ publications: 4, profiles: 1, matches: 2 });
  });

  it('is on record though nothing is stored', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    const empty = await run(house);
    expect(empty).toMatchObject({ publications: 0, profiles: 1, matches: 0, families: 0 });
    expect((await run(house)).run).toBe(empty.run);
    await house.receive(...week);
    expect(await run(house)).toMatchObject({ publications: 4 });
  });
});

describe('a family', () => {
  const family = { docdb_family_id: '70000001' };
  const application = {
    ...family,
    publication_number: 'CN113914863A',
    title: '固态电解质',
    application_number: 'CN202111120001.6',
  };
  const grant = { ...application, publication_number: 'CN113914863B' };
  const abroad = {
    ...family,
    publication_number: 'US20260100001A1',
    title: 'Solid electrolyte',
    application_number: 'US18/100001',
  };

  it('is told once for each event, by any week and any identifier', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    const weeks: Row[][] = [
      [application],
      [application],
      [{ ...application, docdb_family_id: '70000002' }],
      [{ ...abroad, docdb_family_id: '70000002' }, grant],
      [{ ...abroad, docdb_family_id: '70000003', abstract: 'A solid electrolyte.' }, application],
    ];
    for (const rows of weeks) {
      await house.receive(...rows);
      await run(house);
    }
    expect(await house.queue()).toEqual([
      '甲 1 new-family: CN113914863A',
      '甲 1 new-member: US20260100001A1',
      '甲 1 grant: CN113914863B',
    ]);
  });

  it('that comes whole is one item, shown by its Chinese publication', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(abroad, grant, application);
    expect(await run(house)).toMatchObject({ matches: 3, families: 1 });
    const items = await listQueue(test.db, house.scope);
    expect(items).toMatchObject([{ event: 'new-family', family: 'docdb:70000001' }]);
    expect(items[0]!.publication.number).toMatch(/^CN/);
    expect(items[0]!.members).toHaveLength(3);
  });
});

describe('a run that is cut off', () => {
  const pairs = async (house: TestHouse) =>
    (await listQueue(test.db, house.scope)).map(({ profile, event, family, members }) => [
      profile.name,
      event,
      family,
      members.map(({ number }) => number),
    ]);

  it('goes on from its last batch to the same result, wherever it was cut', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      publication_number: `CN${113914000 + at}A`,
      title: ['固态电解质', '离心泵', '固态电解质与离心泵', '茶叶'][at % 4]!,
      docdb_family_id: String(70000000 + Math.floor(at / 2)),
    }));
    const whole = TestHouse.open(test);
    await whole.enterprise('甲', electrolyte, pump);
    await whole.receive(...rows);
    const expected = await run(whole, {}, { batchSize: 5 });
    const queue = await pairs(whole);
    expect(queue.length).toBeGreaterThan(5);
    for (const cuts of [1, 2, 3, 4]) {
      const { id } = await ensureHouse(test.db, { name: `第 ${cuts} 站（虚构示例）`, kind: 'base' });
      const house = TestHouse.open(test, { organisationId: id });
      await house.enterprise('甲', electrolyte, pump);
      await house.receive(...rows);
      let steps = 0;
      const cut = () => {
        steps += 1;
        if (steps === cuts) throw new Error('cut off');
      };
      await expect(run(house, {}, { batchSize: 5, progress: cut })).rejects.toThrow('cut off');
      const resumed = await run(house, {}, { batchSize: 5 });
      expect(resumed).toEqual({ ...expected, run: resumed.run, resumed: resumed.run, tookMs: resumed.tookMs });
      expect(await pairs(house)).toEqual(queue);
      expect(await replayRun(test.db, house.scope, resumed.run)).toMatchObject({
        differences: 0,
        matches: expected.matches,
      });
    }
  });

  it('is finished before a later call looks for what is new', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    const cut = () => {
      throw new Error('cut off');
    };
    await expect(run(house, {}, { batchSize: 2, progress: cut })).rejects.toThrow('cut off');
    expect(await problemOf(auditRun(test.db, house.scope, 1, { sample: 10 }))).toBe('screening.run-unfinished');
    await house.receive({ publication_number: 'CN120000001A', title: '固态电解质粉体' });
    const next = screenResult.parse(await run(house));
    expect(next).toMatchObject({ resumed: 1, publications: 1, matches: 1 });
    expect(next.run).not.toBe(1);
    expect((await run(house)).resumed).toBeUndefined();
    expect(await house.queue()).toHaveLength(3);
  });

  it('collapses each profile once, though two processes go on with the run', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte, pump);
    await house.receive(...week);
    const cut = () => {
      throw new Error('cut off');
    };
    await expect(run(house, {}, { progress: cut })).rejects.toThrow('cut off');
    const cutOff = (await runUnderWay(test.db, house.scope))!;
    expect(await endMatching(test.db, house.scope, cutOff.id)).toBe(true);
    expect(await endMatching(test.db, house.scope, cutOff.id)).toBe(false);
    const options = { now: () => act.clock.now(), progress: () => {} };
    const takeOn = () => collapseFamilies(test.db, house.scope, cutOff, options);
    await Promise.all([takeOn(), takeOn(), takeOn()]);
    expect(await house.queue()).toHaveLength(4);
  });

  it('gives a profile to be collapsed to the first who asks for it', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte, pump);
    await house.receive(...week);
    const { run: id } = await run(house, { backlog: false });
    await sql`update run_profile set collapsed = false where run_id = ${id}`.execute(test.db);
    const waiting = await notCollapsed(test.db, house.scope, id);
    const claim = () => transaction(test.db, (tx) => claimProfiles(tx, house.scope, id, waiting));
    expect([await claim(), await claim()]).toEqual([waiting, []]);
    expect(waiting).toHaveLength(2);
  });

  it('takes the result of a batch once', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    const cut = () => {
      throw new Error('cut off');
    };
    await expect(run(house, {}, { batchSize: 2, progress: cut })).rejects.toThrow('cut off');
    const none = { matchedBy: [], matchedPublications: [], matchedVersions: [] };
    const batch = { publications: [1, 2], versions: [1, 1], sequences: [1, 2], ...none };
    expect(await recordBatch(test.db, house.scope, 1, 1, batch)).toBe(false);
    expect(await run(house)).toMatchObject({ publications: 4, matches: 2 });
  });

  it('is taken on by one caller at a time', async () => {
    const house = TestHouse.open(test);
    await house.enterprise('甲', electrolyte);
    await house.receive(...week);
    const results = await Promise.all([run(house), run(house), run(house)]);
    expect(new Set(results.map((result) => result.run)).size).toBe(1);
    expect(await house.queue()).toHaveLength(2);
  });
});

describe('the queue of a house', () => {
  it('is seen by no other house and by no enterprise', async () => {
    const house = TestHouse.open(test);
    const mine = await house.enterprise('甲', electrolyte);
    const stranger = await house.enterprise('乙', pump);
    const { id } = await ensureHouse(test.db, { name: '另一服务站（虚构示例）', kind: 'base' });
    const other = TestHouse.open(test, { organisationId: id });
    await other.enterprise('丙', electrolyte);
    await house.receive(...week);
    const { run: ours } = await run(house);
    expect(await run(other)).toMatchObject({ publications: 0 });
    expect(await house.queue({ enterprise: mine.scope.organisationId })).toHaveLength(2);
    for (const scope of [mine.scope, stranger.scope, other.scope]) {
      expect(await listQueue(test.db, scope)).toEqual([]);
      expect(await countScreening(test.db, scope)).toMatchObject({ items: 0, matches: 0 });
      expect(await problemOf(replayRun(test.db, scope, ours))).toBe('screening.run.not-found');
    }
  });
});
