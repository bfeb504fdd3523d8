import { encodingOf } from '../../../../../engine/formats/decoding/encoding.ts';
import type { XmlElement } from '../../../../../engine/formats/xml/element.ts';
import { ElementNames } from '../../../../../engine/formats/xml/element-names.ts';
import { parseAnyRecord } from '../../../../../engine/formats/xml/parse-record.ts';
import { ProblemError, problemOf } from '../../../../platform/problems.ts';
import * as problems from '../problems.ts';

const DEEPEST = 200;
/** Of these nothing is read: fallbacks say again what stands beside them, and what was deleted is no part of the text. */
const SKIPPED = ['Fallback', 'del', 'moveFrom', 'instrText', 'delText', 'object', 'sectPr', 'rPrChange', 'pPrChange'];
const DECLARATIONS = new Set<string>();
const MOST_TAGS = 1_500_000;

/**
 * The tree of a part of a Word document, by local names. A document type, which such a part never has, is refused, so that no
 * entity is ever looked up.
 * @throws ProblemError for a part that is not well-formed, or nested too deeply.
 */
export function docxXml(part: Buffer, name: string): XmlElement {
  const { label, mark } = encodingOf(part);
  const text = new TextDecoder(label).decode(part.subarray(mark));
  if (/<!DOCTYPE/i.test(text)) throw new ProblemError(problems.damagedDocx(name));
  if (moreThan(MOST_TAGS, text)) throw new ProblemError(problems.tooComplex(name));
  const rules = { declared: DECLARATIONS, names: new ElementNames(SKIPPED), depth: DEEPEST };
  try {
    const read = parseAnyRecord(text, rules);
    if (read.ok && read.value !== undefined) return read.value;
    const isDeep = !read.ok && read.problem.code.includes('deep');
    throw new ProblemError(isDeep ? problems.tooComplex(name) : problems.damagedDocx(name));
  } catch (thrown) {
    if (problemOf(thrown) !== undefined) throw thrown;
    throw new ProblemError(problems.damagedDocx(name), { cause: thrown });
  }
}

function moreThan(most: number, text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) if (++count > most) return true;
  return false;
}
