import { ProblemError } from '../../../engine/problem.ts';
import { tables } from '../../platform/db/index.ts';
import type { Patents } from './patents.ts';
import type { PatentsTables } from './tables.ts';

type Kept = Pick<Patents, 'db' | 'scope' | 'originals'>;

/**
 * The file of an import, byte for byte as it came, piece by piece.
 * @throws ProblemError when the house has no such import, or its original is missing or damaged: at the latest after the last piece.
 */
export async function* originalOf(
  { db, scope, originals }: Kept,
  importFileId: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const sha256 = await contentOf({ db, scope }, importFileId);
  if (sha256 === undefined) throw unknownImport(importFileId);
  yield* originals.read(sha256);
}

/** Whether the file of an import can still be had. */
export async function hasOriginal({ db, scope, originals }: Kept, importFileId: number): Promise<boolean> {
  const sha256 = await contentOf({ db, scope }, importFileId);
  return sha256 !== undefined && originals.has(sha256);
}

async function contentOf({ db, scope }: Pick<Patents, 'db' | 'scope'>, importFileId: number) {
  const file = await tables<PatentsTables>(db)
    .selectFrom('import_file')
    .select('sha256')
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', importFileId)
    .executeTakeFirst();
  return file?.sha256;
}

function unknownImport(id: number): ProblemError {
  return new ProblemError({
    code: 'patents.import-unknown',
    zh: `没有编号为 ${id} 的导入批次，或不属于本单位。请核对 import 给出的编号。`,
    en: `There is no import ${id}, or it is not this organisation's. Check the number that import gave.`,
  });
}
