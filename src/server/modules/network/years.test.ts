import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import type { NewOrganisation } from './index.ts';
import {
  appoint,
  createOrganisation,
  ensureRegions,
  enterCity,
  giveStanding,
  leavePost,
  listRegions,
  postsOf,
  provincialOffices,
  unitsBelow,
  unitsOf,
} from './index.ts';

const test = useDatabase();

async function enter(organisation: Partial<NewOrganisation> & { readonly name: string }): Promise<number> {
  return (await createOrganisation(test.db, test.scope, { kind: 'base', ...organisation })).id;
}

const given = { toYear: null, basis: '国知办函〔2018〕示例号' } as const;

describe('organisations of a programme year', () => {
  it('have the grades that they had in that year', async () => {
    const id = await enter({ name: '南昌示例基地（虚构示例）', region: '360100' });
    await giveStanding(test.db, test.scope, id, { ...given, standing: 'base', grade: 'key', fromYear: 2018 });
    await giveStanding(test.db, test.scope, id, { ...given, standing: 'tisc', grade: null, fromYear: 2019 });
    expect(
      await giveStanding(test.db, test.scope, id, { ...given, standing: 'base', grade: 'basic', fromYear: 2019 }),
    ).toBe(true);
    expect((await unitsOf(test.db, test.scope, { year: 2018 }))[0]).toEqual({
      id,
      name: '南昌示例基地（虚构示例）',
      kind: 'base',
      province: '360000',
      region: '360100',
      standings: [{ standing: 'base', grade: 'key' }],
      parentId: null,
      endedOn: null,
    });
    const held = { standing: 'base', grade: 'key' } as const;
    expect(await unitsOf(test.db, test.scope, { year: 2018, ...held, province: '360000', kind: 'base' })).toHaveLength(
      1,
    );
    expect(await unitsOf(test.db, test.scope, { year: 2019, ...held })).toEqual([]);
    expect(await unitsOf(test.db, test.scope, { year: 2019, standing: 'tisc' })).toHaveLength(1);
    expect(await unitsOf(test.db, test.scope, { year: 2017, standing: 'base' })).toEqual([]);
    expect(await unitsOf(test.db, test.scope, { year: 2018, province: '110000' })).toEqual([]);
  });

  it('take a standing once, and never two of one name in a year', async () => {
    const id = await enter({ name: '示例基地（虚构示例）' });
    const key = { ...given, standing: 'base', grade: 'key', fromYear: 2018, toYear: 2019 } as const;
    expect(await giveStanding(test.db, test.scope, id, key)).toBe(true);
    expect(await giveStanding(test.db, test.scope, id, key)).toBe(false);
    const refusal = (change: object) => giveStanding(test.db, test.scope, id, { ...key, ...change });
    await expect(refusal({ grade: 'basic', fromYear: 2019 })).rejects.toThrow('network.standing.conflict');
    await expect(refusal({ grade: 'special', fromYear: 2030 })).rejects.toThrow('network.standing.grade');
    await expect(refusal({ standing: 'tisc', fromYear: 2030 })).rejects.toThrow('network.standing.grade');
    await expect(refusal({ fromYear: 2020 })).rejects.toThrow('network.standing.years');
  });
});

describe('the offices of the provinces', () => {
  it('come one for each province in the order of the standard, 兵团 last', async () => {
    const office = { kind: 'office', parentId: test.scope.organisationId } as const;
    const corps = await enter({ ...office, name: '兵团示例局（虚构示例）', region: '660000' });
    const jiangxi = await enter({ ...office, name: '江西示例局（虚构示例）', region: '360000' });
    await enter({ ...office, name: '江西示例二局（虚构示例）', region: '360000' });
    await enter({ ...office, name: '南昌示例局（虚构示例）', region: '360100', parentId: jiangxi });
    const beijing = await enter({ ...office, name: '北京示例局（虚构示例）', region: '110000' });
    const offices = await provincialOffices(test.db, test.scope, 2018);
    expect(offices.map(({ id }) => id)).toEqual([beijing, jiangxi, corps]);
    expect(offices.map(({ province }) => province)).toEqual(['110000', '360000', '660000']);
  });

  it('have units below them, and nobody belongs to what is below', async () => {
    const office = await enter({ kind: 'office', name: '江西示例局（虚构示例）', region: '360000' });
    const base = await enter({ name: '南昌示例基地（虚构示例）', parentId: office });
    const point = await enter({ kind: 'service-point', name: '示例网点（虚构示例）', parentId: base });
    await enter({ name: '另一基地（虚构示例）' });
    expect(await unitsBelow(test.db, test.scope, office, 2018)).toEqual([office, base, point]);
    expect(await unitsBelow(test.db, test.scope, point, 2018)).toEqual([point]);
    expect(await unitsBelow(test.db, { organisationId: office }, office, 2018)).toEqual([]);
  });
});

describe('posts', () => {
  it('have days: who follows takes over, and contact and responsible person are two', async () => {
    const id = await enter({ name: '示例基地（虚构示例）' });
    const person = { rank: null, phone: null, mail: null };
    const first = { ...person, post: 'responsible', name: '某甲（虚构）', fromOn: '2018-01-01' } as const;
    await appoint(test.db, test.scope, id, first);
    await appoint(test.db, test.scope, id, { ...person, post: 'contact', name: '某乙（虚构）', fromOn: '2018-02-01' });
    await appoint(test.db, test.scope, id, { ...first, name: '某丙（虚构）', rank: '处长', fromOn: '2018-07-01' });
    const names = async (on: string) =>
      (await postsOf(test.db, test.scope, id, on)).map(({ post, name }) => `${post} ${name}`);
    expect(await names('2017-12-31')).toEqual([]);
    expect(await names('2018-06-30')).toEqual(['responsible 某甲（虚构）', 'contact 某乙（虚构）']);
    expect(await names('2018-07-01')).toEqual(['responsible 某丙（虚构）', 'contact 某乙（虚构）']);
    const again = await appoint(test.db, test.scope, id, {
      ...first,
      name: '某丙（虚构）',
      rank: '处长',
      fromOn: '2018-08-01',
    });
    expect(again.changed).toBe(false);
    await expect(
      appoint(test.db, test.scope, id, { ...first, name: '某丁（虚构）', fromOn: '2018-03-01' }),
    ).rejects.toThrow('network.post.conflict');
    const [before] = await postsOf(test.db, test.scope, id, '2018-06-30');
    const leave = (on: string) => leavePost(test.db, test.scope, id, before?.id ?? 0, on);
    await expect(leave('2018-07-01')).rejects.toThrow('network.post.taken.conflict');
    await leave('2018-05-31');
    expect(await names('2018-06-30')).toEqual(['contact 某乙（虚构）']);
  });
});

describe('regions', () => {
  it('are the provinces from the beginning, entered once, and cities that a house adds', async () => {
    await ensureRegions(test.db, test.scope);
    await ensureRegions(test.db, test.scope);
    await enterCity(test.db, test.scope, { code: '360100', name: '南昌市' });
    const regions = await listRegions(test.db, test.scope, 2018);
    expect(regions).toHaveLength(33);
    expect(regions[0]).toMatchObject({ code: '110000', short: '北京' });
    expect(regions.at(-1)).toEqual({ code: '360100', name: '南昌市', short: '南昌', parentCode: '360000' });
    await expect(enterCity(test.db, test.scope, { code: '990100', name: '无' })).rejects.toThrow('network.region.code');
  });
});
