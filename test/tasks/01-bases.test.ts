import { describe, expect, it } from 'vitest';
import { hasSharedData } from '../support/shared-data.ts';
import { useTempFolders } from '../support/temp.ts';
import { taskOfYear } from './programme-year.ts';

useTempFolders();

describe.skipIf(!hasSharedData)('task one of the plan, bases', () => {
  it('gives contents 1 to 3 to all bases, and 4 to those with a key project', async () => {
    const { task, assignments } = await taskOfYear(1);
    expect(task).toMatchObject({ clause: '三(一)', due: '2018-12-31' });
    expect(task.contents).toHaveLength(4);
    expect(task.contents[1]).toMatch(/至少2期.*培訓班/);
    const [first, second, third, fourth] = [1, 2, 3, 4].map((at) => `三(一)2(${at})`);
    expect(assignments).toMatchObject([
      { unit: { name: '基础基地（虚构示例）' }, grade: 'basic', obliged: true, contents: [first, second, third] },
      { unit: { name: '重点基地（虚构示例）' }, grade: 'key', obliged: true, contents: [first, second, third, fourth] },
    ]);
  });
});
