import { createHash } from 'node:crypto';
import type { Db, Scope } from '../../platform/db/index.ts';
import { noticeTextOf } from './notice/notice-file.ts';
import { type Act, importNotice, type VersionKey } from './plans.ts';

/** A file in which a notice comes: text, a web page or a Word document. */
export interface NoticeFile {
  /** As it is shown. */
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * Reads a notice from its file into a draft. The same file a second time is the same plan.
 * @throws ProblemError when the file cannot be read, is no notice, or names no year.
 */
export async function importNoticeFile(
  db: Db,
  house: Scope,
  { name, bytes }: NoticeFile,
  act: Act,
): Promise<VersionKey> {
  const { text, tables } = await noticeTextOf(bytes, name);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return importNotice(db, house, { name, text, sha256, tables }, act);
}
