import { type Problem, ProblemError } from '../problem.ts';

/** What can be wrong with a whole file, an archive or the bytes of a record. Problems of table rows are in tabular/problems.ts. */

export function missingFile(name: string, cause: unknown): ProblemError {
  const folder = codeOf(cause) === 'EISDIR';
  return new ProblemError(
    {
      code: 'file.unreadable',
      zh: folder
        ? `“${name}”是文件夹，请指明其中的文件。`
        : `无法读取文件“${name}”（${codeOf(cause)}）。请检查路径和读取权限。`,
      en: folder
        ? `"${name}" is a folder; name the files in it.`
        : `The file "${name}" cannot be read (${codeOf(cause)}); check its path and your right to read it.`,
    },
    { cause },
  );
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}

export function emptyFile(name: string): ProblemError {
  return new ProblemError({
    code: 'format.empty',
    zh: `文件“${name}”是空的，没有任何内容可读。请重新导出或下载。`,
    en: `The file "${name}" is empty: there is nothing to read. Export or download it again.`,
  });
}

/** What was seen instead of a format that is read. */
export interface Seen {
  readonly zh: string;
  readonly en: string;
  /** Whether it could be meant as publications; what could not (images, DTDs, notes) is passed over in an archive. */
  readonly data: boolean;
}

/** A file or member in no format that is read. */
export class UnknownFormat extends ProblemError {
  readonly data: boolean;

  constructor(name: string, seen: Seen, read: readonly { readonly zh: string; readonly en: string }[]) {
    super({
      code: 'format.unknown',
      zh: `无法识别文件“${name}”：${seen.zh}。可读的格式：${read.map(({ zh }) => zh).join('、')}。`,
      en: `The file "${name}" is in no format that is read: ${seen.en}. Formats read: ${read.map(({ en }) => en).join(', ')}.`,
    });
    this.data = seen.data;
  }
}

export function unknownEncoding(label: string): ProblemError {
  return new ProblemError({
    code: 'format.encoding-unknown',
    zh: `不支持字符编码“${label}”。请另存为 UTF-8 或 GB18030 后重试。`,
    en: `The character encoding "${label}" is not supported; save the file as UTF-8 or GB18030 and try again.`,
  });
}

export function invalidBytes(encoding: string, at: number): Problem {
  return {
    code: 'record.invalid-bytes',
    zh: `记录中第 ${at} 字节处不是有效的 ${encoding} 编码，内容可能已损坏。请从来源重新取得该记录，或指明正确的编码。`,
    en: `At byte ${at} the record is not valid ${encoding}, so its text may be damaged. Get it from its source again, or name the right encoding.`,
  };
}

export function recordTooLong(limit: number): Problem {
  return {
    code: 'record.too-long',
    zh: `记录超过 ${inMebibytes(limit)} MB 的上限，已跳过，其后的记录照常读取。请检查该记录是否缺少换行或引号。`,
    en: `The record is longer than the limit of ${inMebibytes(limit)} MB and was skipped; reading went on after it. Check it for a missing line break or quote.`,
  };
}

export function truncatedArchive(name: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'archive.truncated',
      zh: `压缩文件“${name}”不完整，结尾缺失。请重新下载；已读出的记录仍然有效。`,
      en: `The archive "${name}" is cut off before its end. Download it again; the records read so far stand.`,
    },
    { cause },
  );
}

export function damagedArchive(name: string, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: 'archive.damaged',
      zh: `压缩文件“${name}”已损坏（${reason}）。请重新下载。`,
      en: `The archive "${name}" is damaged (${reason}). Download it again.`,
    },
    { cause },
  );
}

export function encryptedMember(name: string): ProblemError {
  return new ProblemError({
    code: 'archive.encrypted',
    zh: `“${name}”设有密码，无法读取。请先解密后再导入。`,
    en: `"${name}" is protected by a password and cannot be read; decrypt it first.`,
  });
}

export function splitArchive(name: string): ProblemError {
  return new ProblemError({
    code: 'archive.split',
    zh: `“${name}”是分卷压缩文件的一部分。请先用压缩软件把各分卷（.z01、.z02……）合并为一个 ZIP 再导入。`,
    en: `"${name}" is one part of a split archive; join its parts (.z01, .z02, …) into one ZIP first.`,
  });
}

export const ARCHIVE_BOMB = 'archive.bomb';

export function archiveBomb(name: string, allowed: number): ProblemError {
  return new ProblemError({
    code: ARCHIVE_BOMB,
    zh: `压缩文件“${name}”解压后超过 ${inMebibytes(allowed)} MB 的上限，可能是压缩炸弹，已停止读取。若确属正常文件，请提高上限。`,
    en: `The archive "${name}" unpacks to more than the ${inMebibytes(allowed)} MB allowed for it, as an archive bomb does; reading has stopped. Raise the limit if the file is sound.`,
  });
}

export function nestedTooDeep(name: string): ProblemError {
  return new ProblemError({
    code: 'archive.depth',
    zh: `“${name}”是嵌套过深的压缩文件（最多支持一层嵌套）。请先解压外层再导入。`,
    en: `"${name}" is nested too deeply (one archive inside another is read); unpack the outer ones first.`,
  });
}

export function nestedTooLarge(name: string, limit: number): ProblemError {
  return new ProblemError({
    code: 'archive.nested-too-large',
    zh: `压缩文件内的“${name}”超过 ${inMebibytes(limit)} MB，无法在内存中展开。请先解压外层再导入。`,
    en: `"${name}" inside the archive is larger than ${inMebibytes(limit)} MB and cannot be opened in memory; unpack the outer archive first.`,
  });
}

export function workbookTooLarge(name: string, limit: number): ProblemError {
  return new ProblemError({
    code: 'format.workbook-too-large',
    zh: `工作簿“${name}”超过 ${inMebibytes(limit)} MB，无法在内存中展开。请另存为 CSV 后导入。`,
    en: `The workbook "${name}" is larger than ${inMebibytes(limit)} MB and cannot be opened in memory; save it as CSV and import that.`,
  });
}

export function nothingInArchive(name: string, skipped: number): ProblemError {
  return new ProblemError({
    code: 'archive.nothing',
    zh: `压缩文件“${name}”中没有可读的专利数据（共跳过 ${skipped} 个图片、说明等文件）。`,
    en: `The archive "${name}" holds no publications (${skipped} images, notes and the like were skipped).`,
  });
}

export function unreadableMember(name: string, cause: unknown): ProblemError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: 'archive.member-damaged',
      zh: `压缩文件中的“${name}”已损坏（${reason}），其余文件照常读取。请重新下载。`,
      en: `"${name}" in the archive is damaged (${reason}); the other members were read. Download the archive again.`,
    },
    { cause },
  );
}

function inMebibytes(bytes: number): string {
  const mebibytes = bytes / (1024 * 1024);
  return mebibytes >= 10 ? String(Math.round(mebibytes)) : String(Number(mebibytes.toPrecision(2)));
}
