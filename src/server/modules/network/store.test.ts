import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { clockAt } from '../../platform/clock.ts';
import {
  createOrganisation,
  ensureHouse,
  findOrganisation,
  installedHouse,
  listOrganisations,
  rename,
} from './index.ts';

const test = useDatabase();
const enterprise = {
  name: '示例电池有限公司（虚构示例）',
  kind: 'enterprise',
  creditCode: '91110000MA00FAKE08',
} as const;
const park = { name: '示例园区（虚构示例）', kind: 'park', region: '350100', language: 'en' } as const;

async function otherHouse() {
  const house = await ensureHouse(test.db, { name: '另一个服务站（虚构示例）', kind: 'service-point' });
  return { organisationId: house.id };
}

describe('organisations', () => {
  it('are found again by id and by credit code, however it is written', async () => {
    const entered = await createOrganisation(test.db, test.scope, { ...enterprise, creditCode: '91110000 ma00fake08' });
    expect(entered).toMatchObject({ ...enterprise, houseId: test.scope.organisationId, language: 'zh' });
    expect(await findOrganisation(test.db, test.scope, { id: entered.id })).toEqual(entered);
    expect(await findOrganisation(test.db, test.scope, { creditCode: '91110000ma00fake08' })).toEqual(entered);
    expect(await findOrganisation(test.db, test.scope, { id: entered.id + 1 })).toBeUndefined();
  });

  it('are listed in the order of their entry, all or one kind, without the house', async () => {
    const first = await createOrganisation(test.db, test.scope, enterprise);
    const second = await createOrganisation(test.db, test.scope, park);
    expect(second).toMatchObject(park);
    expect(await listOrganisations(test.db, test.scope)).toEqual([first, second]);
    expect(await listOrganisations(test.db, test.scope, { kind: 'park' })).toEqual([second]);
  });

  it('of one house are not seen by another, though both may serve the same enterprise', async () => {
    const ours = await createOrganisation(test.db, test.scope, enterprise);
    const elsewhere = await otherHouse();
    expect(await findOrganisation(test.db, elsewhere, { id: ours.id })).toBeUndefined();
    expect(await findOrganisation(test.db, elsewhere, { creditCode: enterprise.creditCode })).toBeUndefined();
    expect(await listOrganisations(test.db, elsewhere)).toEqual([]);
    const theirs = await createOrganisation(test.db, elsewhere, enterprise);
    expect(await findOrganisation(test.db, elsewhere, { creditCode: enterprise.creditCode })).toEqual(theirs);
  });

  it('see themselves, and nobody beside them', async () => {
    const one = await createOrganisation(test.db, test.scope, enterprise);
    const other = await createOrganisation(test.db, test.scope, park);
    const scope = { organisationId: one.id };
    expect(await findOrganisation(test.db, scope, { id: one.id })).toEqual(one);
    expect(await findOrganisation(test.db, scope, { id: other.id })).toBeUndefined();
    expect(await listOrganisations(test.db, scope)).toEqual([]);
  });

  it('are refused with a wrong credit code, and with one that another bears', async () => {
    const wrong = { ...enterprise, creditCode: '91110000MA00FAKE09' };
    await expect(createOrganisation(test.db, test.scope, wrong)).rejects.toThrow('credit-code.check');
    await createOrganisation(test.db, test.scope, enterprise);
    const again = createOrganisation(test.db, test.scope, { ...park, creditCode: enterprise.creditCode });
    await expect(again).rejects.toMatchObject({
      problem: { code: 'organisation.credit-code-taken', zh: expect.stringContaining(enterprise.name) },
    });
    expect(await listOrganisations(test.db, test.scope)).toHaveLength(1);
  });

  it('with one credit code are entered once, also when two ask at the same time', async () => {
    const entries = await Promise.allSettled([1, 2, 3].map(() => createOrganisation(test.db, test.scope, enterprise)));
    expect(entries.map((entry) => entry.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const entry of entries.filter((each) => each.status === 'rejected')) {
      expect(entry.reason).toMatchObject({ problem: { code: 'organisation.credit-code-taken' } });
    }
  });
});

describe('the house', () => {
  it('is one by its name, however often and at once it is asked for', async () => {
    const house = { name: '示例基地（虚构示例）', kind: 'base' } as const;
    const asked = await Promise.all([
      ensureHouse(test.db, house),
      ensureHouse(test.db, house),
      ensureHouse(test.db, house),
    ]);
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    expect(asked[0]).toMatchObject({ ...house, houseId: asked[0]?.id });
  });

  it('of the installation stays the same under another name', async () => {
    const first = { name: '新装机构（虚构示例）', kind: 'base' } as const;
    const before = await installedHouse(test.db, first);
    expect(before.id).toBe(test.scope.organisationId);
    const act = {
      on: '2026-01-01',
      document: '',
      note: '',
      actor: 'test',
      clock: clockAt('2026-01-02T10:00:00+08:00'),
    };
    await rename(test.db, test.scope, before.id, '改过名的机构（虚构示例）', act);
    expect(await installedHouse(test.db, first)).toMatchObject({ id: before.id, name: '改过名的机构（虚构示例）' });
  });
});
