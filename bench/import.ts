import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPublications } from '../src/engine/formats/index.ts';
import { ensureHouse } from '../src/server/modules/network/index.ts';
import { importFiles, openPatents } from '../src/server/modules/patents/index.ts';
import { systemClock } from '../src/server/platform/clock.ts';
import { dataFolder } from '../src/server/platform/data-folder.ts';
import { migrate, openDatabase } from '../src/server/platform/db/index.ts';
import { parseBarely } from './bare-saxes.ts';
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
  /** Through the store (embedded, real fsync), the original kept, and the index. */
  readonly imported: number;
  readonly importedShare: number;
}

/** Measures the import of a file like the office's weekly one: real Red Book documents, over and over under new numbers. */
export async function benchImport({ megabytes, runs }: ImportBenchOptions): Promise<ImportBenchResult> {
  const path = makeWeeklyFile(megabytes);
  const bytes = statSync(path).size;
  const times: Record<'bare' | 'parsed' | 'imported', number[]> = { bare: [], parsed: [], imported: [] };
  let records = 0;
  for (let run = 0; run < runs; run++) {
    times.bare.push(await seconds(() => parseBarely(path)));
    times.parsed.push(
      await seconds(async () => {
        records = await countPublications(path);
      }),
    );
    times.imported.push(await importOnce(path, records));
  }
  const rate = (name: keyof typeof times): number => bytes / 1e6 / median(times[name]);
  const [bareSaxes, parsed, imported] = [rate('bare'), rate('parsed'), rate('imported')];
  const shares = { parsedShare: parsed / bareSaxes, importedShare: imported / bareSaxes };
  return { bytes, records, bareSaxes, parsed, imported, ...shares };
}

async function countPublications(path: string): Promise<number> {
  let records = 0;
  for await (const result of readPublications({ name: basename(path), path })) {
    if (result.type === 'setAside') throw new Error(result.problem.en);
    records += 1;
  }
  return records;
}

/** Seconds of one import into a new data folder, the opening of the folder left out. */
async function importOnce(path: string, records: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const database = await openDatabase({ dataFolder: folder });
  await migrate(database);
  const house = await ensureHouse(database.db, { name: 'benchmark', kind: 'base' });
  const scope = { organisationId: house.id };
  const patents = await openPatents({ db: database.db, scope, folder: dataFolder(folder), clock: systemClock });
  const took = await seconds(async () => {
    const { stored } = await importFiles(patents, [{ name: basename(path), path }]);
    if (stored !== records) throw new Error(`${stored} of ${records} publications were stored.`);
  });
  await patents.close();
  await database.close();
  rmSync(folder, { recursive: true });
  return took;
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function report(result: ImportBenchResult): string {
  const line = (what: string, rate: number, share: number): string =>
    `  ${what.padEnd(36)} ${rate.toFixed(1).padStart(6)} MB/s  ${share.toFixed(2)}`;
  return [
    `${(result.bytes / 1e6).toFixed(0)} MB of XML, ${result.records} publications`,
    line('bare saxes', result.bareSaxes, 1),
    line('to the parsed publication', result.parsed, result.parsedShare),
    line('through store and index', result.imported, result.importedShare),
    machine(),
  ].join('\n');
}

function machine(): string {
  const [first] = cpus();
  return `${first?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}`;
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
