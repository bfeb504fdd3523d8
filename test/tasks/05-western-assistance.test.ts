import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task five of the plan, assistance to the west', () => {
  it('is for six western provinces, and 兵团 on a par with them', async () => {
    const { task, assignments } = await taskOfYear(5);
    expect(task.clause).toBe('三(五)');
    expect(provincesOf(assignments)).toEqual(['贵州', '西藏', '甘肃', '青海', '宁夏', '新疆', '兵团']);
    expect(assignments.every((one) => one.obliged)).toBe(true);
  });
});
