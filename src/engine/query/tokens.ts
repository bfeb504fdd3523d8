import { nameWithParenthesesAt } from './fields.ts';
import { operatorWord, proximityWord } from './operators.ts';
import { QueryFault, type Span } from './problems.ts';

export type Comparison = '=' | '>=' | '<=' | '>' | '<';

/** A token of a query with its place. `word` is what stands between delimiters, as written; `phrase` what stands in quotation marks. */
export type QueryToken = Span &
  (
    | { readonly type: 'open' | 'close' | 'end' }
    | { readonly type: 'operator'; readonly operator: 'and' | 'or' | 'not' }
    | { readonly type: 'proximity'; readonly operator: 'near' | 'adj'; readonly distance: string | undefined }
    | { readonly type: 'comparison'; readonly comparison: Comparison }
    | { readonly type: 'word'; readonly text: string }
    | { readonly type: 'phrase'; readonly text: string }
  );

const OPEN = '(（';
const CLOSE = ')）';
const FOREIGN_BRACKETS = '[]{}【】〔〕［］｛｝';
const SIGNS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['&', 'and'],
  ['＆', 'and'],
  ['|', 'or'],
  ['｜', 'or'],
  ['!', 'not'],
  ['！', 'not'],
]);
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['=', '='],
  ['＝', '='],
  [':', '='],
  ['：', '='],
  ['>', '>'],
  ['＞', '>'],
  ['<', '<'],
  ['＜', '<'],
  ['≥', '>='],
  ['≤', '<='],
]);
const QUOTES = '"“”„＂';
/** Every mark that opens a phrase, with those that close it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ...[...QUOTES].map((mark): [string, string] => [mark, QUOTES]),
  ['「', '」'],
  ['『', '』'],
]);
const SPACE = /\s/u;

/** Splits a query into tokens; the last one is `end`. Throws QueryFault for what no query can contain. */
export function tokensOf(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (SPACE.test(char)) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at, char);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number, char: string): QueryToken {
  const end = start + 1;
  if (OPEN.includes(char)) return { type: 'open', start, end };
  if (CLOSE.includes(char)) return { type: 'close', start, end };
  if (CLOSERS.has(char)) return phraseAt(text, start, CLOSERS.get(char)!);
  if (FOREIGN_BRACKETS.includes(char)) throw new QueryFault({ start, end }, foreignBracket(char));
  const sign = SIGNS.get(char);
  if (sign !== undefined) return signAt(text, start, sign);
  const comparison = COMPARISONS.get(char);
  if (comparison !== undefined) return comparisonAt(text, start, comparison);
  return wordAt(text, start);
}

function phraseAt(text: string, start: number, closers: string): QueryToken {
  for (let at = start + 1; at < text.length; at++) {
    if (closers.includes(text[at]!)) return { type: 'phrase', text: text.slice(start + 1, at), start, end: at + 1 };
  }
  throw new QueryFault(
    { start, end: text.length },
    {
      code: 'open-quote',
      zh: '这里的引号没有结束。请在短语末尾补上引号。',
      en: 'this quotation mark is not closed. Close it at the end of the phrase.',
    },
  );
}

/** `&&` and `||` are the same as one sign. Between two Latin words without spaces, `&` is asked about: `AT&T` is a name. */
function signAt(text: string, start: number, operator: 'and' | 'or' | 'not'): QueryToken {
  let end = start + 1;
  while (operator !== 'not' && end < text.length && SIGNS.get(text[end]!) === operator) end += 1;
  const next = text[end];
  if (operator === 'not' && next !== undefined && COMPARISONS.get(next) === '=') {
    throw new QueryFault(
      { start, end: end + 1 },
      {
        code: 'not-equal',
        zh: '没有“不等于”这种写法。请写成 NOT 字段=值，例如 NOT cc=CN。',
        en: 'there is no “not equal”. Write NOT field=value, as in NOT cc=CN.',
      },
    );
  }
  if (operator === 'and' && LATIN.test(text[start - 1] ?? ' ') && LATIN.test(next ?? ' ')) {
    const name = `${/[\p{L}\p{N}]+$/u.exec(text.slice(Math.max(0, start - NAME), start))![0]}&${/^[\p{L}\p{N}]+/u.exec(text.slice(end, end + NAME))![0]}`;
    throw new QueryFault(
      { start, end },
      {
        code: 'ampersand-in-name',
        zh: `“${name}”可能是一个名称，也可能表示“并且”。是名称请加引号："${name}"；表示“并且”请在 & 两边加空格。`,
        en: `“${name}” may be a name or may mean AND. Put a name in quotation marks, "${name}"; for AND, set spaces around &.`,
      },
    );
  }
  return { type: 'operator', operator, start, end };
}

const LATIN = /^[A-Za-z0-9]$/;
/** How much of a name is repeated in a message, in characters on either side. */
const NAME = 20;

function comparisonAt(text: string, start: number, first: Comparison): QueryToken {
  const second = text[start + 1];
  const orEqual = (first === '>' || first === '<') && (second === '=' || second === '＝');
  const comparison = orEqual ? (`${first}=` as Comparison) : first;
  return { type: 'comparison', comparison, start, end: start + (orEqual ? 2 : 1) };
}

function wordAt(text: string, start: number): QueryToken {
  const name = nameWithParenthesesAt(text, start);
  if (name !== undefined && comparisonFollows(text, start + name.length))
    return { type: 'word', text: name, start, end: start + name.length };
  let end = start;
  while (end < text.length && !isDelimiter(text[end]!)) end += 1;
  const written = text.slice(start, end);
  const proximity = proximityWord(written);
  if (proximity !== undefined) return { type: 'proximity', ...proximity, start, end };
  const operator = operatorWord(written);
  if (operator === undefined) return { type: 'word', text: written, start, end };
  if (operator === 'near' || operator === 'adj')
    return { type: 'proximity', operator, distance: undefined, start, end };
  return { type: 'operator', operator, start, end };
}

function comparisonFollows(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && SPACE.test(text[at]!)) at += 1;
  return at < text.length && COMPARISONS.has(text[at]!);
}

function isDelimiter(char: string): boolean {
  return (
    SPACE.test(char) ||
    OPEN.includes(char) ||
    CLOSE.includes(char) ||
    CLOSERS.has(char) ||
    FOREIGN_BRACKETS.includes(char) ||
    SIGNS.has(char) ||
    COMPARISONS.has(char)
  );
}

function foreignBracket(char: string) {
  return {
    code: 'bracket',
    zh: `“${char}”在检索式中没有含义。分组请用圆括号 ( )；要作为词的一部分，请把整个词放进引号。`,
    en: `“${char}” means nothing in a query. Group with parentheses ( ); for a part of a term, put the term in quotation marks.`,
  };
}
