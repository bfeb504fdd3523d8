import { open } from 'node:fs/promises';
import type { Problem } from '../../../engine/problem.ts';
import { explainFailure } from '../../platform/failures.ts';
import type { StoredFile } from '../../platform/files.ts';
import { ImportRun, type ImportRunOptions, type ImportSource } from './import-run.ts';
import { beginImport, finishImport, type ImportCounts, noCounts, type Unreadable } from './import-table.ts';
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
 * Imports one file. Its bytes are on disk before the first of its records is committed. Records are committed in batches; after a kill, importing
 * the file again goes on where it was cut off, and counts what was done before as done by it.
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
  const run = new ImportRun(patents, source, id, options);
  const problem = await run.readAll();
  await finishImport(db, scope, id, clock.now(), problem);
  return { id, ...run.counts, unreadable: run.unreadable, ...(problem === undefined ? {} : { problem }) };
}

/** A file that cannot be opened is the person's problem; a store that cannot be written ends the import. */
async function keepOriginal(
  { originals }: Patents,
  { path }: ImportSource,
): Promise<StoredFile | { readonly problem: Problem }> {
  let file: Awaited<ReturnType<typeof open>> | undefined;
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
    return await originals.put(file.createReadStream({ autoClose: false }));
  } finally {
    await file.close();
  }
}
