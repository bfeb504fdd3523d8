import { existsSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { explainFailure } from './failures.ts';
import { makeFolder } from './folders.ts';

useTempFolders();

function codeOf(path: string): string | undefined {
  try {
    makeFolder(path);
  } catch (error) {
    return explainFailure(error)?.code;
  }
  return undefined;
}

describe('a folder', () => {
  it('is made with those above it, and left alone where it is there', () => {
    const path = join(tempFolder(), 'one', 'two', 'three');
    makeFolder(path);
    makeFolder(path);
    expect(statSync(path).isDirectory()).toBe(true);
  });

  it('is refused, with the place named, where there can be none', () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'gone'), join(folder, 'link'));
    expect(codeOf(join(folder, 'file', 'data'))).toBe('data.is-file');
    expect(codeOf(join(folder, 'link'))).toBe('data.no-folder-here');
  });

  it.skipIf(!existsSync('/proc/self'))('is refused under /proc, instead of being tried for ever', () => {
    expect(codeOf('/proc/x/originals')).toBe('data.no-folder-here');
  });
});
