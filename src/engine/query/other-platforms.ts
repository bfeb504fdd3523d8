import { foldOf, foldText } from '../text/characters.ts';
import { Kind, mayHoldDigit } from './characters.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { QueryToken } from './tokens.ts';

/** Words by which people elsewhere join terms, with the operator that says it here. */
const JOINING: ReadonlyMap<string, JoiningOperator> = new Map([
  ...spelt(['AND', '与'], ['并且', '而且', '并', '和', '及', '以及']),
  ...spelt(['OR', '或'], ['或者', '或是']),
  ...spelt(['NOT', '非'], ['不含', '不包含', '不包括', '排除']),
]);

const LONGEST_JOINING = Math.max(...[...JOINING.keys()].map(({ length }) => length));

type JoiningOperator = readonly [english: string, chinese: string];

function spelt(operator: JoiningOperator, words: readonly string[]): [string, JoiningOperator][] {
  return words.map((word) => [word, operator]);
}

/** Nothing but an operator of distance is written so: `w/3`, `near5`, `pre/3`, `$W5`. */
const PLAIN_PROXIMITY =
  /^(?:(?:near|adj|pre)(\d{1,4})|(?:w|n|pre)\/(\d{1,4})|\$(?:near|adj|pre|w|n)\/?(\d{0,4})|\$w[sp])$/;
/** Operators of distance elsewhere, and terms too (`N2`, `5W`): their place decides. */
const POSSIBLE_PROXIMITY = /^(?:[wn](\d{1,4})|(\d{1,4})[wn])$/;
/** The same in parentheses, `(w)`. */
const LETTER_ALONE = /^[wn]$/;

const FIRST_UNITS = new Set([...JOINING.keys(), ...'napw$0123456789'].map((word) => word.charCodeAt(0)));

/** Whether a term, unquoted, may be taken for an operator of another platform; the canonical text quotes it. */
export function looksLikeOperator(written: string): boolean {
  const word = folded(written);
  return JOINING.has(word) || PLAIN_PROXIMITY.test(word) || POSSIBLE_PROXIMITY.test(word);
}

/**
 * Refuses words that are operators on other platforms: read as terms they would turn the query into another one that
 * finds next to nothing. In quotation marks they are words.
 */
export function refuseOperatorsOfElsewhere(tokens: readonly QueryToken[]): void {
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type !== 'word' || !mayBeOperator(token.text, token.kinds)) continue;
    if (tokens[at + 1]?.type === 'comparison') continue;
    const word = folded(token.text);
    const joining = JOINING.get(word);
    if (joining !== undefined) throw new QueryFault(token, joiningWord(token.text, joining));
    const distance = distanceMeant(word, tokens, at);
    if (distance !== undefined) throw new QueryFault(token, proximityOfElsewhere(token.text, distance));
  }
}

/** Words that join are Chinese and short; operators of distance have a digit or a sign, or are one letter. They begin with few characters. */
function mayBeOperator(written: string, kinds: number): boolean {
  const possible = mayHoldDigit(kinds) || written.length <= (kinds === Kind.Han ? LONGEST_JOINING : 1);
  if (!possible) return false;
  const first = foldOf[written.charCodeAt(0)]!;
  return first === 0 || FIRST_UNITS.has(first);
}

/** The distance that a word means as an operator, 5 where it tells none; undefined where it is a term. */
function distanceMeant(word: string, tokens: readonly QueryToken[], at: number): number | undefined {
  const inParentheses = tokens[at - 1]?.type === 'open' && tokens[at + 1]?.type === 'close';
  const around = inParentheses ? 2 : 1;
  const between = endsOperand(tokens[at - around]) && startsOperand(tokens[at + around]);
  const found =
    PLAIN_PROXIMITY.exec(word) ??
    (between ? POSSIBLE_PROXIMITY.exec(word) : null) ??
    (between && inParentheses ? LETTER_ALONE.exec(word) : null);
  if (found === null) return undefined;
  return Number(found.slice(1).find((digits) => digits) ?? 5);
}

function endsOperand(token: QueryToken | undefined): boolean {
  return token?.type === 'word' || token?.type === 'phrase' || token?.type === 'close';
}

function startsOperand(token: QueryToken | undefined): boolean {
  return token?.type === 'word' || token?.type === 'phrase' || token?.type === 'open';
}

/** Longer words are none of these. */
function folded(written: string): string {
  return written.length > 10 ? '' : foldText(written);
}

function joiningWord(written: string, [operator, chinese]: JoiningOperator): Fault {
  return {
    code: 'joining-word',
    zh: `“${written}”不是运算符，会被当作检索词。要表达这个意思请写 ${operator} 或“${chinese}”；要查这个词，请加引号："${written}"。`,
    en: `“${written}” is no operator and would be searched as a term. Write ${operator} (or ${chinese}) for what it says; for the word itself use quotation marks: "${written}".`,
  };
}

function proximityOfElsewhere(written: string, distance: number): Fault {
  const word = shown(written);
  return {
    code: 'proximity-elsewhere',
    zh: `“${word}”像是其他平台的邻近运算符，这里会被当作检索词。请写 a NEAR/${distance} b（先后不限）或 a ADJ/${distance} b（前者在前）；要查这个词，请加引号："${word}"。`,
    en: `“${word}” looks like another platform's proximity operator and would be searched as a term. Write a NEAR/${distance} b (either order) or a ADJ/${distance} b (in this order); for the word itself use quotation marks: "${word}".`,
  };
}
