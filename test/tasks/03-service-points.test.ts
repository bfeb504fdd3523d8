import { describe, expect, it } from 'vitest';
import { unitsBelow } from '../../src/server/modules/network/index.ts';
import { breakDown, listAssignments } from '../../src/server/modules/plan/index.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { ALL_PROVINCES, issuedYear, provincesOf, taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task three of the plan, documentation service points', () => {
  it('is for every province and gives no money', async () => {
    const { task, assignments } = await taskOfYear(3);
    expect(task.clause).toBe('三(三)');
    expect(task.support).toContain('業務指導');
    expect(task.support).not.toContain('資金');
    expect(provincesOf(assignments)).toEqual(ALL_PROVINCES);
  });

  it('is given on by a province to its service points, and to no other’s', async () => {
    const { data } = await issuedYear();
    await inOffice(await newDataFolder(data), async ({ database: { db }, house, clock }) => {
      const ofTask = await listAssignments(db, house, { task: '三(三)' });
      const [jiangxi, other] = ['360000', '330000'].map((code) => ofTask.find(({ unit }) => unit.province === code)!);
      const [, point] = await unitsBelow(db, house, jiangxi!.unit.id, 2018);
      const [, foreign] = await unitsBelow(db, house, other!.unit.id, 2018);
      const below = new Set(await unitsBelow(db, house, jiangxi!.unit.id, 2018));
      const give = (unit: number) => {
        const parts = [{ unit, contents: [], wish: '咨询与培训不少于 10 次', obliged: true }];
        return breakDown(db, house, jiangxi!.id, { parts, below }, { actor: 'contact', clock });
      };
      await give(point!);
      expect(await listAssignments(db, house, { units: [point!] })).toMatchObject([
        { task: '三(三)', partOf: jiangxi!.id, wish: '咨询与培训不少于 10 次' },
      ]);
      await expect(give(foreign!)).rejects.toThrow('plan.not-below');
    });
  });
});
