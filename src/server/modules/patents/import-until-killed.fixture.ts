import { basename } from 'node:path';
import { systemClock } from '../../platform/clock.ts';
import { dataFolder } from '../../platform/data-folder.ts';
import { migrate, openDatabase } from '../../platform/db/index.ts';
import { ensureHouse } from '../network/index.ts';
import { importFiles, openPatents } from './index.ts';

/**
 * A program for tests: imports the files that it is given into a data folder, saying `open`, then how many records it has
 * read after each batch, and at the end `done` with the result. It is meant to be killed on the way.
 */
const [folder = '', ...paths] = process.argv.slice(2);
const database = await openDatabase({ dataFolder: folder });
await migrate(database);
const house = await ensureHouse(database.db, { name: '测试服务站（虚构示例）', kind: 'base' });
const patents = await openPatents({
  db: database.db,
  scope: { organisationId: house.id },
  folder: dataFolder(folder),
  clock: systemClock,
});
say('open');
const files = paths.map((path) => ({ name: basename(path), path }));
const result = await importFiles(patents, files, { onProgress: ({ read }) => say(String(read)) });
say(`done ${JSON.stringify(result)}`);
await patents.close();
await database.close();

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
