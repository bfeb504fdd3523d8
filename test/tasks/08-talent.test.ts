import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task eight of the plan, talent', () => {
  it('is for every province', async () => {
    const { task, assignments } = await taskOfYear(8);
    expect(task.clause).toBe('三(八)');
    expect(task.support).toMatch(/資金|經費|培訓班/);
    expect(provincesOf(obliged(assignments))).toEqual(ALL_PROVINCES);
  });
});
