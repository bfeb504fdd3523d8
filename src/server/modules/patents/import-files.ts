import type { ImportResult, SetAsideRecord } from '../../../shared/patents.ts';
import { type FileImport, importFile } from './import-file.ts';
import type { ImportRunOptions, ImportSource } from './import-run.ts';
import type { Patents } from './patents.ts';

/** Records set aside that a result names; the store has all of them. */
const REPORTED = 1000;

/** Changes after which the index is worth gathering together. */
const MANY_CHANGES = 20_000;

/**
 * Imports files one after the other. A file that cannot be read is told in the result, and the others are imported. What was said before
 * of a publication stays known: importing the same again, in whatever order, changes nothing.
 */
export async function importFiles(
  patents: Patents,
  files: readonly ImportSource[],
  options: ImportRunOptions = {},
): Promise<ImportResult> {
  const results: FileImport[] = [];
  for (const file of files) results.push(await importFile(patents, file, options));
  const total = (part: (result: FileImport) => number): number => results.reduce((sum, one) => sum + part(one), 0);
  const setAside = results.flatMap((result, at) => setAsideOf(files[at]!.name, result));
  if (total(({ stored, updated }) => stored + updated) >= MANY_CHANGES) await patents.index.optimise();
  return {
    files: files.length,
    unreadable: results.filter(isUnreadable).length,
    read: total(({ read }) => read),
    stored: total(({ stored }) => stored),
    updated: total(({ updated }) => updated),
    unchanged: total(({ unchanged }) => unchanged),
    setAside: setAside.slice(0, REPORTED),
    setAsideTotal: total((result) => result.setAside + Number(result.problem !== undefined)),
    imports: results.flatMap(({ id }) => (id === undefined ? [] : [id])),
  };
}

/** Something was wrong with it, and no publication came of it. */
function isUnreadable({ read, setAside, problem }: FileImport): boolean {
  return read === setAside && (setAside > 0 || problem !== undefined);
}

function setAsideOf(file: string, { unreadable, problem }: FileImport): SetAsideRecord[] {
  const records = unreadable.map(({ position, problem: reason }) => ({ file, position, reason }));
  return problem === undefined ? records : [...records, { file, reason: problem }];
}
