import { refuseBareNumber } from './bare-numbers.ts';
import { joined, not } from './build.ts';
import type { Comparison } from './characters.ts';
import { Cursor } from './cursor.ts';
import { type Field, fieldNamed, isDateField } from './fields.ts';
import * as faults from './grammar-faults.ts';
import { tooDeep } from './limits.ts';
import { QueryFault } from './problems.ts';
import { nearOf } from './proximity.ts';
import type { QueryToken } from './tokens.ts';
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
  const query = new Descent(cursor, maximumDepth).anyOf({ field, comparison: '=', inFieldGroup: false, depth: 0 });
  const rest = cursor.peek();
  if (rest.type !== 'end') throw new QueryFault(rest, faults.unexpected(rest));
  return query;
}

class Descent {
  private readonly cursor: Cursor;
  private readonly maximumDepth: number;

  constructor(cursor: Cursor, maximumDepth: number) {
    this.cursor = cursor;
    this.maximumDepth = maximumDepth;
  }

  anyOf(scope: Scope): Query {
    const first = this.allOf(scope);
    if (!this.cursor.takeOperator('or')) return first;
    const items = [first];
    do items.push(this.allOf(scope));
    while (this.cursor.takeOperator('or'));
    return joined('or', items);
  }

  private allOf(scope: Scope): Query {
    const first = this.proximity(scope);
    if (!this.takeAnd()) return first;
    const items = [first];
    do items.push(this.proximity(scope));
    while (this.takeAnd());
    return joined('and', items);
  }

  /** Whether another operand of AND follows: after the operator, which is taken, or side by side with the one before. */
  private takeAnd(): boolean {
    return this.cursor.takeOperator('and') || beginsOperand(this.cursor.peek());
  }

  private proximity(scope: Scope): Query {
    const { cursor } = this;
    const left = this.negation(scope);
    const operator = cursor.peek();
    if (operator.type !== 'proximity') return left;
    cursor.take();
    const near = nearOf(left, operator, this.negation(scope));
    if (cursor.peek().type === 'proximity') throw new QueryFault(cursor.peek(), faults.CHAINED_PROXIMITY);
    return near;
  }

  private negation(scope: Scope): Query {
    let negated = false;
    while (this.cursor.takeOperator('not')) negated = !negated;
    const operand = this.primary(scope);
    return negated ? not(operand) : operand;
  }

  private primary(scope: Scope): Query {
    const token = this.cursor.peek();
    if (token.type === 'open') return this.group(scope);
    if (token.type === 'word' && this.cursor.peekSecond().type === 'comparison') return this.fielded(scope);
    if (token.type !== 'word' && token.type !== 'phrase') throw new QueryFault(token, faults.operandExpected(token));
    const value = this.valueHere(scope, token);
    if (token.type === 'word' && !scope.inFieldGroup) refuseBareNumber(token, this.cursor);
    return value;
  }

  private valueHere(scope: Scope, token: ValueToken): Query {
    this.cursor.take();
    refuseSplitValue(scope.field, token, this.cursor);
    return valueQuery(scope.field, scope.comparison, token);
  }

  private group(scope: Scope): Query {
    const { cursor } = this;
    const open = cursor.take();
    const depth = scope.depth + 1;
    if (depth > this.maximumDepth) throw new QueryFault(open, tooDeep(this.maximumDepth));
    if (cursor.peek().type === 'close') throw new QueryFault({ ...open, end: cursor.peek().end }, faults.EMPTY_GROUP);
    const query = this.anyOf({ ...scope, depth });
    if (cursor.peek().type === 'end') throw new QueryFault(open, faults.OPEN_GROUP);
    if (cursor.peek().type !== 'close') throw new QueryFault(cursor.peek(), faults.unexpected(cursor.peek()));
    cursor.take();
    return query;
  }

  private fielded(scope: Scope): Query {
    const { cursor } = this;
    const { name, field, comparison } = this.fieldHere(scope);
    const token = cursor.peek();
    const inField: Scope = { ...scope, field, comparison, inFieldGroup: token.type === 'open' };
    if (token.type === 'open') {
      if (comparison !== '=') throw new QueryFault(token, faults.COMPARED_GROUP);
      return this.group(inField);
    }
    const valueStands = token.type === 'word' || token.type === 'phrase';
    if (!valueStands) throw new QueryFault(token, faults.valueExpected(name, token));
    if (cursor.peekSecond().type === 'comparison') throw new QueryFault(token, faults.NESTED_FIELD);
    return this.valueHere(inField, token);
  }

  private fieldHere(scope: Scope): { name: string; field: Field; comparison: Comparison } {
    const name = this.cursor.take();
    const sign = this.cursor.take();
    if (name.type !== 'word' || sign.type !== 'comparison') throw new QueryFault(name, faults.unexpected(name));
    const named = fieldNamed(name.text);
    if (named === undefined) throw new QueryFault(name, faults.unknownField(name.text));
    if (scope.inFieldGroup) throw new QueryFault(name, faults.NESTED_FIELD);
    if (sign.operator !== '=' && !isDateField(named)) throw new QueryFault(sign, faults.comparedField(name.text));
    return { name: name.text, field: named, comparison: sign.operator };
  }
}

function beginsOperand(token: QueryToken): boolean {
  return (
    token.type === 'word' ||
    token.type === 'phrase' ||
    token.type === 'open' ||
    (token.type === 'operator' && token.operator === 'not')
  );
}
