import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createOrganisation, giveStanding } from '../../src/server/modules/network/index.ts';
import type { AssignmentLine } from '../../src/shared/plan.ts';
import { PROVINCES, provinceCoded } from '../../src/shared/regions.ts';
import { printedObject } from '../support/cli.ts';
import { cliHere } from '../support/cli-here.ts';
import { madeOnce } from '../support/made-once.ts';
import { inOffice, newDataFolder } from '../support/office.ts';
import { sharedData } from '../support/shared-data.ts';

const NOTICE = 'notices/plan-2018.zh-Hant.txt';

/** A national office in the year of the notice: each province with its office and a service point below it, and two bases. */
async function enterNetwork(data: string): Promise<void> {
  await inOffice(data, async ({ database: { db }, house }) => {
    for (const { code, short } of PROVINCES) {
      const office = { name: `${short}主管局（虚构示例）`, kind: 'office', region: code } as const;
      const { id } = await createOrganisation(db, house, office);
      const point = { name: `${short}网点（虚构示例）`, kind: 'service-point', region: code, parentId: id } as const;
      await createOrganisation(db, house, point);
    }
    for (const grade of ['basic', 'key'] as const) {
      const name = grade === 'basic' ? '基础基地（虚构示例）' : '重点基地（虚构示例）';
      const { id } = await createOrganisation(db, house, { name, kind: 'base' });
      await giveStanding(db, house, id, { standing: 'base', grade, fromYear: 2018, toYear: null, basis: '示例' });
    }
  });
}

/** Calls with `--json`. @throws with what was written to stderr when it did not end with status 0. */
export async function called<T>(data: string, ...args: readonly string[]): Promise<T> {
  const ended = await cliHere([...args, '--json'], data);
  if (ended.status !== 0) throw new Error(ended.stderr);
  return printedObject<T>(ended);
}

/** What the plan says of a task, as it was read. */
export interface ReadTask {
  readonly clause: string;
  readonly title: string;
  readonly goal: string;
  readonly contents: readonly string[];
  readonly support: string;
  readonly due: string | null;
}

interface IssuedYear {
  readonly data: string;
  readonly plan: string;
  readonly tasks: readonly ReadTask[];
  readonly assignments: readonly AssignmentLine[];
}

/** Kept where all files of a worker find it: two workers cannot have one folder open. */
const worker = globalThis as typeof globalThis & { chuanliIssuedYear?: Promise<IssuedYear> };

/** The plan of 2018, imported from the real notice and issued by the command line. Its folder is for looking only. */
export function issuedYear(): Promise<IssuedYear> {
  worker.chuanliIssuedYear ??= copyOfIssuedYear();
  return worker.chuanliIssuedYear;
}

async function copyOfIssuedYear(): Promise<IssuedYear> {
  const made = await madeOnce('issued-year', makeIssuedYear);
  const data = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  cpSync(join(made, 'data'), data, { recursive: true });
  return { data, ...(JSON.parse(readFileSync(join(made, READ), 'utf8')) as Omit<IssuedYear, 'data'>) };
}

/** What the command line told while it was made. */
const READ = 'read.json';

async function makeIssuedYear(folder: string): Promise<void> {
  const data = join(folder, 'data');
  cpSync(await newDataFolder(), data, { recursive: true });
  await enterNetwork(data);
  const read = await called<{ id: number; tasks: ReadTask[] }>(data, 'plan', 'import', sharedData(NOTICE));
  const plan = String(read.id);
  await called(data, 'plan', 'issue', plan);
  const { assignments } = await called<{ assignments: AssignmentLine[] }>(data, 'plan', 'assignments', plan);
  const told: Omit<IssuedYear, 'data'> = { plan, tasks: read.tasks, assignments };
  writeFileSync(join(folder, READ), JSON.stringify(told));
}

/** A task of the issued plan, by its number, with who executes it. */
export async function taskOfYear(number: number): Promise<{ task: ReadTask; assignments: AssignmentLine[] }> {
  const { tasks, assignments } = await issuedYear();
  const task = tasks[number - 1];
  if (task === undefined) throw new Error(`The plan has no task ${number}.`);
  return { task, assignments: assignments.filter((one) => one.task === task.clause) };
}

/** The provinces of assignments by their short names, in the order of the provinces. */
export function provincesOf(assignments: readonly AssignmentLine[]): string[] {
  const found = new Set(assignments.map(({ unit }) => provinceCoded(unit.province ?? '')?.short));
  return PROVINCES.flatMap(({ short }) => (found.has(short) ? [short] : []));
}

export const obliged = (assignments: readonly AssignmentLine[]): AssignmentLine[] =>
  assignments.filter((one) => one.obliged);

export const ALL_PROVINCES: readonly string[] = PROVINCES.map(({ short }) => short);
