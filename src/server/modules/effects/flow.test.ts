import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import { type FlowCounts, flowCounts } from '../../../shared/effects.ts';
import { rating } from '../../../shared/push.ts';
import { importFiles } from '../patents/index.ts';
import { approveIssue, listRecipients, readIssue, recordOpening } from '../push/index.ts';
import { decide, listQueue } from '../screening/index.ts';
import {
  type FlowFilter,
  flow,
  type ItemNumber,
  itemsBehind,
  precisionBy,
  recordFeedback,
  recordsBehind,
  recordUse,
} from './index.ts';

const test = useDatabase();
useTempFolders();

const sample = (name: string): string => fileURLToPath(new URL(`../../../../sample/${name}`, import.meta.url));
const files = [sample('2026-w47-cn.csv'), sample('2026-w47-us.xml')];

/** The sample week, screened for three enterprises; of every four items two are kept, one is a maybe and one is dropped. */
async function week() {
  const line = ServiceLine.open(test);
  const battery = await line.enterprise('赣江', '固态电解质', 'solid electrolyte');
  const tea = await line.enterprise('湘南', '茶', 'tea');
  const magnet = await line.enterprise('陇原', '稀土', 'rare earth');
  await line.receiveFiles(...files);
  const { run } = await line.screen();
  const open = await listQueue(test.db, line.house);
  for (const [at, { id }] of open.entries()) {
    const decision = (['keep', 'keep', 'maybe', 'drop'] as const)[at % 4]!;
    if (at > 0) await decide(test.db, line.house, id, { decision }, line.act);
  }
  return { line, battery, tea, magnet, run };
}

/** Issues of all that was kept; the second enterprise's is opened, judged and used. */
async function pushed() {
  const world = await week();
  const { line } = world;
  for (const each of [world.battery, world.tea, world.magnet]) {
    await line.addRecipient(await line.subscribe(each), { channel: 'feed' });
    // A second subscription to the same profile pushes the same items again, which count once.
    await line.addRecipient(await line.subscribe(each, { kind: 'express', profileId: each.profileId }));
  }
  for (const issue of await line.compose()) {
    await line.approve(issue);
    const { itemIds, enterpriseId } = await readIssue(test.db, line.house, issue);
    if (enterpriseId === world.battery.enterpriseId) continue;
    const [reader] = await listRecipients(test.db, line.house, enterpriseId);
    await recordOpening(test.db, line.house, { issueId: issue, recipientId: reader!.id, enterpriseId }, line.clock);
    for (const [at, item] of itemIds.entries()) {
      const given = { rating: rating.options[at % 3]! };
      await recordFeedback(test.db, line.house, item, given, { by: 'a', channel: 'desk' }, line.clock);
    }
    const use = { node: 'rd', whatChanged: '比对现有技术（虚构示例）' } as const;
    for (let at = 0; at < 2; at++) {
      await recordUse(test.db, line.house, itemIds[0]!, use, { by: 'a', channel: 'desk' }, line.clock);
    }
  }
  await line.deliver();
  return world;
}

const itemNumbers: readonly ItemNumber[] = [
  ...(['open', 'kept', 'maybe', 'dropped', 'pushed', 'opened', 'judged', 'used'] as const),
  ...rating.options,
];

async function countsOfLists(line: ServiceLine, filter: FlowFilter): Promise<Partial<FlowCounts>> {
  const counted = itemNumbers.map(async (number) => [
    number,
    (await itemsBehind(test.db, line.house, number, filter)).length,
  ]);
  return Object.fromEntries(await Promise.all(counted));
}

async function asideOf({ house, clock }: ServiceLine) {
  const viewer = { house, mayNameProfiles: true };
  return recordsBehind(test.db, viewer, 'setAside', {}, { skip: 0, limit: 100 }, clock);
}

describe('the flow', () => {
  it('is counted from files to use, in units that fit together', async () => {
    const { line } = await pushed();
    const counts = flowCounts.parse(await flow(test.db, line.house));
    expect(counts).toMatchObject({ read: 60, stored: 60, setAside: 0 });
    const { families, kept, dropped, maybe, open, judged, relevant, possibly, irrelevant } = counts;
    expect(counts.matched).toBeGreaterThan(families);
    expect(kept + dropped + maybe + open).toBe(families);
    expect(open).toBe(1);
    expect(counts.pushed).toBe(kept);
    expect(counts.opened).toBeLessThan(counts.pushed);
    expect(judged).toBe(counts.opened);
    expect(relevant + possibly + irrelevant).toBe(judged);
    expect(counts.used).toBe(2);
    expect(counts.precision).toBe(relevant / judged);
  });

  it('has as many items behind each number as the number says', async () => {
    const { line, battery, tea, magnet, run } = await pushed();
    const filters: FlowFilter[] = [
      {},
      { run },
      { run: 999 },
      ...[battery, tea, magnet].flatMap(({ enterpriseId, profileId }) => [
        { enterprise: enterpriseId },
        { profile: profileId },
        { enterprise: enterpriseId, profile: profileId, run },
        { enterprise: enterpriseId, profile: 999 },
      ]),
    ];
    for (const filter of filters) {
      expect(await flow(test.db, line.house, filter), JSON.stringify(filter)).toMatchObject(
        await countsOfLists(line, filter),
      );
    }
    const whole = await flow(test.db, line.house);
    const parts = await Promise.all(
      [battery, tea, magnet].map(({ enterpriseId }) => flow(test.db, line.house, { enterprise: enterpriseId })),
    );
    for (const number of ['matched', 'families', ...itemNumbers] as const) {
      expect(
        parts.reduce((sum, part) => sum + part[number], 0),
        number,
      ).toBe(whole[number]);
    }
    expect(await flow(test.db, line.house, { run })).toEqual(whole);
  });

  it('gives the items themselves', async () => {
    const { line, tea } = await pushed();
    const judged = await itemsBehind(test.db, line.house, 'judged', { enterprise: tea.enterpriseId });
    expect(judged.length).toBeGreaterThan(0);
    for (const item of judged) {
      expect(item).toMatchObject({ decision: 'keep', enterprise: { id: tea.enterpriseId } });
    }
  });

  it('of nothing is nought, with no precision', async () => {
    const line = ServiceLine.open(test);
    const counts = flowCounts.parse(await flow(test.db, line.house));
    expect(Object.values(counts).filter((count) => count !== 0)).toEqual([null]);
  });

  it('counts what was pushed once it arrived', async () => {
    const { line, battery } = await week();
    await line.addRecipient(await line.subscribe(battery));
    const [issue] = await line.compose();
    expect((await flow(test.db, line.house)).pushed).toBe(0);
    await approveIssue(test.db, line.house, issue!, 'tester', line.clock);
    expect((await flow(test.db, line.house)).pushed).toBe(0);
    await line.deliver();
    expect((await flow(test.db, line.house)).pushed).toBeGreaterThan(0);
  });

  it('shows a stranger nothing behind any number', async () => {
    await pushed();
    const stranger = await ServiceLine.another(test);
    for (const number of itemNumbers) expect(await itemsBehind(test.db, stranger.house, number)).toEqual([]);
    expect(await asideOf(stranger)).toEqual([]);
  });
});

describe('records set aside', () => {
  it('are listed once, however often their file came', async () => {
    const line = ServiceLine.open(test);
    const path = join(tempFolder(), 'broken.csv');
    const [head, good] = readFileSync(files[0]!, 'utf8').split('\n') as [string, string];
    writeFileSync(path, [head, good, good.replace('2026-11-17', '2026-02-31')].join('\n'));
    for (const name of ['broken.csv', 'again.csv']) await importFiles(line.patents, [{ name, path }]);
    const aside = await asideOf(line);
    expect(aside).toHaveLength(1);
    expect(aside[0]).toMatchObject({ record: 2, problem: { zh: expect.stringContaining('02-31') } });
    expect(await flow(test.db, line.house)).toMatchObject({ read: 2, stored: 1, setAside: 1 });
  });
});

describe('precision', () => {
  it('is told for each profile and enterprise of which something was judged, with how many', async () => {
    const { line, tea, magnet } = await pushed();
    const byEnterprise = await precisionBy(test.db, line.house, 'enterprise', line.clock);
    expect(byEnterprise.map(({ id }) => id)).toEqual([tea.enterpriseId, magnet.enterpriseId]);
    const byProfile = await precisionBy(test.db, line.house, 'profile', line.clock);
    expect(byProfile.map(({ id, name }) => [id, name])).toEqual([
      [tea.profileId, '湘南的画像'],
      [magnet.profileId, '陇原的画像'],
    ]);
    for (const { relevant, judged, precision } of [...byEnterprise, ...byProfile]) {
      expect(precision).toBe(relevant / judged);
    }
    const whole = await flow(test.db, line.house);
    expect(byEnterprise.reduce((sum, { judged }) => sum + judged, 0)).toBe(whole.judged);
    expect(byProfile.reduce((sum, { relevant }) => sum + relevant, 0)).toBe(whole.relevant);
  });
});
