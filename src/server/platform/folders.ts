import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ProblemError } from './problems.ts';

/**
 * Makes a folder with those above it, where they are missing. Node's own recursive way never returns where the system says that a folder
 * cannot be made although the one above it is there, as under `/proc`.
 * @throws ProblemError where the file system takes no folders.
 */
export function makeFolder(path: string): void {
  const missing: string[] = [];
  for (let at = resolve(path); !existsSync(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  for (const folder of missing) make(folder);
}

function make(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && existsSync(folder)) return;
    throw code === 'ENOENT' || code === 'EEXIST' ? new ProblemError(noFolderHere(folder), { cause: error }) : error;
  }
}

function noFolderHere(folder: string) {
  return {
    code: 'data.no-folder-here',
    zh: `不能建立目录 ${folder}：它的上级不能容纳目录（例如 /proc 之类的系统目录，或已断开的链接）。请另指定一个目录。`,
    en: `The folder ${folder} cannot be made: what stands above it takes no folders, like /proc, or it is a broken link. Name another folder.`,
  };
}
