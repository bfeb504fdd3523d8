import type { Stats } from 'node:fs';
import { lstat, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { FolderEntry, FolderPage } from '../../../shared/imports.ts';
import { ProblemError } from '../../platform/problems.ts';

/** Entries of a folder that are listed. */
const LISTED = 1000;

/** Files and folders in a folder below the one that the configuration names; hidden ones and links are left out. */
export async function listFolder(root: string, path: string): Promise<FolderPage> {
  const folder = await placeBelow(root, path);
  if (!folder.stats.isDirectory()) throw notThere(path);
  const names = (await readdir(folder.path)).filter((name) => !name.startsWith('.')).toSorted();
  const entries: FolderEntry[] = [];
  for (const name of names.slice(0, LISTED)) {
    const stats = await lstat(join(folder.path, name)).catch(() => undefined);
    if (stats === undefined || !(stats.isFile() || stats.isDirectory())) continue;
    entries.push({
      name,
      path: path === '' ? name : `${path}/${name}`,
      kind: stats.isFile() ? 'file' : 'folder',
      bytes: stats.isFile() ? stats.size : 0,
      changedAt: stats.mtime.toISOString(),
    });
  }
  return { path, entries, cut: names.length > LISTED };
}

/** A file below the folder. @throws ProblemError where there is none, or the path leads elsewhere. */
export async function fileBelow(
  root: string,
  path: string,
): Promise<{ readonly path: string; readonly name: string; readonly bytes: number }> {
  const file = await placeBelow(root, path);
  if (!file.stats.isFile()) throw notThere(path);
  return { path: file.path, name: path.slice(path.lastIndexOf('/') + 1), bytes: file.stats.size };
}

/** The real path is the one that the parts spell, so no part is a link and none leads up. */
async function placeBelow(root: string, path: string): Promise<{ readonly path: string; readonly stats: Stats }> {
  const parts = path === '' ? [] : path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part))) throw notThere(path);
  try {
    const wanted = [await realpath(root), ...parts].join(sep);
    const found = await realpath(wanted);
    if (found === wanted) return { path: found, stats: await lstat(found) };
  } catch (error) {
    throw notThere(path, error);
  }
  throw notThere(path);
}

function notThere(path: string, cause?: unknown): ProblemError {
  const shown = path.length > 100 ? `${path.slice(0, 100)}…` : path;
  return new ProblemError(
    {
      code: 'import.folder.not-found',
      zh: `服务器的导入文件夹中没有“${shown}”，或没有读取权限。请刷新列表后重新选择。`,
      en: `The import folder of the server has no “${shown}”, or it may not be read. Reload the list and choose again.`,
    },
    { cause },
  );
}
