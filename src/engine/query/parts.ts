import { type Field, fieldNamed, isTextField } from './fields.ts';
import { QueryFault, type Span } from './problems.ts';
import { type QueryToken, tokensOf } from './tokens.ts';

/**
 * What a stretch of a written query is, for whoever shows it. `value` stands under a field that is not text (a date, a class, a
 * number, a code); `unread` is everything from the place on behind which the text cannot be split.
 */
export type QueryPartKind =
  | 'field'
  | 'unknown-field'
  | 'comparison'
  | 'operator'
  | 'group'
  | 'term'
  | 'phrase'
  | 'value'
  | 'unread';

export interface QueryPart extends Span {
  readonly kind: QueryPartKind;
}

/** The parts of a query as written, in order, also of one that `parseQuery` refuses. Places are UTF-16 units of `text`. */
export function partsOf(text: string): QueryPart[] {
  try {
    return partsOfTokens(tokensOf(text));
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    const { start } = error.at;
    return [...partsOfTokens(tokensOf(text.slice(0, start))), { kind: 'unread', start, end: text.length }];
  }
}

function partsOfTokens(tokens: readonly QueryToken[]): QueryPart[] {
  const parts: QueryPart[] = [];
  /** The field of each pair of parentheses that is open, undefined for the default. */
  const groups: (Field | undefined)[] = [];
  let named: Field | undefined;
  tokens.forEach((token, at) => {
    if (token.type === 'end') return;
    const { start, end } = token;
    const add = (kind: QueryPartKind): void => void parts.push({ kind, start, end });
    const field = named ?? groups.at(-1);
    if (token.type === 'word' && tokens[at + 1]?.type === 'comparison') {
      named = fieldNamed(token.text);
      add(named === undefined ? 'unknown-field' : 'field');
      return;
    }
    if (token.type === 'comparison') {
      add('comparison');
      return;
    }
    named = undefined;
    if (token.type === 'open') groups.push(field);
    if (token.type === 'close') groups.pop();
    add(kindOf(token, field));
  });
  return parts;
}

function kindOf({ type }: QueryToken, field: Field | undefined): QueryPartKind {
  if (type === 'open' || type === 'close') return 'group';
  if (type === 'operator' || type === 'proximity') return 'operator';
  if (field !== undefined && !isTextField(field)) return 'value';
  return type === 'phrase' ? 'phrase' : 'term';
}
