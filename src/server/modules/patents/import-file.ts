import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { Problem } from '../../../engine/problem.ts';
import { explainFailure } from '../../platform/failures.ts';
import type { StoredFile } from '../../platform/files.ts';
import { ImportRun, type ImportRunOptions, type ImportSource } from './import-run.ts';
import {
  beginImport,
  finishImport,
  type ImportCounts,
  noCounts,
  settleEarlier,
  type Unreadable,
} from './import-table.ts';
import type { Patents } from './patents.ts';

export interface FileImport extends Readonly<ImportCounts> {
  /** Absent where the file could not be opened. */
  readonly id?: number;
  /** Records set aside, the first thousand. */
  readonly unreadable: readonly Unreadable[];
  /** Why reading ended before the end of the file. */
  readonly problem?: Problem;
}

/**
 * Imports one file. Its bytes are on disk before the first of its records is committed. Records are committed in batches; after a
 * kill, importing the file again goes on where it was cut off, and counts what was done before as done by it. Readers need the file
 * itself, so it is read a second time; where its bytes are no longer those that were kept, the import ends with a problem.
 */
export async function importFile(
  patents: Patents,
  source: ImportSource,
  options: ImportRunOptions = {},
): Promise<FileImport> {
  const original = await keepOriginal(patents, source);
  if ('problem' in original) return { ...noCounts(), unreadable: [], problem: original.problem };
  const { db, scope, clock } = patents;
  const id = await beginImport(db, scope, { ...original, name: source.name }, clock.now());
  await options.onBegun?.(id);
  const run = new ImportRun(patents, source, id, options);
  const ended = await run.readAll();
  const problem = (await isStill(source, original)) ? ended : changedMeanwhile(source);
  await finishImport(db, scope, id, clock.now(), problem);
  if (problem === undefined) await settleEarlier(db, scope, { id, sha256: original.sha256 });
  return { id, ...run.counts, unreadable: run.unreadable, ...(problem === undefined ? {} : { problem }) };
}

/** Bytes read at once: with the streams' own small pieces, keeping a file takes twice as long. */
const PIECE_BYTES = 1024 * 1024;

/** The original as it was kept, and the mark of the file just before. */
interface Original extends StoredFile {
  readonly mark: string;
}

/** Differs for a file that was written to, save within one tick of the file system's clock. */
async function markOf(file: FileHandle): Promise<string> {
  const { size, mtimeNs } = await file.stat({ bigint: true });
  return `${size} ${mtimeNs}`;
}

/** The mark tells of a change that was undone again, the hash of one that left no mark. */
async function isStill({ path }: ImportSource, { mark, sha256 }: Original): Promise<boolean> {
  let file: FileHandle;
  try {
    file = await open(path);
  } catch {
    return false;
  }
  try {
    if ((await markOf(file)) !== mark) return false;
    const hash = createHash('sha256');
    for await (const piece of file.createReadStream({ autoClose: false, highWaterMark: PIECE_BYTES }))
      hash.update(piece);
    return hash.digest('hex') === sha256;
  } finally {
    await file.close();
  }
}

function changedMeanwhile({ name }: ImportSource): Problem {
  return {
    code: 'patents.file-changed',
    zh: `文件“${name}”在导入期间被修改、替换或删除，已导入的记录可能与保存的原始文件不符。请待文件不再变动后重新导入。`,
    en: `The file “${name}” was changed, replaced or deleted while it was imported, so its records may not be those of the original that was kept. Import it again when nothing writes to it.`,
  };
}

/** A file that cannot be opened is the person's problem; a store that cannot be written ends the import. */
async function keepOriginal(
  { originals }: Patents,
  { path }: ImportSource,
): Promise<Original | { readonly problem: Problem }> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    if ((await file.stat()).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', path });
  } catch (error) {
    await file?.close();
    const problem = explainFailure(error);
    if (problem === undefined) throw error;
    return { problem };
  }
  try {
    const mark = await markOf(file);
    return { ...(await originals.put(file.createReadStream({ autoClose: false, highWaterMark: PIECE_BYTES }))), mark };
  } finally {
    await file.close();
  }
}
