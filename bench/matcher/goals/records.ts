import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { Mistake } from '../../command-line.ts';
import type { PeerName } from '../../peers/peer.ts';
import type { LiveUpdates } from '../updates.ts';
import type { Work } from '../work.ts';
import type { Measure, Step } from './steps.ts';

/** What each measure gives. Seconds are medians of the runs unless they say otherwise; sizes are bytes. */
export interface Figures {
  readonly compile: { readonly compileCpuS: number; readonly fileBytes: number; readonly peakBytes: number };
  readonly batch: BatchFigures;
  readonly threads: ThreadsFigures;
  readonly peer: PeerFigures;
  /** From the file to a matcher that can be used; of which `readS` is reading the file. */
  readonly load: { readonly wallS: number; readonly cpuS: number; readonly readS: number };
  readonly text: { readonly cpuS: number };
  readonly update: LiveUpdates;
  readonly one: { readonly p50S: number; readonly p95S: number; readonly bytesPerProfile: number };
}

export interface RunFigures {
  readonly wallS: number;
  readonly cpuS: number;
  readonly readS: number;
  readonly joinS: number;
}

/** One thread, in a process that did nothing else but take up the compiled profiles from a file. */
export interface BatchFigures extends RunFigures {
  readonly matches: number;
  readonly checksum: number;
  readonly bytesPerProfile: number;
  readonly vocabularyBytes: number;
  readonly batchBytes: number;
  readonly peakBytes: number;
}

/** The same documents by one thread and by two, in turn. */
export interface ThreadsFigures {
  readonly one: RunFigures;
  readonly two: RunFigures & { readonly fastestWallS: number; readonly slowestWallS: number };
  readonly matches: number;
  readonly checksum: number;
}

export interface PeerFigures {
  readonly docsPerCpuS: number;
  readonly matches: number;
  readonly checksum: number;
  /** Or why it is missing. */
  readonly peer: string | PeerRunFigures;
}

export interface PeerRunFigures {
  readonly version: string;
  readonly settings: string;
  readonly docsPerCpuS: number;
  readonly matches: number;
  readonly checksum: number;
}

/** One measurement, as it is kept: a line of JSON. */
export interface ResultRecord<M extends Measure = Measure> {
  readonly step: Step & { readonly measure: M };
  readonly scale: number;
  readonly settings: { readonly runs: number; readonly warmUps: number; readonly work: Work };
  readonly machine: string;
  /** Of the last minute, as the process was started. */
  readonly load: number;
  readonly at: string;
  readonly tookS: number;
  /** Or how it failed. */
  readonly figures: Figures[M] | string;
}

export function appendRecord(path: string, record: ResultRecord): void {
  appendFileSync(path, `${JSON.stringify(record)}\n`);
}

/** The records of a file that somebody names. Throws a Mistake also where there is no file. */
export function readMeasured(path: string): ResultRecord[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new Mistake(`There is no file ${path}. Measure first: npm run bench:matcher -- --goals --out ${path}`);
  return readRecords(path);
}

/** The records of a file, none where there is no file. Throws a Mistake for a line that is none, and where they belong in no one table. */
export function readRecords(path: string): ResultRecord[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  const records = lines.flatMap((line, i) => (line === '' ? [] : [recordFrom(line, `${path}, line ${i + 1},`)]));
  if (new Set(records.map(kindOf)).size > 1)
    throw new Mistake(`${path} holds measurements of several scales or kinds of work`);
  return records;
}

function recordFrom(line: string, where: string): ResultRecord {
  const record = jsonFrom(line, where) as ResultRecord | null;
  if (record?.step === undefined || record.settings?.work === undefined)
    throw new Mistake(`${where} is no measurement of the goals: name a file that --goals --out has written`);
  return record;
}

function jsonFrom(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Mistake(`${where} is no JSON (a measurement that was cut off?): remove the line`);
  }
}

/** Measurements of one kind belong in one table: of the same scale, documents and profiles. */
export function kindOf({ scale, settings: { work } }: Pick<ResultRecord, 'scale' | 'settings'>): string {
  return JSON.stringify([scale, work.source, work.breadth, work.seed]);
}

/** The newest record of a measure, as it was taken with so many profiles. */
export function newest<M extends Measure>(
  records: readonly ResultRecord[],
  measure: M,
  profiles: number,
  peer?: PeerName,
): ResultRecord<M> | undefined {
  return records.findLast(({ step }) => step.measure === measure && step.profiles === profiles && step.peer === peer) as
    | ResultRecord<M>
    | undefined;
}
