import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { removeUnfinishedBackups, unfinishedBackup } from './unfinished.ts';

useTempFolders();

it('what a kill left of a backup is taken away, and nothing else', () => {
  const folder = tempFolder();
  for (const path of [unfinishedBackup(folder), unfinishedBackup(folder), join(folder, 'backup-of-mine.unfinished')]) {
    writeFileSync(path, 'secret');
  }
  removeUnfinishedBackups(folder);
  expect(readdirSync(folder)).toEqual(['backup-of-mine.unfinished']);
});
