import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task nine of the plan, exchange', () => {
  it('is for every province', async () => {
    const { task, assignments } = await taskOfYear(9);
    expect(task.clause).toBe('三(九)');
    expect(provincesOf(obliged(assignments))).toEqual(ALL_PROVINCES);
  });
});
