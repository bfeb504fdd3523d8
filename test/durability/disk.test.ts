import { cpSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, cliJson, printedObject } from '../support/cli.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { hasSmallDisks, smallDisk } from '../support/small-disk.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { type Holdings, holdingsOf } from './holdings.ts';
import { writeWeek } from './weekly-files.ts';

useTempFolders();

function filesOfTheWeek(): string[] {
  return writeWeek(tempFolder(), 61, { csv: 600, jsonl: 250, xml: 50 });
}

let expected: Promise<Holdings> | undefined;

/** What is held after the week's files were imported without hindrance. */
function undisturbed(files: readonly string[]): Promise<Holdings> {
  expected ??= (async () => {
    const data = await newDataFolder();
    await cliJson(['import', ...files], { data });
    return inOffice(data, holdingsOf);
  })();
  return expected;
}

/** The file that came before the disk was full, and those that came then. */
function twoParts([first = '', ...others]: readonly string[]): [string, string[]] {
  return [first, others];
}

function kilobytesUsed(disk: string): number {
  const { blocks, bfree, bsize } = statfsSync(disk);
  return ((blocks - bfree) * bsize) / 1024;
}

describe.skipIf(!hasSmallDisks)('a disk that fills up during an import', () => {
  it.each([[60], [700]])(
    'with %i kB left is told, loses nothing stored, and the import completes when there is room',
    async (left) => {
      const [first, others] = twoParts(filesOfTheWeek());
      const before = await newDataFolder();
      await cliJson(['import', first], { data: before });
      const stored = await inOffice(before, holdingsOf);

      const disk = smallDisk(200_000);
      const data = join(disk.path, 'data');
      cpSync(before, data, { recursive: true });
      disk.resize(kilobytesUsed(disk.path) + left);
      const failed = await cli(['import', ...others, '--json'], { data });
      expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('磁盘空间不足') });
      expect(printedObject(failed)).toMatchObject({ problem: { code: 'data.disk-full' } });

      disk.resize(200_000);
      const { publications } = await inOffice(data, holdingsOf);
      expect(publications).toMatchObject(stored.publications);
      await cliJson(['import', ...others], { data });
      expect(await inOffice(data, holdingsOf)).toEqual(await undisturbed([first, ...others]));
    },
    180_000,
  );
});

describe.skipIf(process.platform === 'win32')('a limit on the size of files', () => {
  it('is told, loses nothing stored, and the import completes without it', async () => {
    const files = filesOfTheWeek();
    const data = await newDataFolder();
    const failed = await cli(['import', ...files, '--json', '--lang', 'en'], { data, largestFile: 2_500 });
    expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('grew beyond what the system allows') });
    expect(printedObject(failed)).toMatchObject({ problem: { code: 'data.file-too-large' } });
    await cliJson(['import', ...files], { data });
    expect(await inOffice(data, holdingsOf)).toEqual(await undisturbed(files));
  }, 180_000);
});
