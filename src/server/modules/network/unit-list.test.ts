import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { unitsRequest } from '../../../shared/network-pages.ts';
import { createOrganisation } from './index.ts';
import { unitListFor } from './unit-list.ts';

const test = useDatabase();

/** An office with so many service points below it, beside an enterprise that belongs to none. */
async function network(points: number) {
  const { db, scope } = test;
  const office = await createOrganisation(db, scope, { name: '示例局（虚构）', kind: 'office', region: '360000' });
  await createOrganisation(db, scope, { name: '示例企业（虚构）', kind: 'enterprise', region: '430100' });
  await sql`
    insert into organisation (id, organisation_id, house_id, name, kind, region, parent_id) overriding system value
    select 100000 + n, 100000 + n, ${scope.organisationId}, '示例网点' || n, 'service-point', '360100', ${office.id}
    from generate_series(1, ${points}::int) n
  `.execute(db);
  const officer = {
    organisationId: scope.organisationId,
    roles: ['officer'],
    actor: 'officer',
    accountId: 1,
    open: true,
  };
  const list = (asked: object) => unitListFor(db, scope, officer, unitsRequest.parse({ year: 2026, ...asked }));
  return { office: office.id, list };
}

describe('the list of organisations', () => {
  it('comes in pages, however many there are', async () => {
    const { list } = await network(5000);
    const first = await list({});
    expect([first.total, first.units.length, first.units[0]?.name]).toEqual([5002, 100, '示例局（虚构）']);
    const last = await list({ skip: 5000, limit: 200 });
    expect(last.units.map(({ name }) => name)).toEqual(['示例网点4999', '示例网点5000']);
    const narrowed = await list({ text: '网点500' });
    expect([narrowed.total, narrowed.units[0]?.name]).toEqual([2, '示例网点500']);
  });

  it('opens as a tree a level at a time, each telling how many stand below it', async () => {
    const { office, list } = await network(3);
    const top = await list({ parent: 'none' });
    expect(top.units.map(({ name, below }) => [name, below])).toEqual([
      ['示例局（虚构）', 3],
      ['示例企业（虚构）', 0],
    ]);
    const below = await list({ parent: String(office), limit: '2' });
    expect([below.total, below.units.map(({ name }) => name)]).toEqual([3, ['示例网点1', '示例网点2']]);
  });
});
