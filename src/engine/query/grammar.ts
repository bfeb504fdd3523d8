import { refuseBareNumber } from './bare-numbers.ts';
import { and, not, or } from './build.ts';
import { Cursor } from './cursor.ts';
import { type Field, fieldNamed, isDateField } from './fields.ts';
import * as faults from './grammar-faults.ts';
import { tooDeep } from './limits.ts';
import { QueryFault } from './problems.ts';
import { nearOf } from './proximity.ts';
import type { Comparison, QueryToken } from './tokens.ts';
import type { Query } from './tree.ts';
import { refuseSplitValue, type ValueToken, valueQuery } from './values.ts';

/** What holds at a place of the text: the field, whether a field's own parentheses stand around it, how deep in parentheses it is. */
interface Scope {
  readonly field: Field;
  readonly comparison: Comparison;
  readonly inFieldGroup: boolean;
  readonly depth: number;
}

/**
 * The tree of a query's tokens, by descent: OR is loosest, then AND and juxtaposition, then NEAR and ADJ, then NOT. Throws
 * QueryFault.
 */
export function queryOf(tokens: readonly QueryToken[], field: Field, maximumDepth: number): Query {
  const cursor = new Cursor(tokens);

  function anyOf(scope: Scope): Query {
    const items = [allOf(scope)];
    while (cursor.takeOperator('or')) items.push(allOf(scope));
    return or(...items);
  }

  function allOf(scope: Scope): Query {
    const items = [proximity(scope)];
    while (cursor.takeOperator('and') || beginsOperand(cursor.peek())) items.push(proximity(scope));
    return and(...items);
  }

  function proximity(scope: Scope): Query {
    const left = negation(scope);
    const operator = cursor.peek();
    if (operator.type !== 'proximity') return left;
    cursor.take();
    const near = nearOf(left, operator, negation(scope));
    if (cursor.peek().type === 'proximity') throw new QueryFault(cursor.peek(), faults.CHAINED_PROXIMITY);
    return near;
  }

  function negation(scope: Scope): Query {
    let negated = false;
    while (cursor.takeOperator('not')) negated = !negated;
    const operand = primary(scope);
    return negated ? not(operand) : operand;
  }

  function primary(scope: Scope): Query {
    const token = cursor.peek();
    if (token.type === 'open') return group(scope);
    if (token.type === 'word' && cursor.peekSecond().type === 'comparison') return fielded(scope);
    if (token.type !== 'word' && token.type !== 'phrase') throw new QueryFault(token, faults.operandExpected(token));
    const value = valueHere(scope, token);
    if (token.type === 'word' && !scope.inFieldGroup) refuseBareNumber(token, cursor.wordsAhead());
    return value;
  }

  function valueHere(scope: Scope, token: ValueToken): Query {
    cursor.take();
    refuseSplitValue(scope.field, token, cursor.wordsAhead());
    return valueQuery(scope.field, scope.comparison, token);
  }

  function group(scope: Scope): Query {
    const open = cursor.take();
    const depth = scope.depth + 1;
    if (depth > maximumDepth) throw new QueryFault(open, tooDeep(maximumDepth));
    if (cursor.peek().type === 'close') throw new QueryFault({ ...open, end: cursor.peek().end }, faults.EMPTY_GROUP);
    const query = anyOf({ ...scope, depth });
    if (cursor.peek().type === 'end') throw new QueryFault(open, faults.OPEN_GROUP);
    if (cursor.peek().type !== 'close') throw new QueryFault(cursor.peek(), faults.unexpected(cursor.peek()));
    cursor.take();
    return query;
  }

  function fielded(scope: Scope): Query {
    const { name, field, comparison } = fieldHere(scope);
    const token = cursor.peek();
    const inField: Scope = { ...scope, field, comparison, inFieldGroup: token.type === 'open' };
    if (token.type === 'open') {
      if (comparison !== '=') throw new QueryFault(token, faults.COMPARED_GROUP);
      return group(inField);
    }
    const valueStands = token.type === 'word' || token.type === 'phrase';
    if (!valueStands) throw new QueryFault(token, faults.valueExpected(name, token));
    if (cursor.peekSecond().type === 'comparison') throw new QueryFault(token, faults.NESTED_FIELD);
    return valueHere(inField, token);
  }

  function fieldHere(scope: Scope): { name: string; field: Field; comparison: Comparison } {
    const name = cursor.take();
    const sign = cursor.take();
    if (name.type !== 'word' || sign.type !== 'comparison') throw new QueryFault(name, faults.unexpected(name));
    const named = fieldNamed(name.text);
    if (named === undefined) throw new QueryFault(name, faults.unknownField(name.text));
    if (scope.inFieldGroup) throw new QueryFault(name, faults.NESTED_FIELD);
    if (sign.comparison !== '=' && !isDateField(named)) throw new QueryFault(sign, faults.comparedField(name.text));
    return { name: name.text, field: named, comparison: sign.comparison };
  }

  const query = anyOf({ field, comparison: '=', inFieldGroup: false, depth: 0 });
  const rest = cursor.peek();
  if (rest.type !== 'end') throw new QueryFault(rest, faults.unexpected(rest));
  return query;
}

function beginsOperand(token: QueryToken): boolean {
  return (
    token.type === 'word' ||
    token.type === 'phrase' ||
    token.type === 'open' ||
    (token.type === 'operator' && token.operator === 'not')
  );
}
