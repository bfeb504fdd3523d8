import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, ProblemError } from '../problems.ts';

/** A file as it came, held in memory; its name is for people alone and never becomes a path. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Takes the one file of a request. @throws ProblemError for none, an empty one, or one over the limit in bytes. */
export async function takeFile(request: FastifyRequest, limit: number): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new ProblemError(noFile);
  const part = await request.file({ limits: { fileSize: limit, files: 1, fields: 0 }, throwFileSizeLimit: false });
  if (part === undefined) throw new ProblemError(noFile);
  const name = nameForPeople(part.filename);
  const pieces: Buffer[] = [];
  for await (const piece of part.file as AsyncIterable<Buffer>) pieces.push(piece);
  if (part.file.truncated) throw new ProblemError(tooLarge(name, limit));
  const bytes = Buffer.concat(pieces);
  if (bytes.length === 0) throw new ProblemError(emptyFile(name));
  return { name, bytes };
}

const LONGEST_NAME = 200;

/** What stands behind the last separator, without what no screen shows. */
function nameForPeople(given: string): string {
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  const name = [...last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_NAME).join('');
  return name === '' || name === '.' || name === '..' ? '—' : name;
}

/** Gives a file to be kept and not to be opened in the browser, with its name in both forms of RFC 6266. */
export function sendDownload(
  reply: FastifyReply,
  name: string,
  type: string,
  content: Buffer | string | AsyncIterable<Uint8Array>,
): FastifyReply {
  const full = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return reply
    .type(type)
    .header(
      'content-disposition',
      `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${full}`,
    )
    .header('cache-control', 'no-store')
    .send(
      typeof content === 'string' || Buffer.isBuffer(content) ? content : Readable.from(content, { objectMode: false }),
    );
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const PDF_TYPE = 'application/pdf';
export const CSV_TYPE = 'text/csv; charset=utf-8';

const noFile: Problem = {
  code: 'http.file-none',
  zh: '没有收到文件。请选择一个文件后再上传。',
  en: 'No file came. Choose one and upload it.',
};

function emptyFile(name: string): Problem {
  return {
    code: 'http.file-empty',
    zh: `文件“${name}”是空的。请检查后重新选择。`,
    en: `The file “${name}” is empty. Check it and choose again.`,
  };
}

function tooLarge(name: string, limit: number): Problem {
  const most = Math.round(limit / 1024 ** 2);
  return {
    code: 'http.file-too-large',
    zh: `文件“${name}”超过 ${most} MB 的上限，没有保存。请压缩或拆分后再上传。`,
    en: `The file “${name}” is larger than ${most} MB and was not kept. Compress or split it.`,
  };
}
