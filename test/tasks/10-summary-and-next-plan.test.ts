import { describe, expect, it } from 'vitest';
import { returnSchedules } from '../../src/server/modules/ledger/index.ts';
import { inOffice } from '../support/office.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, issuedYear, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task ten of the plan, the summary and the next plan', () => {
  it('is for every province, by the end of the year', async () => {
    const { task, assignments } = await taskOfYear(10);
    expect(task).toMatchObject({ clause: '三(十)', due: '2018-12-31' });
    expect(provincesOf(obliged(assignments))).toEqual(ALL_PROVINCES);
  });

  it('asks returns of all by 20 June, with no day after which none is taken', async () => {
    const { data, plan } = await issuedYear();
    const days = await inOffice(data, ({ database, house }) => returnSchedules(database.db, house, [Number(plan)]));
    expect(days.get(Number(plan))).toEqual({ onTimeUntil: '2018-06-20', closedAfter: null });
  });
});
