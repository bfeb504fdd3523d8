import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { tempFolder } from './temp.ts';

/** Runs `work` on the installation in a data folder, as any program does that opens it. */
export async function inOffice<T>(data: string, work: (office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice(readConfig({}, { data }));
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

/** The data folder of a new installation, for one test; or a copy of one that nobody has open. */
export async function newDataFolder(like?: string): Promise<string> {
  const folder = join(tempFolder(), 'data');
  cpSync(like ?? (await emptyInstallation()), folder, { recursive: true });
  return folder;
}

/** Kept where all files of a worker find it: making one takes seconds of computing. */
const worker = globalThis as typeof globalThis & { chuanliEmptyInstallation?: Promise<string> };

function emptyInstallation(): Promise<string> {
  worker.chuanliEmptyInstallation ??= makeInstallation();
  return worker.chuanliEmptyInstallation;
}

async function makeInstallation(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await inOffice(folder, async () => {});
  return folder;
}
