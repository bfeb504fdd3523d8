import { expect, it } from 'vitest';
import { auditRun, replayRun } from '../../src/server/modules/screening/index.ts';
import type { ScreenResult } from '../../src/shared/screening.ts';
import { cliJson, printedObject, startCli } from '../support/cli.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { useTempFolders } from '../support/temp.ts';
import { screeningsOf } from './holdings.ts';
import { receiveWeek } from './house.ts';
import { KILLS, Kills, timed } from './kills.ts';

useTempFolders();

const IN_A_ROW = 3;

it('a screening killed at random moments finds in the end what an undisturbed one finds, and tells nothing twice', async () => {
  const received = await newDataFolder();
  await inOffice(received, (office) => receiveWeek(office, { csv: 400, jsonl: 500, xml: 50 }, 80));

  const undisturbed = await newDataFolder(received);
  const { ended, span } = await timed(startCli(['screen', '--json'], { data: undisturbed }), undisturbed);
  const told = printedObject<ScreenResult>(ended);
  const expected = await inOffice(undisturbed, screeningsOf);
  expect(told).toMatchObject({ profiles: 80, matches: expected.matches.length, families: expected.items.length });
  expect(told.matches).toBeGreaterThan(told.families);

  const kills = new Kills(31, span);
  while (kills.landed < KILLS) {
    const data = await newDataFolder(received);
    for (let at = 0; at < IN_A_ROW; at++) {
      if ((await kills.kill(() => startCli(['screen'], { data }), data)) === undefined) break;
    }
    // What was cut off is finished first, and told.
    const { resumed, nothingNew, ...finished } = await cliJson<ScreenResult>(['screen'], { data });
    expect([undefined, finished.run]).toContain(resumed);
    expect(resumed !== undefined && nothingNew === true).toBe(false);
    expect(finished).toEqual({ ...told, run: finished.run, tookMs: expect.any(Number) });
    await inOffice(data, async (office) => {
      const { database, house } = office;
      expect(await screeningsOf(office)).toEqual(expected);
      const nothing = { run: finished.run, differences: 0 };
      expect(await replayRun(database.db, house, 'latest')).toMatchObject({ ...nothing, matches: told.matches });
      expect(await auditRun(database.db, house, 'latest', { sample: 5_000 })).toMatchObject(nothing);
    });
  }
}, 300_000);
