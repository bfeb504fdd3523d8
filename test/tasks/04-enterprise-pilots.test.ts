import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task four of the plan, pilots of enterprises', () => {
  it('is for every province', async () => {
    const { task, assignments } = await taskOfYear(4);
    expect(task.clause).toBe('三(四)');
    expect(provincesOf(obliged(assignments))).toEqual(ALL_PROVINCES);
  });
});
