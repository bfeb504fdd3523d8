import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task seven of the plan, makerspaces', () => {
  it('is for four provinces, and the others are invited', async () => {
    const { task, assignments } = await taskOfYear(7);
    expect(task.clause).toBe('三(七)');
    expect(provincesOf(obliged(assignments))).toEqual(['天津', '江苏', '江西', '重庆']);
    expect(provincesOf(assignments)).toEqual(ALL_PROVINCES);
  });
});
