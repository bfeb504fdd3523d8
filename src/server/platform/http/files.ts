import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, ProblemError } from '../problems.ts';

/** Takes the one file of a request into memory. @throws ProblemError for none, an empty one, or one over the limit in bytes. */
export async function takeUpload(request: FastifyRequest, limit: number): Promise<Buffer> {
  if (!request.isMultipart()) throw new ProblemError(noFile);
  const part = await request.file({ limits: { fileSize: limit, files: 1, fields: 0 }, throwFileSizeLimit: false });
  if (part === undefined) throw new ProblemError(noFile);
  const pieces: Buffer[] = [];
  for await (const piece of part.file) pieces.push(piece);
  if (part.file.truncated) throw new ProblemError(tooLarge(limit));
  const bytes = Buffer.concat(pieces);
  if (bytes.length === 0) throw new ProblemError(emptyFile);
  return bytes;
}

/** Gives a file to be kept and not to be opened in the browser, with its name in both forms of RFC 6266. */
export function sendDownload(reply: FastifyReply, name: string, type: string, content: Buffer | string): FastifyReply {
  const full = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return reply
    .type(type)
    .header(
      'content-disposition',
      `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}"; filename*=UTF-8''${full}`,
    )
    .header('cache-control', 'no-store')
    .send(content);
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

const emptyFile: Problem = {
  code: 'http.file-empty',
  zh: '文件是空的。请检查后重新选择。',
  en: 'The file is empty. Check it and choose again.',
};

function tooLarge(limit: number): Problem {
  const most = Math.round(limit / 1024 ** 2);
  return {
    code: 'http.file-too-large',
    zh: `文件超过 ${most} MB 的上限，没有读取。请拆分后再上传。`,
    en: `The file is larger than ${most} MB and was not read. Split it.`,
  };
}
