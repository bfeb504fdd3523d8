import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { type Office, openOffice } from '../../src/server/office.ts';
import { readConfig } from '../../src/server/platform/config.ts';
import { tempFolder } from '../support/temp.ts';

/** Runs `work` on the installation in a data folder, as any program does that opens it after another one was killed. */
export async function inOffice<T>(data: string, work: (office: Office) => Promise<T>): Promise<T> {
  const office = await openOffice(readConfig({}, { data }));
  try {
    return await work(office);
  } finally {
    await office.close();
  }
}

/** A copy of a data folder that nobody has open, for one trial. */
export function copyOf(data: string): string {
  const copy = join(tempFolder(), 'data');
  cpSync(data, copy, { recursive: true });
  return copy;
}

/** An empty folder that all tests of the file share. */
export function sharedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
