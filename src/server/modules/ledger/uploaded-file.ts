import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, ProblemError } from '../../platform/problems.ts';

/** A file as it came, held in memory; its name is for people alone and never becomes a path. */
export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const LONGEST_NAME = 200;

/** Takes the one file of a request. @throws ProblemError for none, an empty one, or one over the limit. */
export async function takeFile(request: FastifyRequest, limit: number): Promise<UploadedFile> {
  if (!request.isMultipart()) throw new ProblemError(noFile);
  const limits = { fileSize: limit, files: 1, fields: 0 };
  const part = await request.file({ limits, throwFileSizeLimit: false });
  if (part === undefined) throw new ProblemError(noFile);
  const name = nameForPeople(part.filename);
  const pieces: Buffer[] = [];
  for await (const piece of part.file as AsyncIterable<Buffer>) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  if (part.file.truncated) throw new ProblemError(tooLarge(name, limit));
  if (bytes.length === 0) throw new ProblemError(empty(name));
  return { name, bytes };
}

/** Gives a file to be kept and not to be opened in the browser; the name in both forms of RFC 6266. */
export function sendFile(reply: FastifyReply, name: string, type: string, content: AsyncIterable<Uint8Array> | Buffer) {
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"; filename*=UTF-8''${full}`)
    .header('cache-control', 'no-store')
    .send(Buffer.isBuffer(content) ? content : Readable.from(content, { objectMode: false }));
}

/** What stands behind the last separator, without what no screen shows. */
function nameForPeople(given: string): string {
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  const name = [...last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_NAME).join('');
  return name === '' || name === '.' || name === '..' ? '—' : name;
}

const noFile: Problem = {
  code: 'ledger.file.none',
  zh: '没有收到文件。请选择一个文件后再上传。',
  en: 'No file came. Choose one and upload it.',
};

function empty(name: string): Problem {
  return {
    code: 'ledger.file.empty',
    zh: `文件“${name}”是空的。请检查后重新选择。`,
    en: `The file “${name}” is empty. Check it and choose again.`,
  };
}

function tooLarge(name: string, limit: number): Problem {
  const most = Math.round(limit / 1024 ** 2);
  return {
    code: 'ledger.file.too-large',
    zh: `文件“${name}”超过 ${most} MB 的上限，没有保存。请压缩或拆分后上传。`,
    en: `The file “${name}” is larger than ${most} MB and was not kept. Compress or split it.`,
  };
}
