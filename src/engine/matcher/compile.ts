import type { Near, NearOperand, Query, TextLeaf } from '../query/tree.ts';
import { CLAUSE_END, CLAUSES_END, condition, FARTHEST, Operator } from './record.ts';
import { EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Literals of which a document must have one at least, each once, and what they weigh together. */
interface Clause {
  readonly literals: readonly number[];
  readonly weight: number;
}

/**
 * Compiles a query to a record (see record.ts). What the top of the tree requires becomes clauses, the rarest first;
 * parts that clauses say exactly are done with, all others become conditions as well: exclusions, dates, proximity, phrases
 * with truncated words, and whatever is nested deeper than an AND of ORs.
 */
export function compile(query: Query, vocabulary: Vocabulary): number[] {
  const compiler = new Compiler(vocabulary);
  const items = query.type === 'and' ? query.items : [query];
  const clauses: Clause[] = [];
  const rest: Query[] = [];
  for (const item of items) {
    compiler.addRequired(item, clauses);
    if (!isClause(item)) rest.push(item);
  }
  const record: number[] = [];
  appendClauses(rarestFirst(clauses), vocabulary, record);
  rest.sort((a, b) => costOf(a) - costOf(b));
  for (const item of rest) record.push(...compiler.conditionOf(item));
  return record;
}

class Compiler {
  private readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Adds clauses that every matching document satisfies; none where nothing can be required. */
  addRequired(query: Query, clauses: Clause[]): void {
    switch (query.type) {
      case 'and':
        for (const item of query.items) this.addRequired(item, clauses);
        return;
      case 'or':
        this.addRequiredOfAny(query.items, clauses);
        return;
      case 'near':
        this.addRequired(query.left, clauses);
        this.addRequired(query.right, clauses);
        return;
      case 'text':
        if (isLiteral(query)) clauses.push(this.clause([this.literal(query)]));
        else for (const word of wordsOf(query)) clauses.push(this.clause([this.literal(word)]));
        return;
      case 'class':
      case 'number':
      case 'code':
        clauses.push(this.clause([this.literal(query)]));
    }
  }

  /** Of each branch its rarest clause, all of these in one; nothing where a branch requires nothing. */
  private addRequiredOfAny(branches: readonly Query[], clauses: Clause[]): void {
    const literals: number[] = [];
    let all = true;
    for (const branch of branches) {
      if (isLiteral(branch)) {
        literals.push(this.literal(branch));
        continue;
      }
      const required: Clause[] = [];
      this.addRequired(branch, required);
      const rarest = rarestFirst(required)[0];
      if (rarest === undefined) all = false;
      else literals.push(...rarest.literals);
    }
    if (all) clauses.push(this.clause(eachOnce(literals)));
  }

  private clause(literals: readonly number[]): Clause {
    let weight = 0;
    for (const literal of literals) weight += this.vocabulary.weight(literal);
    return { literals, weight };
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

/** Whether the one clause that the query requires says all of it. */
function isClause(query: Query): boolean {
  return query.type === 'or' ? query.items.every(isLiteral) : isLiteral(query);
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

/** Sorts them by weight, then by length; otherwise as they stood. */
function rarestFirst(clauses: Clause[]): Clause[] {
  if (clauses.length < 2) return clauses;
  return clauses.sort((a, b) => a.weight - b.weight || a.literals.length - b.literals.length);
}

/** In the order in which they came first. */
function eachOnce(literals: number[]): number[] {
  if (literals.length > FEW) return [...new Set(literals)];
  return literals.filter((literal, i) => literals.indexOf(literal) === i);
}

/** As many are compared in less time than it takes to make a set of them. */
const FEW = 32;

function appendClauses(clauses: readonly Clause[], { uses }: Vocabulary, record: number[]): void {
  for (const { literals } of clauses.length > 0 ? clauses : [ANY_DOCUMENT]) {
    for (const literal of literals) {
      uses.items[literal]! += 1;
      record.push(literal);
    }
    record.push((record.pop()! | CLAUSE_END) >>> 0);
  }
  record.push((record.pop()! | CLAUSES_END) >>> 0);
}

const ANY_DOCUMENT: Clause = { literals: [EVERY_DOCUMENT], weight: 0 };
