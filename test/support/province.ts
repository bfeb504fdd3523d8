import { createOrganisation, type NewOrganisation } from '../../src/server/modules/network/index.ts';
import type { TestDatabase } from './database.ts';

/** Enters an organisation that the test's house serves. @returns its id. */
export async function enterUnit({ db, scope }: TestDatabase, organisation: NewOrganisation): Promise<number> {
  return (await createOrganisation(db, scope, organisation)).id;
}

/** A provincial office with a service point below it. */
export async function enterProvince(test: TestDatabase): Promise<{ readonly office: number; readonly point: number }> {
  const office = await enterUnit(test, { name: '江西局（虚构示例）', kind: 'office', region: '360000' });
  const name = '南昌网点（虚构示例）';
  const point = await enterUnit(test, { name, kind: 'service-point', region: '360100', parentId: office });
  return { office, point };
}
