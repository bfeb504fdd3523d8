import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ReadPublicationsOptions, type ReadResult, readPublications } from '../../src/engine/formats/index.ts';
import { type Problem, ProblemError } from '../../src/engine/problem.ts';
import { type Publication, publicationKey } from '../../src/engine/publication.ts';
import { tempFolder } from './temp.ts';

/** Everything that reading a file gave. */
export interface Reading {
  readonly results: readonly ReadResult[];
  readonly publications: readonly Publication[];
  readonly keys: readonly string[];
  readonly setAside: readonly Extract<ReadResult, { type: 'setAside' }>[];
  readonly skipped: readonly string[];
  /** What ended the reading before the end of the file. */
  readonly thrown?: Problem;
}

/** Reads a file that stands on disk. */
export async function readPath(path: string, options: ReadPublicationsOptions = {}): Promise<Reading> {
  const results: ReadResult[] = [];
  const skipped: string[] = [];
  let thrown: Problem | undefined;
  try {
    const file = { name: basename(path), path };
    for await (const result of readPublications(file, { onSkipped: (member) => skipped.push(member), ...options })) {
      results.push(result);
    }
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    thrown = cause.problem;
  }
  const publications = results.flatMap((result) => (result.type === 'publication' ? [result.publication] : []));
  return {
    results,
    publications,
    keys: publications.map(({ id }) => publicationKey(id)),
    setAside: results.flatMap((result) => (result.type === 'setAside' ? [result] : [])),
    skipped,
    ...(thrown === undefined ? {} : { thrown }),
  };
}

/** Writes a file into a folder of the test's own and reads it; the test file calls `useTempFolders()`. */
export async function readFileOf(
  name: string,
  content: Buffer | string,
  options: ReadPublicationsOptions = {},
): Promise<Reading> {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return readPath(path, options);
}
