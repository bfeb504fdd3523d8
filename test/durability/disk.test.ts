import { cpSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { screen } from '../../src/server/modules/screening/index.ts';
import type { Office } from '../../src/server/office.ts';
import { explainFailure } from '../../src/server/platform/failures.ts';
import { deliver } from '../../src/server/service-line.ts';
import type { ScreenResult } from '../../src/shared/screening.ts';
import { cli, cliJson, printedObject } from '../support/cli.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { hasSmallDisks, smallDisk } from '../support/small-disk.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { type Holdings, holdingsOf, screeningsOf } from './holdings.ts';
import { fillOutbox, receiveWeek } from './house.ts';
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

/** Does `work` on a copy of a data folder, on a disk that has so many kilobytes left when it begins. Gives what it threw, and the copy. */
async function withRoomFor(left: number, like: string, work: (office: Office) => Promise<unknown>) {
  const disk = smallDisk(300_000);
  const data = join(disk.path, 'data');
  cpSync(like, data, { recursive: true });
  const thrown = await inOffice(data, async (office) => {
    disk.resize(kilobytesUsed(disk.path) + left);
    const failure = await work(office).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    disk.resize(300_000);
    return failure;
  });
  return { data, thrown };
}

describe.skipIf(!hasSmallDisks)('a disk that fills up', () => {
  it('during a screening is told, and the screening finds in the end what an undisturbed one finds', async () => {
    const received = await newDataFolder();
    await inOffice(received, (office) => receiveWeek(office, { csv: 200, jsonl: 200, xml: 50 }, 40));
    const run = ({ database, house, clock }: Office) => screen(database, house, {}, { actor: 'test', clock });
    const { data, thrown } = await withRoomFor(60, received, run);
    expect(explainFailure(thrown)?.code).toBe('data.disk-full');

    await cliJson<ScreenResult>(['screen'], { data });
    const expected = await inOffice(received, async (office) => {
      await run(office);
      return screeningsOf(office);
    });
    expect(expected.matches.length).toBeGreaterThan(100);
    expect(await inOffice(data, screeningsOf)).toEqual(expected);
  }, 180_000);

  it('during a delivery is told, leaves no piece of a mail, and none is lost or kept waiting afterwards', async () => {
    const full = await newDataFolder();
    const deliveries = await inOffice(full, async (office) => {
      await receiveWeek(office, { csv: 50, jsonl: 50, xml: 20 }, 8, 2);
      return fillOutbox(office);
    });
    const { data, thrown } = await withRoomFor(250, full, deliver);
    expect(explainFailure(thrown)?.code).toBe('data.disk-full');
    const names = (): string[] => readdirSync(join(data, 'outbox'));
    expect(names().filter((name) => !name.endsWith('.eml'))).toEqual([]);
    expect(names().length).toBeLessThan(deliveries);

    expect(await cliJson(['deliver'], { data })).toMatchObject({ retried: 0, failed: 0, waiting: 0 });
    expect(names()).toHaveLength(deliveries);
    expect(names().filter((name) => !name.endsWith('.eml'))).toEqual([]);
  }, 180_000);
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
