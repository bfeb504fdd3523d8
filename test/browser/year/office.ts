import { readFileSync } from 'node:fs';
import { enterPeople } from '../../../src/cli/demonstration-people.ts';
import { sample } from '../../../src/cli/sample-weeks.ts';
import { createOrganisation, giveStanding, provincialOffices } from '../../../src/server/modules/network/index.ts';
import type { Office } from '../../../src/server/office.ts';
import { importProfilesWithDelivery } from '../../../src/server/service-line.ts';
import { PROVINCES } from '../../../src/shared/regions.ts';

const YEAR = 2018;

/**
 * A national office before the notice comes: its people and those of Jiangxi, an office for each province, a base of each grade, and
 * enterprises with their profiles and subscriptions. Nothing has been done yet.
 */
export async function furnish(office: Office): Promise<void> {
  const { database, house } = office;
  const { db } = database;
  await importProfilesWithDelivery(office, JSON.parse(readFileSync(sample('profiles.json'), 'utf8')), 'setup');
  await enterPeople(office);
  const known = new Set((await provincialOffices(db, house, YEAR)).map(({ province }) => province));
  for (const { code, short } of PROVINCES) {
    if (known.has(code)) continue;
    await createOrganisation(db, house, { name: `${short}示例主管局（虚构示例）`, kind: 'office', region: code });
  }
  for (const grade of ['basic', 'key'] as const) {
    const base = { name: `${grade === 'basic' ? '基础' : '重点'}基地（虚构示例）`, kind: 'base' } as const;
    const { id } = await createOrganisation(db, house, base);
    const standing = { standing: 'base', grade, fromYear: YEAR, toYear: null, basis: '示例' } as const;
    await giveStanding(db, house, id, standing);
  }
}
