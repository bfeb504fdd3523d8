import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { importFiles } from '../../src/server/modules/patents/index.ts';
import type { Office } from '../../src/server/office.ts';
import type { ImportResult } from '../../src/shared/patents.ts';
import { cliJson, printedObject, startCli } from '../support/cli.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { tempFolder, useTempFolders } from '../support/temp.ts';
import { holdingsOf, importsOf } from './holdings.ts';
import { KILLS, Kills, type Moment, pause, timed } from './kills.ts';
import { writeWeek } from './weekly-files.ts';

useTempFolders();

/** After so many kills in a row an import may come to its end. */
const IN_A_ROW = 3;

it('an import killed at random moments holds in the end what an undisturbed one holds, and at any time what it told', async () => {
  const files = writeWeek(tempFolder(), 11, { csv: 600, jsonl: 700, xml: 150 });
  const undisturbed = await newDataFolder();
  const { ended, span } = await timed(startCli(['import', ...files, '--json'], { data: undisturbed }), undisturbed);
  const told = printedObject<ImportResult>(ended);
  const expected = await inOffice(undisturbed, holdingsOf);
  expect(told.read).toBe(told.stored + told.updated + told.setAsideTotal);
  expect(told.updated).toBeGreaterThan(0);
  expect(Object.keys(expected.publications)).toHaveLength(told.stored);
  expect(expected.setAside).toHaveLength(told.setAsideTotal);

  const kills = new Kills(23, span);
  let cutOff = 0;
  while (kills.landed < KILLS) {
    const data = await newDataFolder();
    for (let at = 0; at < IN_A_ROW; at++) {
      const moment = at % 2 === 0 ? whileIndexGrows(data, indexBytes(undisturbed)) : undefined;
      const killed = await kills.kill(() => startCli(['import', ...files], { data }), data, moment);
      if (killed === undefined) break;
      const imports = await inOffice(data, importsOf);
      for (const { read, kept } of imports) expect(kept).toBeGreaterThanOrEqual(read);
      for (const [name, read] of acknowledged(killed.stderr)) {
        expect(imports.find((one) => one.name === name)?.kept).toBeGreaterThanOrEqual(read);
      }
      cutOff += imports.filter(({ finished, kept }) => !finished && kept > 0).length;
    }
    const finishing = await cliJson<ImportResult>(['import', ...files], { data });
    expect(finishing).toMatchObject({ read: told.read, setAside: told.setAside, setAsideTotal: told.setAsideTotal });
    await inOffice(data, async (office) => {
      expect(await holdingsOf(office)).toEqual(expected);
      const again = await importAgain(office, files);
      expect(again).toMatchObject({ stored: 0, updated: 0, unchanged: told.read - told.setAsideTotal });
      expect(await holdingsOf(office)).toEqual(expected);
    });
  }
  expect(cutOff).toBeGreaterThan(0);
}, 300_000);

function importAgain({ patents }: Office, files: readonly string[]): Promise<ImportResult> {
  return importFiles(
    patents,
    files.map((path) => ({ name: basename(path), path })),
  );
}

/** When the index has grown to a random part of what it will be: in the midst of the batches. */
function whileIndexGrows(data: string, whole: number): Moment {
  return async (random, over) => {
    const goal = indexBytes(data) + random.fraction() * (whole - indexBytes(data));
    while (!over.aborted && indexBytes(data) < goal) await pause(2, over);
  };
}

function indexBytes(data: string): number {
  const folder = join(data, 'index');
  return readdirSync(folder).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** What a killed import had told of its progress: records that it had read and committed, by file. */
function acknowledged(stderr: string): Map<string, number> {
  const lines = stderr.matchAll(/^导入: (.+)，已读 (\d+) 条$/gm);
  return new Map([...lines].map(([, name = '', read]) => [name, Number(read)]));
}
