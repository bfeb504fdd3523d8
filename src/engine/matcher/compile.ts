import type { Near, NearOperand, Query, TextLeaf } from '../query/tree.ts';
import { CLAUSE_END, CLAUSES_END, condition, FARTHEST, Operator } from './record.ts';
import { EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Literals of which a document must have one at least. */
type Clause = readonly number[];

/**
 * Compiles a query to a record (see record.ts). What the top of the tree requires becomes clauses, the rarest first;
 * parts that clauses say exactly are done with, all others become conditions as well: exclusions, dates, proximity, phrases
 * with truncated words, and whatever is nested deeper than an AND of ORs.
 */
export function compile(query: Query, vocabulary: Vocabulary): number[] {
  const compiler = new Compiler(vocabulary);
  const items = query.type === 'and' ? query.items : [query];
  const clauses = items.flatMap((item) => compiler.required(item));
  const conditions = items.filter((item) => !compiler.isClause(item)).sort((a, b) => costOf(a) - costOf(b));
  return [
    ...encodeClauses(compiler.rarestFirst(clauses), vocabulary),
    ...conditions.flatMap((item) => compiler.conditionOf(item)),
  ];
}

class Compiler {
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Whether the one clause that the query requires says all of it. */
  isClause(query: Query): boolean {
    return query.type === 'or' ? query.items.every(isLiteral) : isLiteral(query);
  }

  /** Clauses that every matching document satisfies; none where nothing can be required. */
  required(query: Query): Clause[] {
    switch (query.type) {
      case 'and':
        return query.items.flatMap((item) => this.required(item));
      case 'or':
        return this.requiredOfAny(query.items);
      case 'near':
        return [...this.required(query.left), ...this.required(query.right)];
      case 'text':
        return isLiteral(query) ? [[this.literal(query)]] : wordsOf(query).map((word) => [this.literal(word)]);
      case 'class':
      case 'number':
      case 'code':
        return [[this.literal(query)]];
      default:
        return [];
    }
  }

  /** Of each branch its rarest clause, all of these in one; nothing where a branch requires nothing. */
  private requiredOfAny(branches: readonly Query[]): Clause[] {
    const rarest = branches.map((branch) => this.rarestFirst(this.required(branch))[0]);
    return rarest.every((clause) => clause !== undefined) ? [[...new Set(rarest.flat())]] : [];
  }

  rarestFirst(clauses: readonly Clause[]): Clause[] {
    const weights = new Map(clauses.map((clause) => [clause, this.weight(clause)]));
    return [...clauses].sort((a, b) => weights.get(a)! - weights.get(b)! || a.length - b.length);
  }

  private weight(clause: Clause): number {
    return clause.reduce((sum, literal) => sum + this.vocabulary.weight(literal), 0);
  }

  conditionOf(query: Query): number[] {
    switch (query.type) {
      case 'and':
        return withParts(
          Operator.All,
          query.items.flatMap((item) => this.conditionOf(item)),
        );
      case 'or':
        return withParts(
          Operator.Any,
          query.items.flatMap((item) => this.conditionOf(item)),
        );
      case 'not':
        return withParts(Operator.Not, this.conditionOf(query.item));
      case 'near':
        return this.nearCondition(query);
      case 'date':
        return [condition(Operator.Date, this.vocabulary.date(query))];
      case 'text':
        return isLiteral(query) ? [condition(Operator.Has, this.literal(query))] : this.standsCondition(query);
      default:
        return [condition(Operator.Has, this.literal(query))];
    }
  }

  private nearCondition({ distance, ordered, left, right }: Near): number[] {
    const lefts = this.positionedLiterals(left);
    const rights = this.positionedLiterals(right);
    const how = Math.min(distance, FARTHEST) * 2 + (ordered ? 1 : 0);
    return withParts(Operator.Near, [how, lefts.length, ...lefts, ...rights]);
  }

  private standsCondition(leaf: TextLeaf): number[] {
    return this.positionedLiterals(leaf).map((literal) => condition(Operator.Stands, literal));
  }

  private positionedLiterals(operand: NearOperand): number[] {
    const literals = (operand.type === 'or' ? operand.items : [operand]).map((leaf) => this.literal(leaf));
    for (const literal of literals) this.vocabulary.needPositionsOf(literal);
    return literals;
  }

  private literal(leaf: Query): number {
    switch (leaf.type) {
      case 'text':
        return this.vocabulary.text(leaf);
      case 'class':
        return this.vocabulary.class(leaf);
      case 'number':
        return this.vocabulary.number(leaf);
      case 'code':
        return this.vocabulary.code(leaf);
      default:
        throw new TypeError(`no literal stands for ${leaf.type}`);
    }
  }
}

/** Whether a document's having one literal is the same as the query's holding. */
function isLiteral(query: Query): boolean {
  if (query.type !== 'text') return query.type === 'class' || query.type === 'number' || query.type === 'code';
  return query.elements.length === 1 || query.elements.every(({ type }) => type !== 'pattern');
}

/** Each element of a phrase as a leaf of its own. */
function wordsOf({ type, field, elements }: TextLeaf): TextLeaf[] {
  return elements.map((element) => ({ type, field, elements: [element] }));
}

/** Cheap conditions first: a lookup, a date, then what is nested, then what reads positions. */
function costOf(query: Query): number {
  switch (query.type) {
    case 'not':
      return costOf(query.item);
    case 'and':
    case 'or':
      return query.items.reduce((sum, item) => sum + costOf(item), 1);
    case 'near':
      return 1000;
    case 'text':
      return isLiteral(query) ? 1 : 1000;
    case 'date':
      return 10;
    default:
      return 1;
  }
}

function withParts(operator: Operator, parts: readonly number[]): number[] {
  return [condition(operator, parts.length), ...parts];
}

function encodeClauses(clauses: readonly Clause[], { uses }: Vocabulary): number[] {
  const encoded = (clauses.length > 0 ? clauses : [[EVERY_DOCUMENT]]).flatMap((clause) => {
    for (const literal of clause) uses.items[literal]! += 1;
    return clause.map((literal, i) => (i === clause.length - 1 ? (literal | CLAUSE_END) >>> 0 : literal));
  });
  encoded.push((encoded.pop()! | CLAUSES_END) >>> 0);
  return encoded;
}
