import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ProblemError } from '../server/platform/problems.ts';

/** A file to be read, with the name it goes by. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
}

/**
 * The files that a call names: a file stands for itself, also one that is not there, so that it is told with the others; a folder for
 * the files in it by name, without hidden ones and, unless `recursive`, without its folders. Names in a folder begin with the folder's.
 *
 * @throws ProblemError `import.empty-folder` where a folder holds no file
 */
export async function namedFiles(paths: readonly string[], recursive: boolean): Promise<NamedFile[]> {
  const files: NamedFile[] = [];
  for (const path of paths) {
    const name = basename(path);
    if (!(await isFolder(path))) files.push({ name, path });
    else {
      const inside = await filesIn({ name, path }, recursive);
      if (inside.length === 0) throw emptyFolder(path, recursive);
      for (const file of inside) files.push(file);
    }
  }
  return files;
}

async function filesIn(folder: NamedFile, recursive: boolean): Promise<NamedFile[]> {
  const entries = (await readdir(folder.path, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const files: NamedFile[] = [];
  for (const entry of entries) {
    const inside = { name: `${folder.name}/${entry.name}`, path: join(folder.path, entry.name) };
    if (entry.isDirectory()) {
      if (recursive) files.push(...(await filesIn(inside, recursive)));
    } else if (!entry.isSymbolicLink() || !(await isFolder(inside.path))) files.push(inside);
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

function emptyFolder(path: string, recursive: boolean): ProblemError {
  return new ProblemError({
    code: 'import.empty-folder',
    zh: `目录 ${path} 中没有文件，未导入任何内容。${recursive ? '' : '要连同子目录一起导入，请加 --recursive。'}`,
    en: `The folder ${path} holds no file, and nothing was imported.${recursive ? '' : ' Add --recursive to take its folders as well.'}`,
  });
}
