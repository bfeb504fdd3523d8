import { CharacterClass, classify, foldCharacter } from '../text/characters.ts';
import { type Fault, QueryFault, type Span, shown } from './problems.ts';

/** Marks that part the items of a list; a comma between letters or digits (`1,3-butadiene`) belongs to a term. */
const LIST_MARK = /[，、；;。]|,$|^,/u;
/** Signs of other search languages for boosting, fuzziness and distance. */
const FOREIGN_SIGN = /[~^～]/u;
/** OR on other platforms; the one between two parts of a term before one at its edge (`C++`). */
const PLUS_SIGN = /(?<=[^+＋])[+＋](?=[^+＋])|[+＋]/u;

/**
 * Refuses an unquoted term whose signs meant something that would be lost: list marks, operators of other languages, and any
 * sign at an edge (`C++`, `.net`), since signs are not compared. Inside a term, signs only part words; of signs alone nothing is said.
 */
export function refuseStraySigns(written: string): void {
  const sign = LIST_MARK.exec(written);
  if (sign !== null) throw new QueryFault(spanOf(sign), listMark(sign[0]));
  const foreign = FOREIGN_SIGN.exec(written);
  if (foreign !== null) throw new QueryFault(spanOf(foreign), foreignSign(foreign[0]));
  const plus = PLUS_SIGN.exec(written);
  if (plus !== null && (!isEdge(plus, written) || /^[+＋]+$|\p{Script=Han}/u.test(written))) {
    throw new QueryFault(spanOf(plus), plusSign(written));
  }
  const characters = [...written];
  const first = characters[0]!;
  const last = characters.at(-1)!;
  if (isCompared(first) && isCompared(last)) return;
  if (!characters.some(isCompared)) return;
  if (!isCompared(first)) {
    const leading = { start: 0, end: first.length };
    throw new QueryFault(leading, first === '-' ? minus(written.slice(1)) : edge(first, written));
  }
  throw new QueryFault({ start: written.length - last.length, end: written.length }, edge(last, written));
}

function isCompared(char: string): boolean {
  const folded = foldCharacter(char);
  return (
    folded === '*' ||
    folded === '?' ||
    Array.from(folded).some((part) => {
      const cls = classify(part);
      return cls === CharacterClass.Word || cls === CharacterClass.Han;
    })
  );
}

function isEdge(found: RegExpExecArray, written: string): boolean {
  return /^[+＋]*$/u.test(written.slice(0, found.index)) || /^[+＋]*$/u.test(written.slice(found.index));
}

function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

function listMark(mark: string): Fault {
  return {
    code: 'list-mark',
    zh: `“${mark}”不能分隔检索词。几个词任选其一请写 OR，都要有请用空格或 AND。`,
    en: `“${mark}” does not part terms. Write OR between them for any of them, a space or AND for all of them.`,
  };
}

function foreignSign(sign: string): Fault {
  return {
    code: 'foreign-sign',
    zh: `“${sign}”在本检索式中没有含义。邻近检索请写 a NEAR/5 b；要作为词的一部分，请把整个词放进引号。`,
    en: `“${sign}” means nothing here. For words near each other write a NEAR/5 b; for a part of a term, put the term in quotation marks.`,
  };
}

function plusSign(written: string): Fault {
  return {
    code: 'foreign-sign',
    zh: `“+”在这里不是运算符，也不参与比较。任选其一请写 OR 或“或”，都要有请写 AND 或“与”${/^[+＋]+$/u.test(written) ? '' : `；要查这串文字，请加引号："${shown(written)}"`}。`,
    en: `“+” is no operator here and is not compared. Write OR (or 或) for either, AND (or 与) for both${/^[+＋]+$/u.test(written) ? '' : `; for the words side by side use quotation marks: "${shown(written)}"`}.`,
  };
}

function minus(rest: string): Fault {
  return {
    code: 'leading-minus',
    zh: `排除一个词请写 NOT ${shown(rest)}；要查带连字符的词，请加引号："-${shown(rest)}"。`,
    en: `to exclude a term write NOT ${shown(rest)}; for a term that begins with a hyphen use quotation marks: "-${shown(rest)}".`,
  };
}

function edge(sign: string, written: string): Fault {
  return {
    code: 'sign-not-compared',
    zh: `符号“${sign}”不参与比较。如果就是要查其余部分，请加引号："${shown(written)}"。`,
    en: `the sign “${sign}” is not compared. If you mean the rest of it, use quotation marks: "${shown(written)}".`,
  };
}
