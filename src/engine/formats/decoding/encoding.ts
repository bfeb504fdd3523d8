import { isUtf8 } from 'node:buffer';
import { unknownEncoding } from '../problems.ts';

/** A character encoding by its WHATWG label, and the length of the byte order mark that the file begins with. */
export interface Encoding {
  readonly label: string;
  readonly mark: number;
}

const MARKS: readonly (readonly [label: string, ...bytes: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['gb18030', 0x84, 0x31, 0x95, 0x33],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/**
 * The encoding of a file by its first bytes. A byte order mark decides; then UTF-16 by its zero bytes; bytes that are
 * valid UTF-8 are UTF-8 whatever an XML declaration says; then the declaration; then GB18030 where the bytes read as
 * Chinese in it. Anything else is taken as UTF-8 with damaged places. Throws ProblemError on a declared encoding that
 * is not known.
 */
export function encodingOf(head: Buffer, asked?: string): Encoding {
  const marked = MARKS.find(([, ...bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (asked !== undefined) return { label: known(asked), mark: marked ? marked.length - 1 : 0 };
  if (marked) return { label: marked[0], mark: marked.length - 1 };
  if (head.length >= 2 && head[0] !== 0 && head[1] === 0) return { label: 'utf-16le', mark: 0 };
  if (head.length >= 2 && head[0] === 0 && head[1] !== 0) return { label: 'utf-16be', mark: 0 };
  if (isUtf8(head.subarray(0, completeUtf8(head)))) return { label: 'utf-8', mark: 0 };
  const declared = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']+)["']/.exec(head.toString('latin1', 0, 512))?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) return { label: known(declared), mark: 0 };
  return { label: readsAsChinese(head) ? 'gb18030' : 'utf-8', mark: 0 };
}

/** GB2312 and GBK are subsets of GB18030 and are read as it, as files labelled so often use its characters. */
function known(label: string): string {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    throw unknownEncoding(label);
  }
}

/** Length of the bytes without a UTF-8 sequence that is cut off at their end. */
export function completeUtf8(bytes: Buffer): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back++) {
    const byte = bytes[length - back]!;
    if (byte < 0x80) return length;
    if (byte < 0xc0) continue;
    const needed = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return needed > back ? length - back : length;
  }
  return length;
}

/**
 * Whether bytes that are not UTF-8 read as GB18030: nearly all pairs well formed, and most of them in the zone of common
 * characters (GB 2312). A stray byte in an English text forms a pair too, but an uncommon one.
 */
function readsAsChinese(head: Buffer): boolean {
  let common = 0;
  let rare = 0;
  let broken = 0;
  for (let at = 0; at < head.length - 3; ) {
    const lead = head[at]!;
    const trail = head[at + 1]!;
    if (lead < 0x80) at += 1;
    else if (lead === 0x80 || lead === 0xff || trail === 0x7f || trail === 0xff) {
      broken++;
      at += 1;
    } else if (trail >= 0x30 && trail <= 0x39) {
      rare++;
      at += 4;
    } else if (trail < 0x40) {
      broken++;
      at += 1;
    } else {
      if (trail >= 0xa1 && lead >= 0xa1 && lead <= 0xf7) common++;
      else rare++;
      at += 2;
    }
  }
  return common > 0 && common >= 4 * rare && common >= 20 * broken;
}
