import { CLOSE, CLOSERS, COMPARISONS, type Comparison, Kind, kindOf, OPEN, OPERATOR_SIGNS } from './characters.ts';
import { nameWithParenthesesAt } from './fields.ts';
import { operatorInCapitals, operatorWord, proximityWord } from './operators.ts';
import { QueryFault, type Span } from './problems.ts';

/**
 * A token of a query with its place. `word` is what stands between delimiters, as written; `phrase` what stands in quotation marks; `kinds`
 * tells of both what characters they are made of. The kinds of tokens have four shapes of objects between them, all that V8 reads without a lookup.
 */
export type QueryToken = Span &
  (
    | { readonly type: 'open' | 'close' | 'end' }
    | { readonly type: 'operator'; readonly operator: 'and' | 'or' | 'not' }
    | { readonly type: 'proximity'; readonly operator: 'near' | 'adj'; readonly distance: string | undefined }
    | { readonly type: 'comparison'; readonly operator: Comparison }
    | { readonly type: 'word'; readonly text: string; readonly kinds: number }
    | { readonly type: 'phrase'; readonly text: string; readonly kinds: number }
  );

/** Splits a query into tokens; the last one is `end`. Throws QueryFault for what no query can contain. */
export function tokensOf(text: string): QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = kindOf[text.charCodeAt(at)]!;
    if (kind === Kind.Space) {
      at += 1;
      continue;
    }
    const token = kind === Kind.Sign ? tokenOfSign(text, at) : wordAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ type: 'end', start: text.length, end: text.length });
  return tokens;
}

function tokenOfSign(text: string, start: number): QueryToken {
  const char = text[start]!;
  const end = start + 1;
  if (OPEN.includes(char)) return { type: 'open', start, end };
  if (CLOSE.includes(char)) return { type: 'close', start, end };
  const closers = CLOSERS.get(char);
  if (closers !== undefined) return phraseAt(text, start, closers);
  const comparison = COMPARISONS.get(char);
  if (comparison !== undefined) return comparisonAt(text, start, comparison);
  const sign = OPERATOR_SIGNS.get(char);
  if (sign !== undefined) return signAt(text, start, sign);
  throw new QueryFault({ start, end }, foreignBracket(char));
}

function phraseAt(text: string, start: number, closers: string): QueryToken {
  let kinds = 0;
  for (let at = start + 1; at < text.length; at++) {
    const kind = kindOf[text.charCodeAt(at)]!;
    if ((kind === Kind.Sign || kind === Kind.Other) && closers.includes(text[at]!)) {
      return { type: 'phrase', text: text.slice(start + 1, at), kinds, start, end: at + 1 };
    }
    kinds |= kind;
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
  while (operator !== 'not' && end < text.length && OPERATOR_SIGNS.get(text[end]!) === operator) end += 1;
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
  return { type: 'comparison', operator: comparison, start, end: start + (orEqual ? 2 : 1) };
}

function wordAt(text: string, start: number): QueryToken {
  const name = nameWithParenthesesAt(text, start);
  if (name !== undefined && comparisonFollows(text, start + name.length))
    return { type: 'word', text: name, kinds: Kind.Other, start, end: start + name.length };
  let kinds = 0;
  let end = start;
  for (; end < text.length; end++) {
    const kind = kindOf[text.charCodeAt(end)]!;
    if (kind >= Kind.Space) break;
    kinds |= kind;
  }
  const operator = kinds === Kind.Other ? operatorInCapitals(text, start, end) : undefined;
  if (operator !== undefined) return { type: 'operator', operator, start, end };
  const written = text.slice(start, end);
  return operatorOf(written, kinds, start, end) ?? { type: 'word', text: written, kinds, start, end };
}

/** The operator that a word is, if it is one: of those in Chinese each is a single character, and `NEAR/5` has a sign in it. */
function operatorOf(written: string, kinds: number, start: number, end: number): QueryToken | undefined {
  if (kinds === Kind.Han && written.length > 1) return undefined;
  const proximity = kinds < Kind.Other ? undefined : proximityWord(written);
  if (proximity !== undefined)
    return { type: 'proximity', operator: proximity.operator, distance: proximity.distance, start, end };
  const operator = operatorWord(written);
  if (operator === undefined) return undefined;
  if (operator === 'near' || operator === 'adj')
    return { type: 'proximity', operator, distance: undefined, start, end };
  return { type: 'operator', operator, start, end };
}

function comparisonFollows(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && kindOf[text.charCodeAt(at)] === Kind.Space) at += 1;
  return at < text.length && COMPARISONS.has(text[at]!);
}

function foreignBracket(char: string) {
  return {
    code: 'bracket',
    zh: `“${char}”在检索式中没有含义。分组请用圆括号 ( )；要作为词的一部分，请把整个词放进引号。`,
    en: `“${char}” means nothing in a query. Group with parentheses ( ); for a part of a term, put the term in quotation marks.`,
  };
}
