import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { lockDataFolder } from './data-lock.ts';

useTempFolders();

describe('the lock on a data folder', () => {
  it('is refused while it is held, in both languages, and free again after', () => {
    const folder = tempFolder();
    const lock = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        problem: {
          code: 'data.locked',
          zh: expect.stringContaining(`进程 ${process.pid}`),
          en: expect.stringContaining(`process ${process.pid}`),
        },
      }),
    );
    lock.release();
    lock.release();
    lockDataFolder(folder).release();
  });

  it('does not lie when the note about the holder is broken or that of a process that is gone', () => {
    const folder = tempFolder();
    const lock = lockDataFolder(folder);
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    expect(() => lockDataFolder(folder)).toThrow('in use by another process');
    const gone = { pid: 2 ** 22 + 1, host: hostname(), started: '2024-01-01T00:00:00.000Z', command: 'gone' };
    writeFileSync(join(folder, 'lock.json'), JSON.stringify(gone));
    expect(() => lockDataFolder(folder)).toThrow('in use by another process');
    lock.release();
  });

  it('tells the holder by process, host, start and command, and nothing more', () => {
    const folder = tempFolder();
    const lock = lockDataFolder(folder);
    const note: unknown = JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8'));
    expect(Object.keys(note as object).sort()).toEqual(['command', 'host', 'pid', 'started']);
    lock.release();
  });

  it('says when its file cannot be had', () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'lock.sqlite'));
    expect(() => lockDataFolder(folder)).toThrow('data.not-allowed');
  });

  it('makes the folder when it is missing', () => {
    const folder = join(tempFolder(), 'deep', 'down');
    lockDataFolder(folder).release();
    lockDataFolder(folder).release();
  });
});
