import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { explainFailure } from './failures.ts';
import { ProblemError, tell, toTraditional } from './problems.ts';

useTempFolders();

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}

describe('what a failure means to a person', () => {
  it.skipIf(process.platform !== 'linux')('a full disk, as the system tells it', () => {
    const error = thrownBy(() => {
      const full = openSync('/dev/full', 'w');
      try {
        writeSync(full, 'one byte too many');
      } finally {
        closeSync(full);
      }
    });
    expect(explainFailure(error)).toMatchObject({ code: 'data.disk-full', zh: expect.stringContaining('腾出空间') });
  });

  it('a path that leads nowhere, and one that leads to a folder', () => {
    const folder = tempFolder();
    expect(explainFailure(thrownBy(() => readFileSync(`${folder}/nothing`)))).toMatchObject({
      code: 'data.not-found',
      zh: expect.stringContaining(`${folder}/nothing`),
    });
    expect(explainFailure(thrownBy(() => openSync(folder, 'w')))).toMatchObject({ code: 'data.is-folder' });
    writeFileSync(`${folder}/file`, '');
    expect(explainFailure(thrownBy(() => mkdirSync(`${folder}/file/below`, { recursive: true })))).toMatchObject({
      code: 'data.is-file',
      zh: expect.stringContaining(`${folder}/file`),
    });
  });

  it('a day beyond the calendar, and two who waited for each other, as the database tells it', () => {
    const database = (code: string) => Object.assign(new Error('refused'), { code });
    expect(explainFailure(database('22008'))).toMatchObject({ code: 'data.no-such-day' });
    expect(explainFailure(database('40P01'))).toMatchObject({ code: 'database.each-other.conflict' });
  });

  it('is found behind the errors that wrap it', () => {
    const problem = { code: 'a.b', zh: '出错', en: 'wrong' };
    const wrapped = new Error('outer', { cause: new Error('middle', { cause: new ProblemError(problem) }) });
    expect(explainFailure(wrapped)).toBe(problem);
  });

  it('is nothing when the program itself is wrong', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toBeUndefined();
    expect(explainFailure('text')).toBeUndefined();
    expect(explainFailure(Object.assign(new Error('odd'), { problem: { code: 7 } }))).toBeUndefined();
  });
});

describe('the sentence of a problem', () => {
  it('is told in each language', async () => {
    const problem = { code: 'a.b', zh: '请检查数据库服务器', en: 'Check the database server' };
    expect(await tell(problem, 'zh')).toBe('请检查数据库服务器');
    expect(await tell(problem, 'en')).toBe('Check the database server');
    expect(await tell(problem, 'zh-Hant')).toBe(await toTraditional('请检查数据库服务器'));
    expect(await tell(problem, 'zh-Hant')).toContain('請檢查');
  });
});
