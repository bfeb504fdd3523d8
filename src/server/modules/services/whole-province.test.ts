import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { serviceInput } from '../../../shared/services.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { enterService, tallyAnew, wholeProvinceOf, withdrawService } from './index.ts';

const test = useDatabase();
const act = { actor: 'account 1', clock: clockAt('2019-01-08T02:00:00Z') };

it('units are a whole province as long as nobody else served there and they nowhere else', async () => {
  const unit = async (name: string, region: string) => {
    const organisation = { name: `${name}（虚构示例）`, kind: 'service-point', region } as const;
    return (await createOrganisation(test.db, test.scope, organisation)).id;
  };
  const serve = async (by: number, onDate = '2018-09-03') => {
    const given = { onDate, kind: 'consultation', channel: 'phone', beneficiary: { type: 'public' } };
    const origin = { source: 'entered', key: null } as const;
    return (await enterService(test.db, test.scope, by, serviceInput.parse(given), origin, act)) ?? 0;
  };
  const whole = (units: readonly number[], filter: { province?: string } = {}) =>
    wholeProvinceOf(test.db, test.scope, { year: 2018, fromMonth: 1, toMonth: 12, units, ...filter });
  const nanchang = await unit('南昌网点', '360100');
  const ganzhou = await unit('赣州网点', '360700');
  const changsha = await unit('长沙网点', '430100');
  expect(await whole([nanchang])).toBeUndefined();
  await serve(nanchang);
  await serve(changsha);
  await serve(ganzhou, '2017-12-31');
  expect(await whole([nanchang])).toBe('360000');
  expect(await whole([nanchang, changsha])).toBeUndefined();
  expect(await whole([nanchang, changsha], { province: '430000' })).toBe('430000');
  const second = await serve(ganzhou);
  expect(await whole([nanchang])).toBeUndefined();
  expect(await whole([nanchang, ganzhou])).toBe('360000');
  await withdrawService(test.db, test.scope, { id: second, units: [ganzhou] }, '重复', act);
  expect(await whole([nanchang])).toBe('360000');
  await tallyAnew(test.db, test.scope);
  expect([await whole([nanchang]), await whole([ganzhou]), await whole([])]).toEqual(['360000', undefined, undefined]);
});
