import { signatureOf } from '../../../../engine/formats/container/signature.ts';
import { ProblemError } from '../../../platform/problems.ts';
import * as problems from './problems.ts';
import { type NoticeSource, sourceOf } from './source/blocks.ts';
import { decoded } from './source/decoded.ts';
import { docxSource } from './source/docx.ts';
import { htmlBlocks } from './source/html-blocks.ts';
import { htmlTree } from './source/html-tree.ts';
import { tablesIn } from './source/text-tables.ts';
import { unwrapped } from './source/unwrapped.ts';

const MEBIBYTE = 1024 * 1024;
/** Mebibytes, with its images; and of a page, or of text, with its programs. */
const LARGEST = 32;
const LARGEST_TEXT = 8;
/** Bytes of the largest file that a notice may come in. */
export const LARGEST_NOTICE = LARGEST * MEBIBYTE;

/**
 * The words of a file that a notice comes in: text, a web page or a Word document, told from its bytes.
 * @param name of the file, for what is said of it.
 * @throws ProblemError for a file that is none of these, damaged, protected, with macros, or too large.
 */
export async function noticeTextOf(bytes: Buffer, name: string): Promise<NoticeSource> {
  if (bytes.length > LARGEST_NOTICE) throw new ProblemError(problems.fileTooLarge(name, LARGEST));
  const signature = signatureOf(bytes);
  switch (signature.kind) {
    case 'empty':
      throw new ProblemError(problems.emptyFile(name));
    case 'zip':
      return docxSource(bytes, name);
    case 'gzip':
      throw new ProblemError(problems.notReadable(name, COMPRESSED));
    case 'binary':
      throw new ProblemError(ofBinary(bytes, name, signature.seen));
    case 'text':
      return textSource(bytes, name);
  }
}

const COMPRESSED = { zh: '这是压缩文件，请先解压', en: 'it is compressed; unpack it first' };
const OLD_WORD = {
  zh: '这是旧版 Word 或 WPS 文件（.doc、.wps）。请在 Word 或 WPS 中打开，另存为 docx 后再导入',
  en: 'it is an old Word or WPS file (.doc, .wps); open it in Word or WPS, save it as docx and import that',
};
const PDF = {
  zh: '这是 PDF 文件。请在 Word 或 WPS 中打开并另存为 docx，或复制全文粘贴',
  en: 'it is a PDF; open it in Word or WPS and save it as docx, or copy its words',
};
const RICH_TEXT = {
  zh: '这是 RTF 文件。请在 Word 或 WPS 中打开，另存为 docx 后再导入',
  en: 'it is an RTF file; open it in Word or WPS, save it as docx and import that',
};
const OTHER_XML = { zh: '这是 XML 文件，不是网页', en: 'it is XML and not a web page' };

function ofBinary(bytes: Buffer, name: string, seen: { readonly zh: string; readonly en: string }) {
  const beginning = bytes.toString('hex', 0, 8);
  if (beginning.startsWith('25504446')) return problems.notReadable(name, PDF);
  if (beginning !== 'd0cf11e0a1b11ae1') return problems.notReadable(name, seen);
  const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
  return isEncrypted ? problems.encrypted(name) : problems.notReadable(name, OLD_WORD);
}

function textSource(bytes: Buffer, name: string): NoticeSource {
  if (bytes.length > LARGEST_TEXT * MEBIBYTE) throw new ProblemError(problems.fileTooLarge(name, LARGEST_TEXT));
  const text = decoded(bytes, name);
  const beginning = text.slice(0, 16_384).trimStart();
  if (beginning.startsWith('{\\rtf')) throw new ProblemError(problems.notReadable(name, RICH_TEXT));
  if (!beginning.startsWith('<')) {
    const paragraphs = unwrapped(text);
    return { text: paragraphs, tables: tablesIn(paragraphs), format: 'text' };
  }
  if (
    !/<(?:!doctype html|html|head|meta|title|body|div|p|table|span|br|h[1-6]|article|section|main)\b/i.test(beginning)
  )
    throw new ProblemError(problems.notReadable(name, OTHER_XML));
  return sourceOf(htmlBlocks(htmlTree(text, name).childNodes), 'html');
}
