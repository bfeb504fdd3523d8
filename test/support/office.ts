import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demonstrate } from '../../src/cli/demonstration.ts';
import { sample, sampleWeeks } from '../../src/cli/sample-weeks.ts';
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

/** Puts the demonstration with its four weeks into a folder that does not exist yet. */
export async function copyDemonstration(folder: string): Promise<void> {
  worker.chuanliDemonstration ??= made((own) =>
    demonstrate(
      readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: own }),
      { ...sampleWeeks(), profiles: sample('profiles.json') },
      () => {},
    ),
  );
  cpSync(await worker.chuanliDemonstration, folder, { recursive: true });
}

/** Kept where all files of a worker find it: making one takes seconds of computing. */
const worker = globalThis as typeof globalThis & {
  chuanliEmptyInstallation?: Promise<string>;
  chuanliDemonstration?: Promise<string>;
};

function emptyInstallation(): Promise<string> {
  worker.chuanliEmptyInstallation ??= made((folder) => inOffice(folder, async () => {}));
  return worker.chuanliEmptyInstallation;
}

async function made(fill: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await fill(folder);
  return folder;
}
