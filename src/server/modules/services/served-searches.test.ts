import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { useHttpAs } from '../../../../test/support/http-as.ts';
import { tempFolder, useTempFolders } from '../../../../test/support/temp.ts';
import type { ServedSearchInput } from '../../../shared/search.ts';
import { readAudit } from '../../platform/audit.ts';
import { clockAt } from '../../platform/clock.ts';
import { dataFolder } from '../../platform/data-folder.ts';
import { listen } from '../../platform/happenings.ts';
import { createOrganisation } from '../network/index.ts';
import { importFiles, openPatents, type Patents, patentsRoutes, searchServed, serveSearch } from '../patents/index.ts';
import { addedUp, listServices, recordByThemselves, stepsOfService, withdrawService } from './index.ts';

const test = useDatabase();
const serve = useHttpAs();
useTempFolders();

let patents: Patents;
let end = () => {};
beforeEach(async () => {
  const { db, scope } = test;
  patents = await openPatents({ db, scope, folder: dataFolder(tempFolder()), clock: clockAt('2023-11-01T08:00:00Z') });
  const path = join(tempFolder(), 'week.csv');
  writeFileSync(
    path,
    ['publication_number,title', ...[1, 2, 3].map((at) => `CN11000000${at}A,电池组件 ${at}`)].join('\n'),
  );
  await importFiles(patents, [{ name: 'week.csv', path }]);
  end = recordByThemselves(test.db);
});
afterEach(async () => {
  end();
  await patents.close();
});

const enterprise = async () =>
  (await createOrganisation(test.db, test.scope, { name: '甲公司（虚构示例）', kind: 'enterprise' })).id;
const records = async () => (await listServices(test.db, test.scope, { kinds: ['search'] })).records;
const forUnit = (unit: number) => ({ type: 'unit', unit }) as const;
const search = (parts: Partial<ServedSearchInput> = {}) =>
  serveSearch(patents, { q: '电池', withdrawn: false, for: { type: 'public' }, ...parts }, 'account 7');

describe('a search that was done for somebody', () => {
  it('is a service of the house for them, and says how much it found and not what was asked for', async () => {
    const unit = await enterprise();
    expect(await search({ for: forUnit(unit) })).toMatchObject({ ok: true, value: { hits: 3 } });
    await search();
    const [forAll, forOne] = await records();
    expect(forOne).toMatchObject({
      ...{ unit: { id: test.scope.organisationId }, beneficiary: { unit }, source: 'search', channel: 'system' },
      ...{ onDate: '2023-11-01', pieces: 0, deliverable: '命中 3 件' },
    });
    expect(forAll).toMatchObject({ beneficiary: null, source: 'search' });
    const log = await readAudit(test.db, test.scope, 'publications');
    expect(log).toMatchObject([{ action: 'search.serve', actor: 'account 7', detail: { hits: 3, exported: 0 } }]);
    expect(JSON.stringify([log, forOne, forAll])).not.toContain('电池');
  });

  it('is one however often it is done on a day, with what was handed over of it at last', async () => {
    const unit = await enterprise();
    await search({ for: forUnit(unit) });
    await search({ for: forUnit(unit), q: '（电池）', format: 'csv' });
    await search({ for: forUnit(unit) });
    const [record, ...more] = await records();
    expect(more).toEqual([]);
    expect(record).toMatchObject({ pieces: 3, deliverable: '命中 3 件，导出 3 件', revision: 2 });
    const steps = await stepsOfService(test.db, test.scope, record?.id ?? 0);
    expect(steps.map(({ changes }) => changes)).toMatchObject([{ pieces: [0, 3] }]);
    const year = { year: 2023, fromMonth: 1, toMonth: 12 };
    const { rows: sums } = await sql`${addedUp(test.scope, year)}`.execute(test.db);
    expect(sums).toMatchObject([{ kind: 'search', records: 1, pieces: 3 }]);
    await search({ for: forUnit(unit), q: '电池 组件' });
    expect(await records()).toHaveLength(2);
  });

  it('is kept together with its service, or neither is', async () => {
    const deaf = listen(test.db, searchServed, async () => {
      throw new Error('no room');
    });
    await expect(search()).rejects.toThrow('no room');
    deaf();
    expect(await records()).toEqual([]);
    const ask = await serve((app) => patentsRoutes(app, { patents }));
    const analyst = ask({ organisationId: test.scope.organisationId, roles: ['analyst'], actor: 'account 7' });
    expect((await analyst.get('/api/served-searches')).json()).toEqual({ total: 0, searches: [] });
  });

  it('for the wrong one is withdrawn, and does not come back by itself', async () => {
    await search();
    const [record] = await records();
    const key = { id: record?.id ?? 0, units: [test.scope.organisationId] };
    await withdrawService(test.db, test.scope, key, '选错了服务对象', { actor: 'account 7', clock: patents.clock });
    await expect(search({ format: 'csv' })).rejects.toThrow('services.search-withdrawn');
    expect(await records()).toMatchObject([{ pieces: 0, withdrawn: '选错了服务对象' }]);
  });
});

describe('/api/served-searches', () => {
  it('records for an organisation of the house or the public, and lists it with its query for those who search', async () => {
    const unit = await enterprise();
    const ask = await serve((app) => patentsRoutes(app, { patents }));
    const as = (role: 'analyst' | 'officer') =>
      ask({ organisationId: test.scope.organisationId, roles: [role], actor: 'account 7' });
    const [analyst, officer] = [as('analyst'), as('officer')];
    const post = (body: object) => analyst.post('/api/served-searches', body);
    expect((await post({ q: '电池', for: forUnit(unit), format: 'xlsx' })).json()).toMatchObject({ hits: 3 });
    const { searches } = (await analyst.get('/api/served-searches')).json();
    expect(searches).toMatchObject([
      { on: '2023-11-01', for: { id: unit }, query: '电池', hits: 3, exported: 3, format: 'xlsx', by: 'account 7' },
    ]);
    for (const stranger of [unit + 1000, test.scope.organisationId]) {
      const refused = (await post({ q: '电池', for: forUnit(stranger) })).json();
      expect(refused.code).toBe('search.nobody-to-serve');
    }
    expect((await post({ q: '电池 AND (', for: { type: 'public' } })).json().code).toMatch(/^query\./);
    expect((await officer.get('/api/served-searches')).statusCode).toBe(403);
    expect(await records()).toHaveLength(1);
  });
});
