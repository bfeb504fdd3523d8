import type { Seen } from '../problems.ts';

/** What the first bytes of a file say that it is, before its text is looked at. */
export type Signature =
  | { readonly kind: 'text' | 'empty' | 'zip' | 'gzip' }
  | { readonly kind: 'binary'; readonly seen: Seen };

const BINARY: readonly (readonly [bytes: string, zh: string, en: string])[] = [
  [
    'd0cf11e0a1b11ae1',
    '旧版 Excel/Word（.xls/.doc）文件，请另存为 .xlsx 或 CSV',
    'an old Excel or Word file (.xls, .doc); save it as .xlsx or CSV',
  ],
  ['25504446', 'PDF 文件', 'a PDF file'],
  ['377abcaf271c', '7z 压缩文件，请解压或改用 ZIP', 'a 7z archive; unpack it or use ZIP'],
  ['526172211a07', 'RAR 压缩文件，请解压或改用 ZIP', 'a RAR archive; unpack it or use ZIP'],
  ['425a68', 'bzip2 压缩文件，请解压或改用 gzip', 'a bzip2 archive; unpack it or use gzip'],
  ['fd377a585a00', 'xz 压缩文件，请解压或改用 gzip', 'an xz archive; unpack it or use gzip'],
  ['28b52ffd', 'zstd 压缩文件，请解压或改用 gzip', 'a zstd archive; unpack it or use gzip'],
  ['504b0708', '分卷 ZIP 的第一卷，请先合并各分卷', 'the first part of a split ZIP; join its parts first'],
  ['49492a00', 'TIFF 图片', 'a TIFF image'],
  ['4d4d002a', 'TIFF 图片', 'a TIFF image'],
  ['ffd8ff', 'JPEG 图片', 'a JPEG image'],
  ['89504e47', 'PNG 图片', 'a PNG image'],
  ['47494638', 'GIF 图片', 'a GIF image'],
  ['53514c69746520666f726d6174', 'SQLite 数据库', 'an SQLite database'],
];

const TAR_MARK = { at: 257, text: 'ustar' };

/** Recognises containers and common binary files by their magic bytes; the extension plays no part. */
export function signatureOf(head: Buffer): Signature {
  if (head.length === 0) return { kind: 'empty' };
  const hex = head.toString('hex', 0, 16);
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { kind: 'zip' };
  if (hex.startsWith('1f8b')) return { kind: 'gzip' };
  const binary = BINARY.find(([bytes]) => hex.startsWith(bytes));
  if (binary) return { kind: 'binary', seen: { zh: `这是${binary[1]}`, en: `it is ${binary[2]}`, data: false } };
  if (head.toString('latin1', TAR_MARK.at, TAR_MARK.at + TAR_MARK.text.length) === TAR_MARK.text) {
    return {
      kind: 'binary',
      seen: { zh: '这是 tar 归档文件，请先解开', en: 'it is a tar archive; unpack it first', data: true },
    };
  }
  if (looksBinary(head)) {
    const bytes = hex.replace(/(..)(?=.)/g, '$1 ');
    return {
      kind: 'binary',
      seen: {
        zh: `这是二进制数据，开头字节为 ${bytes}`,
        en: `it is binary data that begins with the bytes ${bytes}`,
        data: false,
      },
    };
  }
  return { kind: 'text' };
}

/**
 * Text holds no control characters but white space, and no zero bytes outside UTF-16, where they are many and nearly all stand in
 * every other place (a Chinese character may hold one in the other: 一 is 4E 00).
 */
function looksBinary(head: Buffer): boolean {
  const sample = head.subarray(0, 4096);
  const utf16 = (sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff);
  const zeros = [0, 0];
  let controls = 0;
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros[at % 2]!++;
    else if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++;
  }
  if (utf16) return false;
  const [even, odd] = zeros as [number, number];
  const inPairs = Math.max(even, odd) > sample.length / 8 && Math.min(even, odd) * 4 < Math.max(even, odd);
  return !inPairs && (even + odd > 0 || controls > sample.length / 50);
}
