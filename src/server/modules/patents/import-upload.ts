import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../platform/problems.ts';
import type { WantedImport } from './import-requests.ts';
import type { Uploads } from './import-uploads.ts';

/** Files of one upload. */
export const MOST_FILES = 50;
const LONGEST_NAME = 200;

/**
 * Takes the files of a request: all of them or, where one is refused, none. Their names are kept for people alone.
 * @throws ProblemError for a file that is empty or too large, or a request without files.
 */
export async function takeUpload(request: FastifyRequest, uploads: Uploads, limit: number): Promise<WantedImport[]> {
  if (!request.isMultipart()) throw new ProblemError(noFiles);
  const taken: WantedImport[] = [];
  try {
    const limits = { fileSize: limit, files: MOST_FILES, fields: 0 };
    for await (const part of request.files({ limits, throwFileSizeLimit: false })) {
      taken.push(await takeFile(part, uploads, limit));
    }
    if (taken.length === 0) throw new ProblemError(noFiles);
    return taken;
  } catch (error) {
    for (const { place } of taken) await uploads.remove(place);
    throw isTooMany(error) ? new ProblemError(tooManyFiles, { cause: error }) : error;
  }
}

async function takeFile({ file, filename }: MultipartFile, uploads: Uploads, limit: number): Promise<WantedImport> {
  const name = nameForPeople(filename);
  const { place, bytes } = await uploads.put(file);
  const refusal = file.truncated ? tooLarge(name, limit) : bytes === 0 ? empty(name) : undefined;
  if (refusal === undefined) return { name, bytes, place, source: 'upload' };
  await uploads.remove(place);
  throw refusal;
}

/** What stands behind the last separator, without what no screen shows. */
function nameForPeople(given: string): string {
  const last = given.slice(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
  const name = [...last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_NAME).join('');
  return name === '' || name === '.' || name === '..' ? '—' : name;
}

function isTooMany(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_FILES_LIMIT';
}

function tooLarge(name: string, limit: number): ProblemError {
  const size = limit >= 1024 ** 3 ? `${Math.round(limit / 1024 ** 3)} GB` : `${Math.round(limit / 1024 ** 2)} MB`;
  return new ProblemError({
    code: 'import.file.too-large',
    zh: `文件“${name}”超过单个文件 ${size} 的上限，没有保存。请拆分或压缩后上传，或请系统管理员把文件放入服务器的导入文件夹。`,
    en: `The file “${name}” is larger than the ${size} that one file may have, so it was not kept. Split or compress it, or have the administrator put it into the import folder of the server.`,
  });
}

function empty(name: string): ProblemError {
  return new ProblemError({
    code: 'import.file.empty',
    zh: `文件“${name}”是空的，没有内容可导入。请重新导出或下载后再上传。`,
    en: `The file “${name}” is empty: there is nothing to import. Export or download it again.`,
  });
}

const noFiles = {
  code: 'import.files.none',
  zh: '没有收到文件。请选择要导入的文件后再上传。',
  en: 'No file came. Choose the files to import.',
};

const tooManyFiles = {
  code: 'import.files.too-many-at-once',
  zh: `一次最多上传 ${MOST_FILES} 个文件。请分几次上传。`,
  en: `At most ${MOST_FILES} files are taken at once. Upload them in several turns.`,
};
