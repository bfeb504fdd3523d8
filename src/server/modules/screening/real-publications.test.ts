import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { hasSharedData, sharedData } from '../../../../test/support/shared-data.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { elementsOf } from '../../../engine/query/index.ts';
import { changedPublications, importFiles } from '../patents/index.ts';
import { auditRun, listQueue, replayRun, screen } from './index.ts';
import { act, TestHouse } from './screening.fixture.ts';

const test = useDatabase();
useTempFolders();

describe.skipIf(!hasSharedData)('screening of real publications', () => {
  const issueDay = 'patents/en/us-issue-2023-10-31.jsonl';
  const docdb = () => readdirSync(sharedData('patents/epo-docdb')).map((name) => `patents/epo-docdb/${name}`);
  const sources = () => [issueDay, ...docdb()].map((name) => ({ name, path: sharedData(name) }));

  it('finds by a profile of its own words each document, told once with its family', async () => {
    const house = TestHouse.open(test);
    await importFiles(house.patents, sources());
    const stored = await changedPublications(test.db, house.scope, { after: 0 }, 10_000);
    const titled = stored.flatMap(({ id, publication }) => {
      const title = publication.titles?.[0]?.text ?? '';
      return elementsOf(title).length === 0 ? [] : [{ id, title }];
    });
    expect(titled.length).toBeGreaterThan(120);
    const asked = titled.map(({ title }) => ({
      concepts: [{ name: '题目', en: [title.replaceAll(/[*?]/g, ' ').slice(0, 190)] }],
    }));
    const { profiles } = await house.enterprise('甲', ...asked);
    const result = await screen(test.database, house.scope, {}, act, { batchSize: 40 });
    const items = await listQueue(test.db, house.scope, { limit: 1000 });
    const missing = titled.filter(
      ({ id }, at) =>
        !items.some(({ profile, members }) => profile.id === profiles[at] && members.some((one) => one.id === id)),
    );
    expect(missing).toEqual([]);
    expect(items.every(({ event }) => event === 'new-family')).toBe(true);
    expect(items).toHaveLength(result.families);
    expect(result.families).toBeLessThan(result.matches);
    const pairs = stored.length * profiles.length;
    const audit = await auditRun(test.db, house.scope, result.run, { sample: pairs });
    expect(audit).toMatchObject({ sampled: pairs, differences: 0 });
    expect(await replayRun(test.db, house.scope, result.run)).toMatchObject({ differences: 0 });
    await importFiles(house.patents, sources());
    expect((await screen(test.database, house.scope, {}, act)).run).toBe(result.run);
  });
});
