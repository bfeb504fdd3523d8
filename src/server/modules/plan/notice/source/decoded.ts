import { encodingOf } from '../../../../../engine/formats/decoding/encoding.ts';
import { ProblemError } from '../../../../platform/problems.ts';
import * as problems from '../problems.ts';

/** Of a hundred characters, how many may be damaged in a text that is still read. */
const DAMAGED = 2;

/**
 * The text of bytes: by their mark, as UTF-8 where they are, by the encoding that a page declares, or as GB18030 where they read as
 * Chinese in it.
 * @throws ProblemError where they are in no encoding that is known.
 */
export function decoded(bytes: Buffer, name: string): string {
  const { label, mark } = encoding(bytes);
  const text = new TextDecoder(label).decode(bytes.subarray(mark));
  if (countOf('\uFFFD', text) * 100 > text.length * DAMAGED || countOf('\0', text) * 100 > text.length)
    throw new ProblemError(problems.undecodable(name));
  return text;
}

function encoding(bytes: Buffer) {
  const found = encodingOf(bytes);
  if (found.mark > 0 || (found.label === 'utf-8' && isPlain(bytes)) || found.label.startsWith('utf-16')) return found;
  const declared = /<meta[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w-]{2,30})/i.exec(
    bytes.toString('latin1', 0, 8192),
  );
  if (declared?.[1] === undefined || /^utf-?8$/i.test(declared[1])) return found;
  try {
    return encodingOf(bytes, declared[1]);
  } catch {
    return found;
  }
}

/** Whether bytes that were taken for UTF-8 are, and were not only taken for want of anything better. */
function isPlain(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function countOf(sign: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
  return count;
}
