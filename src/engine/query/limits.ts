import { elementsOf } from './build.ts';
import type { Fault } from './problems.ts';
import type { QueryToken } from './tokens.ts';

/** What a query may have before it is refused. `terms` counts words of phrases one by one, `depth` parentheses in parentheses. */
export interface QueryLimits {
  readonly characters: number;
  readonly terms: number;
  readonly depth: number;
}

export const DEFAULT_QUERY_LIMITS: QueryLimits = { characters: 100_000, terms: 2_000, depth: 64 };

/** The greatest n of `NEAR/n`. */
export const LONGEST_DISTANCE = 1_000;

/** How many terms the tokens hold: each word outside quotation marks one, each word or run of Han characters inside one. */
export function countTerms(tokens: readonly QueryToken[]): number {
  return countWith(tokens, (phrase) => elementsOf(phrase).length);
}

/** A count that is surely not less than that of `countTerms`, told without analysing phrases. */
export function mostTerms(tokens: readonly QueryToken[]): number {
  return countWith(tokens, (phrase) => LONGEST_FOLD * phrase.length);
}

/** No code unit becomes more characters by NFKC. */
const LONGEST_FOLD = 18;

function countWith(tokens: readonly QueryToken[], termsOfPhrase: (phrase: string) => number): number {
  let count = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type === 'phrase') count += termsOfPhrase(token.text);
    else if (token.type === 'word' && tokens[at + 1]?.type !== 'comparison') count += 1;
  }
  return count;
}

export function tooManyCharacters(count: number, limit: number): Fault {
  return {
    code: 'too-long',
    zh: `检索式有 ${count} 个字符，超过上限 ${limit} 个。请拆成几个检索式。`,
    en: `The query has ${count} characters, more than the limit of ${limit}. Split it into several.`,
  };
}

export function tooManyTerms(count: number, limit: number): Fault {
  return {
    code: 'too-many-terms',
    zh: `检索式有 ${count} 个检索词，超过上限 ${limit} 个。请拆成几个检索式，或用截词、分类号代替一部分词。`,
    en: `The query has ${count} terms, more than the limit of ${limit}. Split it into several, or let truncation or classes stand for some of them.`,
  };
}

export function tooDeep(limit: number): Fault {
  return {
    code: 'too-deep',
    zh: `括号嵌套超过 ${limit} 层。请去掉多余的括号，或拆成几个检索式。`,
    en: `parentheses are nested deeper than ${limit}. Remove those that are not needed, or split the query.`,
  };
}
