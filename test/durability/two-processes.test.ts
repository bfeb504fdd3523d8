import { expect, it } from 'vitest';
import { cli, cliJson, printedObject, startCli } from '../support/cli.ts';
import { newDataFolder } from '../support/office.ts';
import { useTempFolders } from '../support/temp.ts';
import { holderOf, pause } from './kills.ts';

useTempFolders();

it('a second process on a data folder is refused with the number of the first, until that is gone, however it went', async () => {
  const data = await newDataFolder();
  const first = startCli(['serve', '--port', '0'], { data });
  while (holderOf(data) !== first.pid) await pause(10, AbortSignal.timeout(60_000));
  const refused = await cli(['search', '电池', '--json'], { data });
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining(`进程 ${first.pid}`) });
  expect(printedObject(refused)).toMatchObject({
    problem: { code: 'data.locked', en: expect.stringContaining(`process ${first.pid} `) },
  });
  first.kill();
  await first.ended;
  expect(await cliJson(['search', '电池'], { data })).toMatchObject({ total: 0 });
}, 120_000);
