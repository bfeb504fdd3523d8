import { type Parsed, parsed, refused } from '../problem.ts';
import { refuseGluedParentheses } from './glued-parentheses.ts';
import { queryOf } from './grammar.ts';
import { EMPTY_QUERY } from './grammar-faults.ts';
import {
  countTerms,
  DEFAULT_QUERY_LIMITS,
  mostTerms,
  type QueryLimits,
  tooManyCharacters,
  tooManyTerms,
} from './limits.ts';
import { refuseOperatorsOfElsewhere } from './other-platforms.ts';
import { type Fault, problemAt, problemOfWhole, QueryFault } from './problems.ts';
import { isPurelyNegative, PURELY_NEGATIVE } from './purpose.ts';
import { tokensOf } from './tokens.ts';
import type { Query, TextField } from './tree.ts';

export interface ParseOptions {
  /** The field of terms that name none; `ta` where absent. */
  readonly defaultField?: TextField;
  /** A standing profile may not be purely negative; a search (the default) may. */
  readonly purpose?: 'search' | 'profile';
  readonly limits?: Partial<QueryLimits>;
}

/**
 * Reads a query. A refusal names its place (`at`, UTF-16 units of `text`) and says in both languages what was expected.
 * Operators are read in any case; every part of the text is in the tree or refused, nothing is dropped.
 */
export function parseQuery(text: string, options: ParseOptions = {}): Parsed<Query> {
  const limits = options.limits === undefined ? DEFAULT_QUERY_LIMITS : { ...DEFAULT_QUERY_LIMITS, ...options.limits };
  const whole = (fault: Fault): Parsed<Query> => refused(problemOfWhole(text, fault));
  if (text.length > limits.characters) return whole(tooManyCharacters(text.length, limits.characters));
  if (text.trim() === '') return whole(EMPTY_QUERY);
  try {
    const tokens = tokensOf(text);
    const terms = mostTerms(tokens) > limits.terms ? countTerms(tokens) : 0;
    if (terms > limits.terms) return whole(tooManyTerms(terms, limits.terms));
    refuseGluedParentheses(tokens);
    refuseOperatorsOfElsewhere(tokens);
    const query = queryOf(tokens, options.defaultField ?? 'ta', limits.depth);
    if (options.purpose === 'profile' && isPurelyNegative(query)) return whole(PURELY_NEGATIVE);
    return parsed(query);
  } catch (error) {
    if (error instanceof QueryFault) return refused(problemAt(text, error.at, error.fault));
    throw error;
  }
}
