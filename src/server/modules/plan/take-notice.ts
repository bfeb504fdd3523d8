import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../platform/problems.ts';
import type { NoticeFile } from './import-file.ts';
import { fileTooLarge } from './notice/problems.ts';

const MEBIBYTE = 1024 * 1024;
/** Mebibytes of the largest file that a notice may come in. */
const LARGEST = 32;
export const LARGEST_NOTICE = LARGEST * MEBIBYTE;
const LONGEST_NAME = 200;

/**
 * Takes the one file of a request.
 * @throws ProblemError where there is none, or it is too large.
 */
export async function takeNotice(request: FastifyRequest): Promise<NoticeFile> {
  if (!request.isMultipart()) throw new ProblemError(noFile);
  const part = await request.file({
    limits: { fileSize: LARGEST_NOTICE, files: 1, fields: 0 },
    throwFileSizeLimit: false,
  });
  if (part === undefined) throw new ProblemError(noFile);
  const bytes = await part.toBuffer();
  const name = nameForPeople(part.filename);
  if (part.file.truncated) throw new ProblemError(fileTooLarge(name, LARGEST));
  return { name, bytes };
}

/** What stands behind the last separator, without what no screen shows. */
function nameForPeople(given: string): string {
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  return [...last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_NAME).join('') || '—';
}

const noFile = {
  code: 'plan.no-file',
  zh: '没有收到文件。请选择计划通知的文件后再导入。',
  en: 'No file came. Choose the file of the notice.',
};
