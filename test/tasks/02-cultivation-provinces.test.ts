import { describe, expect, it } from 'vitest';
import type { AssignmentLine } from '../../src/shared/plan.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { called, issuedYear, obliged, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task two of the plan, cultivation provinces', () => {
  it('is for ten provinces, five of the general sort and five of the special one, each with its own content', async () => {
    const { task, assignments } = await taskOfYear(2);
    expect(task).toMatchObject({ clause: '三(二)', support: expect.stringContaining('資金支持') });
    const ofContent = (at: number) => assignments.filter(({ contents }) => contents.join() === `三(二)2(${at})`);
    expect(provincesOf(ofContent(1))).toEqual(['江西', '河南', '湖北', '广西', '陕西']);
    expect(provincesOf(ofContent(2))).toEqual(['河北', '山西', '内蒙古', '海南', '甘肃']);
    expect([...new Set(ofContent(1).map(({ sort }) => sort))]).toEqual(['綜合能力培育工作']);
    expect([...new Set(ofContent(2).map(({ sort }) => sort))]).toEqual(['特色能力培育工作']);
    expect(assignments).toHaveLength(10);
  });

  it('is told with the other tasks of a province, or by its number', async () => {
    const { data, plan, assignments } = await issuedYear();
    const list = async (...narrowed: string[]): Promise<AssignmentLine[]> =>
      (await called<{ assignments: AssignmentLine[] }>(data, 'plan', 'assignments', plan, ...narrowed)).assignments;
    const jiangxi = await list('--province', '江西');
    expect(obliged(jiangxi).map(({ task }) => task)).toEqual(expect.arrayContaining(['三(二)', '三(七)']));
    expect(await list('--task', '2')).toEqual(assignments.filter(({ task }) => task === '三(二)'));
    await expect(list('--province', '江')).rejects.toThrow('没有名为“江”的省份');
  });
});
