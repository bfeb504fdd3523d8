import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../platform/auth/index.ts';

const UNFINISHED = /^backup-[\w-]{12}\.unfinished$/;

/** Where a backup is written down before it is handed out. It holds all that the installation does, its secret too. */
export function unfinishedBackup(dataFolder: string): string {
  return join(dataFolder, `backup-${newToken().slice(0, 12)}.unfinished`);
}

/** Takes away what a kill left of backups; before the server answers, since none is being made then. */
export function removeUnfinishedBackups(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (UNFINISHED.test(name)) rmSync(join(dataFolder, name), { force: true });
  }
}
