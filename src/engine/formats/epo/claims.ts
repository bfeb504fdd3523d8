import { descendantsOf, type XmlElement } from '../xml/element.ts';
import { verbatim } from '../xml/text.ts';

const HEADING =
  /^(claims?|(what|the invention) (is claimed|claimed is)( is)?|patentansprüche|ansprüche|revendications)\W*$/i;
const NUMBERED = /^(\d{1,4})\s*[.):]\s*/;

/**
 * The claims of an OPS response, which knows no element for one claim: each may have a `claim-text` of its own, or all
 * stand in one, a line or more for each. A new claim begins where a line bears the next number; without numbers each
 * `claim-text` is one.
 */
export function claimsOf(claims: XmlElement): string[] {
  const texts = descendantsOf(claims, 'claim-text').map(linesOf);
  const numbered = texts.flat().some((line) => NUMBERED.exec(line)?.[1] === '1');
  if (!numbered) return texts.map((lines) => lines.join('\n')).filter((text) => text !== '');
  const found: string[] = [];
  let next = 1;
  for (const line of texts.flat()) {
    if (Number(NUMBERED.exec(line)?.[1]) === next) {
      found.push(line);
      next++;
    } else if (found.length > 0) found.push(`${found.pop()}\n${line}`);
    else if (!HEADING.test(line)) found.push(line);
  }
  return found;
}

function linesOf(claimText: XmlElement): string[] {
  return verbatim(claimText)
    .normalize('NFC')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
