import { expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { type ServiceInput, serviceInput } from '../../../shared/services.ts';
import { clockAt } from '../../platform/clock.ts';
import { createOrganisation } from '../network/index.ts';
import { enterService, givenByUnits } from './index.ts';

const test = useDatabase();

it('counts the consultations and trainings of a year by the units that gave them, and nothing else', async () => {
  const enterPoint = async (name: string) =>
    (await createOrganisation(test.db, test.scope, { name, kind: 'service-point', region: '360100' })).id;
  const [busy, idle] = [await enterPoint('甲网点（虚构示例）'), await enterPoint('乙网点（虚构示例）')];
  const give = (unit: number, parts: Partial<Record<keyof ServiceInput, unknown>>) => {
    const input = serviceInput.parse({ channel: 'phone', beneficiary: { type: 'public' }, hours: 1, ...parts });
    const act = { actor: 'account 1', clock: clockAt('2018-10-08T02:00:00Z') };
    return enterService(test.db, test.scope, unit, input, { source: 'entered', key: null }, act);
  };
  await give(busy, { kind: 'consultation', onDate: '2018-01-01' });
  await give(busy, { kind: 'training', onDate: '2018-09-30' });
  await give(busy, { kind: 'search', onDate: '2018-09-29' });
  await give(busy, { kind: 'consultation', onDate: '2017-12-31' });
  await give(idle, { kind: 'consultation', onDate: '2017-06-01' });
  expect([...(await givenByUnits(test.db, test.scope, [busy, idle], 2018))]).toEqual([[busy, 2]]);
  expect([...(await givenByUnits(test.db, test.scope, [idle], 2017))]).toEqual([[idle, 1]]);
  expect(await givenByUnits(test.db, test.scope, [], 2018)).toEqual(new Map());
});
