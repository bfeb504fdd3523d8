import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrate } from '../../src/cli/demonstration.ts';
import { sample, sampleWeeks } from '../../src/cli/sample-weeks.ts';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { copyEmptyRecords } from './data-folder.ts';
import { madeOnce } from './made-once.ts';
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
  const demonstration = await madeOnce('demonstration', async (own) => {
    cpSync(await emptyInstallation(), own, { recursive: true });
    const config = readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: own });
    await demonstrate(config, { ...sampleWeeks(), profiles: sample('profiles.json') }, () => {});
  });
  cpSync(demonstration, folder, { recursive: true });
}

/** Made on records that hold nothing, as any program makes it that opens a folder first. */
function emptyInstallation(): Promise<string> {
  return madeOnce('empty-installation', async (folder) => {
    await copyEmptyRecords(folder);
    await inOffice(folder, async () => {});
  });
}
