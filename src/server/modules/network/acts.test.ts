import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { clockAt } from '../../platform/clock.ts';
import type { NewOrganisation } from './index.ts';
import {
  actsOf,
  close,
  createOrganisation,
  giveStanding,
  merge,
  move,
  ownUnits,
  reclassify,
  rename,
  split,
  successorsOf,
  unitsBelow,
  unitsOf,
  unitsSeenFrom,
} from './index.ts';

const test = useDatabase();

function act(on: string) {
  return { on, document: '示例文〔2018〕1号', note: '', actor: 'test', clock: clockAt('2020-01-01T00:00:00Z') };
}

async function enter(name: string, more: Partial<NewOrganisation> = {}): Promise<number> {
  return (await createOrganisation(test.db, test.scope, { kind: 'base', name, ...more })).id;
}

async function namesIn(year: number): Promise<string[]> {
  return (await unitsOf(test.db, test.scope, { year })).map(({ name }) => name);
}

async function keyBase(id: number): Promise<void> {
  const standing = { standing: 'base', grade: 'key', fromYear: 2018, toYear: null, basis: '' } as const;
  await giveStanding(test.db, test.scope, id, standing);
}

describe('an organisation that changes', () => {
  it('bears in each year the name, the kind and the parent of that year', async () => {
    const office = await enter('省局（虚构示例）', { kind: 'office' });
    const id = await enter('旧名（虚构示例）', { parentId: office });
    await rename(test.db, test.scope, id, '新名（虚构示例）', act('2018-10-25'));
    await reclassify(test.db, test.scope, id, 'station', act('2019-03-01'));
    await move(test.db, test.scope, id, null, act('2019-03-01'));
    const was = async (year: number) => (await unitsOf(test.db, test.scope, { year })).find((unit) => unit.id === id);
    expect(await was(2017)).toMatchObject({ name: '旧名（虚构示例）', kind: 'base', parentId: office });
    expect(await was(2018)).toMatchObject({ name: '新名（虚构示例）', kind: 'base', parentId: office });
    expect(await was(2019)).toMatchObject({ name: '新名（虚构示例）', kind: 'station', parentId: null });
    expect(await unitsBelow(test.db, test.scope, office, 2018)).toEqual([office, id]);
    expect(await unitsBelow(test.db, test.scope, office, 2019)).toEqual([office]);
    const history = await actsOf(test.db, test.scope, id);
    expect(history.map((one) => one.act)).toEqual(['move', 'reclassify', 'rename']);
    expect(history.at(-1)).toMatchObject({
      on: '2018-10-25',
      document: '示例文〔2018〕1号',
      before: [{ id, name: '旧名（虚构示例）' }],
      after: [{ id, name: '新名（虚构示例）' }],
    });
  });

  it('is not changed before its last change, after its end, or to what it is', async () => {
    const id = await enter('旧名（虚构示例）');
    await rename(test.db, test.scope, id, '新名（虚构示例）', act('2018-10-25'));
    const again = (name: string, on: string) => rename(test.db, test.scope, id, name, act(on));
    await expect(again('更早（虚构示例）', '2018-10-24')).rejects.toThrow('network.act.conflict');
    await expect(again('新名（虚构示例）', '2019-10-24')).rejects.toThrow('network.act.same-name');
    await close(test.db, test.scope, id, act('2019-06-30'));
    await expect(again('更晚（虚构示例）', '2019-10-24')).rejects.toThrow('network.act.ended');
    expect(await namesIn(2019)).toEqual(['新名（虚构示例）']);
    expect(await namesIn(2020)).toEqual([]);
    await expect(close(test.db, test.scope, test.scope.organisationId, act('2019-01-01'))).rejects.toThrow(
      'network.act.house',
    );
  });

  it('does not stand below itself on any day', async () => {
    const above = await enter('甲（虚构示例）');
    const below = await enter('乙（虚构示例）', { parentId: above });
    await expect(move(test.db, test.scope, above, below, act('2018-06-01'))).rejects.toThrow('network.unit.loop');
    await move(test.db, test.scope, below, null, act('2019-01-01'));
    await expect(move(test.db, test.scope, above, below, act('2018-06-01'))).rejects.toThrow('network.unit.loop');
    await move(test.db, test.scope, above, below, act('2019-01-01'));
    expect(await unitsBelow(test.db, test.scope, below, 2019)).toEqual([below, above]);
  });
});

describe('a merger', () => {
  it('ends who is merged, keeps what they were, and hands on what belonged to them', async () => {
    const into = await enter('甲基地（虚构示例）');
    const merged = await enter('乙基地（虚构示例）');
    const child = await enter('乙站（虚构示例）', { kind: 'station', parentId: merged });
    await keyBase(merged);
    await merge(test.db, test.scope, into, [merged], act('2018-10-25'));
    const key = async (year: number) => unitsOf(test.db, test.scope, { year, standing: 'base', grade: 'key' });
    expect((await key(2018)).map(({ id, endedOn }) => [id, endedOn])).toEqual([[merged, '2018-10-25']]);
    expect(await key(2019)).toEqual([]);
    expect(await successorsOf(test.db, test.scope, merged)).toEqual([into]);
    expect(await successorsOf(test.db, test.scope, into)).toEqual([]);
    expect(await unitsBelow(test.db, test.scope, merged, 2017)).toEqual([merged, child]);
    expect(await unitsBelow(test.db, test.scope, into, 2018)).toEqual([into, child]);
    expect(await ownUnits(test.db, test.scope, into)).toEqual([into, merged]);
    expect(await ownUnits(test.db, test.scope, merged)).toEqual([merged]);
    expect(await unitsSeenFrom(test.db, test.scope, into, 2017)).toEqual([into, merged, child]);
    await expect(merge(test.db, test.scope, into, [into], act('2019-01-01'))).rejects.toThrow('network.act.itself');
  });

  it('changes nothing where one of those merged cannot be', async () => {
    const [into, gone, other] = [await enter('甲'), await enter('乙'), await enter('丙')];
    await close(test.db, test.scope, gone, act('2018-01-01'));
    await expect(merge(test.db, test.scope, into, [other, gone], act('2018-10-25'))).rejects.toThrow(
      'network.act.ended',
    );
    expect(await namesIn(2019)).toEqual(['甲', '丙']);
    expect(await actsOf(test.db, test.scope, other)).toEqual([]);
  });
});

describe('a split', () => {
  it('lets new organisations come out of one, which goes on or ends', async () => {
    const first = await enter('甲基地（虚构示例）', { region: '360100' });
    const [second] = await split(test.db, test.scope, first, { names: ['乙'], goesOn: true }, act('2018-10-25'));
    expect(await successorsOf(test.db, test.scope, first)).toEqual([]);
    expect(await namesIn(2017)).toEqual(['甲基地（虚构示例）']);
    expect((await unitsOf(test.db, test.scope, { year: 2018 })).map(({ id, region }) => [id, region])).toEqual([
      [first, '360100'],
      [second, '360100'],
    ]);
    const child = await enter('甲站（虚构示例）', { kind: 'station', parentId: first });
    const heirs = await split(test.db, test.scope, first, { names: ['丙', '丁'], goesOn: false }, act('2019-10-25'));
    expect(await successorsOf(test.db, test.scope, first)).toEqual(heirs);
    expect(await namesIn(2020)).toEqual(['乙', '甲站（虚构示例）', '丙', '丁']);
    expect(await unitsBelow(test.db, test.scope, heirs[0] ?? 0, 2020)).toEqual([heirs[0], child]);
  });
});
