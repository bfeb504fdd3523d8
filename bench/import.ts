import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPublications } from '../src/engine/formats/index.ts';
import { ensureHouse } from '../src/server/modules/network/index.ts';
import { importFiles, openPatents } from '../src/server/modules/patents/index.ts';
import { systemClock } from '../src/server/platform/clock.ts';
import { dataFolder } from '../src/server/platform/data-folder.ts';
import { migrate, openDatabase } from '../src/server/platform/db/index.ts';
import { parseBarely } from './bare-saxes.ts';
import { machine, median } from './statistics.ts';
import { makeWeeklyFile } from './weekly-file.ts';

export interface ImportBenchOptions {
  readonly megabytes: number;
  /** Measured runs of each, one after the other in turn; medians are given. */
  readonly runs: number;
}

/** Megabytes (10^6 bytes) of the file in a second. */
export interface ImportBenchResult {
  readonly bytes: number;
  readonly records: number;
  /** saxes without handlers over the same bytes. */
  readonly bareSaxes: number;
  /** Up to the parsed publication, and its share of bare saxes. */
  readonly parsed: number;
  readonly parsedShare: number;
  /** Through the store (embedded, real fsync), the original kept, and the index, which works in a second thread. */
  readonly imported: number;
  readonly importedShare: number;
  /** Seconds of the CPU, all threads: bare saxes, to the publication, the whole import. */
  readonly cpuS: { readonly bareSaxes: number; readonly parsed: number; readonly imported: number };
}

/** Measures the import of a file like the office's weekly one: real Red Book documents, over and over under new numbers. */
export async function benchImport({ megabytes, runs }: ImportBenchOptions): Promise<ImportBenchResult> {
  const path = makeWeeklyFile(megabytes);
  const bytes = statSync(path).size;
  const times: Record<'bareSaxes' | 'parsed' | 'imported', Taken[]> = { bareSaxes: [], parsed: [], imported: [] };
  let records = 0;
  for (let run = 0; run < runs; run++) {
    times.bareSaxes.push(await taken(() => parseBarely(path)));
    times.parsed.push(
      await taken(async () => {
        records = await countPublications(path);
      }),
    );
    times.imported.push(await importOnce(path, records));
  }
  const rate = (name: keyof typeof times): number => bytes / 1e6 / median(times[name].map(({ wall }) => wall));
  const cpu = (name: keyof typeof times): number => median(times[name].map((one) => one.cpu));
  const [bareSaxes, parsed, imported] = [rate('bareSaxes'), rate('parsed'), rate('imported')];
  const cpuS = { bareSaxes: cpu('bareSaxes'), parsed: cpu('parsed'), imported: cpu('imported') };
  const shares = { parsedShare: parsed / bareSaxes, importedShare: imported / bareSaxes };
  return { bytes, records, bareSaxes, parsed, imported, ...shares, cpuS };
}

async function countPublications(path: string): Promise<number> {
  let records = 0;
  for await (const result of readPublications({ name: basename(path), path })) {
    if (result.type === 'setAside') throw new Error(result.problem.en);
    records += 1;
  }
  return records;
}

/** One import into a new data folder, the opening of the folder left out. */
async function importOnce(path: string, records: number): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const database = await openDatabase({ dataFolder: folder });
  await migrate(database);
  const house = await ensureHouse(database.db, { name: 'benchmark', kind: 'base' });
  const scope = { organisationId: house.id };
  const patents = await openPatents({ db: database.db, scope, folder: dataFolder(folder), clock: systemClock });
  const took = await taken(async () => {
    const { stored } = await importFiles(patents, [{ name: basename(path), path }]);
    if (stored !== records) throw new Error(`${stored} of ${records} publications were stored.`);
  });
  await patents.close();
  await database.close();
  rmSync(folder, { recursive: true });
  return took;
}

/** Seconds. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function taken(work: () => Promise<void>): Promise<Taken> {
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
}

function report(result: ImportBenchResult): string {
  const line = (what: string, rate: number, share: number, cpu: number): string =>
    `  ${what.padEnd(28)} ${rate.toFixed(1).padStart(6)} MB/s  ${share.toFixed(2)} of saxes  ${cpu.toFixed(2)} CPU s`;
  return [
    `${(result.bytes / 1e6).toFixed(0)} MB of XML, ${result.records} publications`,
    line('bare saxes', result.bareSaxes, 1, result.cpuS.bareSaxes),
    line('to the parsed publication', result.parsed, result.parsedShare, result.cpuS.parsed),
    line('through store and index', result.imported, result.importedShare, result.cpuS.imported),
    machine(),
  ].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      megabytes: { type: 'string', default: '60' },
      runs: { type: 'string', default: '3' },
      json: { type: 'boolean', default: false },
    },
  });
  const result = await benchImport({ megabytes: Number(values.megabytes), runs: Number(values.runs) });
  console.log(values.json ? JSON.stringify({ machine: machine(), result }) : report(result));
}

if (import.meta.main) await main();
