import { CharacterClass, classify, foldCharacter, foldText } from '../text/characters.ts';
import { singular } from '../text/plural.ts';
import { canonical, elementsOf, textOfOwn } from './build.ts';
import { isPlain, Kind } from './characters.ts';
import { QueryFault, type Span, shown } from './problems.ts';
import { refuseStraySigns } from './stray-signs.ts';
import type { TextElement, TextField, TextLeaf } from './tree.ts';

/** Literal characters a truncated word must have, so that it does not stand for half the vocabulary. */
const LITERALS = 2;

/** Runs of letters, digits and wildcards; those with a wildcard in them are patterns. */
const RUN = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}]|[*?＊？])+/gu;
const WILDCARD = /[*?＊？]/;

/**
 * The leaf of a term (unquoted) or a phrase (quoted) as written, made of characters of these kinds. Throws QueryFault with offsets into
 * `written`: where there is nothing to compare, where a truncated word is too short or touches Han characters, and, in a term, at signs by
 * which the writer meant something that would be lost.
 */
export function textLeaf(field: TextField, written: string, kinds: number, quoted: boolean): TextLeaf {
  if (!quoted && !isPlain(kinds)) refuseStraySigns(written);
  const elements = soleElementOf(written, kinds) ?? elementsWithPatterns(written, kinds);
  if (elements.length > 0) return textOfOwn(field, elements);
  throw new QueryFault(
    { start: 0, end: written.length },
    {
      code: 'nothing-to-compare',
      zh: '这里没有可以比较的文字：标点和符号不参与检索。请写出要找的词。',
      en: 'there is nothing to compare here: punctuation and signs are not searched. Write the word you look for.',
    },
  );
}

/**
 * Most terms are one run of Han characters or one word of letters and digits, written as they are compared: of these the analysis of
 * text need not be asked.
 */
function soleElementOf(written: string, kinds: number): TextElement[] | undefined {
  if (kinds === Kind.Han) return [{ type: 'han', text: written }];
  if (kinds !== 0 && (kinds & ~(Kind.Letter | Kind.Digit)) === 0) return [{ type: 'word', text: singular(written) }];
  return undefined;
}

function elementsWithPatterns(written: string, kinds: number): TextElement[] {
  // A wildcard is one of the other characters.
  if ((kinds & Kind.Other) === 0) return elementsOf(written);
  const elements: TextElement[] = [];
  let done = 0;
  for (const found of written.matchAll(RUN)) {
    if (!WILDCARD.test(found[0])) continue;
    const span = { start: found.index, end: found.index + found[0].length };
    elements.push(...elementsOf(written.slice(done, span.start)), patternOf(written, span));
    done = span.end;
  }
  elements.push(...elementsOf(written.slice(done)));
  return elements;
}

function patternOf(written: string, span: Span): TextElement {
  const text = foldText(written.slice(span.start, span.end)).normalize('NFKC');
  const literals = [...text].filter((char) => char !== '*' && char !== '?');
  const before = Array.from(written.slice(0, span.start)).at(-1);
  const after = Array.from(written.slice(span.end, span.end + 2))[0];
  if (isHan(before) || isHan(after)) throw new QueryFault(span, besideHan(written.slice(span.start, span.end)));
  if (literals.length === 0) throw new QueryFault(span, ALONE);
  if (literals.length < LITERALS || literals.some((char) => classify(char) !== CharacterClass.Word)) {
    throw new QueryFault(span, tooShort(text));
  }
  return canonical({ type: 'pattern', text });
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && classify(Array.from(foldCharacter(char))[0]!) === CharacterClass.Han;
}

const ALONE = {
  code: 'wildcard-alone',
  zh: '这里的 * 或 ? 没有连着字母。截词要写成 electro* 的样子；表示“并且”请写 AND 或“与”，表示中间隔几个词请写 NEAR/5。',
  en: 'this * or ? touches no letters. Truncate as in electro*; for “both” write AND (or 与), for words in between write NEAR/5.',
};

function tooShort(text: string) {
  return {
    code: 'truncation-too-short',
    zh: `截词“${shown(text)}”至少要有 ${LITERALS} 个字母或数字。请多写几个字母。`,
    en: `the truncated word “${shown(text)}” needs ${LITERALS} letters or digits at least. Write more of it.`,
  };
}

function besideHan(part: string) {
  return {
    code: 'truncated-han',
    zh: `汉字按字比较，不需要也不能用 * 或 ? 截断（“${shown(part)}”）；* 只用来截断字母组成的词。表示“并且”请写 AND 或“与”；只是截词，请直接写前后都包含的那几个字；两段之间有别的字时写 前段 ADJ/5 后段。`,
    en: `Han characters are compared one by one and are not truncated (“${shown(part)}”); * only truncates words of letters. For “both” write AND (or 与); otherwise write only the characters they share; for two parts with others in between, write the first ADJ/5 the second.`,
  };
}
