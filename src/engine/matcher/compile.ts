import type { Near, NearOperand, Query, TextLeaf } from '../query/tree.ts';
import { IntegerList } from './integer-list.ts';
import { CLAUSE_END, CLAUSES_END, condition, howNear, Operator } from './record.ts';
import { EVERY_DOCUMENT, type Vocabulary } from './vocabulary.ts';

/** Literals of which a document must have one at least, each once, and what they weigh together. */
interface Clause {
  readonly literals: readonly number[];
  readonly weight: number;
}

/**
 * Compiles queries to records (see record.ts). What the top of the tree requires becomes clauses, the rarest first;
 * parts that clauses say exactly are done with, all others become conditions as well: exclusions, dates, proximity, phrases
 * with truncated words, and whatever is nested deeper than an AND of ORs.
 */
export class Compiler {
  private readonly vocabulary: Vocabulary;
  private readonly record = new IntegerList();

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The record of a query, in a list that is used again for the next one. */
  compile(query: Query): IntegerList {
    const clauses: Clause[] = [];
    const rest: Query[] = [];
    const items = query.type === 'and' ? query.items : [query];
    // By index, here and below: of frozen lists, as those of trees are, V8 makes an iterator with an object for each step.
    for (let i = 0; i < items.length; i++) {
      if (!this.addRequired(items[i]!, clauses)) rest.push(items[i]!);
    }
    this.record.clear();
    this.appendClauses(rarestFirst(clauses));
    if (rest.length > 1) rest.sort((a, b) => costOf(a) - costOf(b));
    for (const item of rest) this.appendCondition(item);
    return this.record;
  }

  /**
   * Adds clauses that every matching document satisfies, none where nothing can be required. Tells whether it is one clause that says
   * all of the query.
   */
  private addRequired(query: Query, clauses: Clause[]): boolean {
    if (isLiteral(query)) {
      clauses.push(this.clause([this.literal(query)]));
      return true;
    }
    switch (query.type) {
      case 'or':
        return this.addRequiredOfAny(query.items, clauses);
      case 'and':
        for (const item of query.items) this.addRequired(item, clauses);
        return false;
      case 'near':
        this.addRequired(query.left, clauses);
        this.addRequired(query.right, clauses);
        return false;
      case 'text':
        for (const word of wordsOf(query)) clauses.push(this.clause([this.literal(word)]));
        return false;
      default:
        return false;
    }
  }

  /** Of each branch its rarest clause, all of these in one; nothing where a branch requires nothing. */
  private addRequiredOfAny(branches: readonly Query[], clauses: Clause[]): boolean {
    const literals: number[] = [];
    let all = true;
    let exact = true;
    for (let i = 0; i < branches.length; i++) {
      const branch = branches[i]!;
      if (isLiteral(branch)) {
        literals.push(this.literal(branch));
        continue;
      }
      exact = false;
      const required: Clause[] = [];
      this.addRequired(branch, required);
      const rarest = rarestFirst(required)[0];
      if (rarest === undefined) all = false;
      else literals.push(...rarest.literals);
    }
    if (all) clauses.push(this.clause(eachOnce(literals)));
    return exact;
  }

  private clause(literals: readonly number[]): Clause {
    let weight = 0;
    for (const literal of literals) weight += this.vocabulary.weight(literal);
    return { literals, weight };
  }

  private appendClauses(clauses: readonly Clause[]): void {
    const { record } = this;
    const { items: uses } = this.vocabulary.uses;
    for (const { literals } of clauses.length > 0 ? clauses : [ANY_DOCUMENT]) {
      for (const literal of literals) {
        uses[literal]! += 1;
        record.push(literal);
      }
      record.items[record.length - 1]! |= CLAUSE_END;
    }
    record.items[record.length - 1]! |= CLAUSES_END;
  }

  private appendCondition(query: Query): void {
    const { record, vocabulary } = this;
    switch (query.type) {
      case 'and':
        this.appendWithParts(Operator.All, () => this.appendConditions(query.items));
        return;
      case 'or':
        this.appendWithParts(Operator.Any, () => this.appendConditions(query.items));
        return;
      case 'not':
        this.appendWithParts(Operator.Not, () => this.appendCondition(query.item));
        return;
      case 'near':
        this.appendProximity(query);
        return;
      case 'date':
        record.push(condition(Operator.Date, vocabulary.date(query)));
        return;
      case 'text':
        if (isLiteral(query)) record.push(condition(Operator.Has, this.literal(query)));
        else this.appendStands(query);
        return;
      default:
        record.push(condition(Operator.Has, this.literal(query)));
    }
  }

  private appendConditions(queries: readonly Query[]): void {
    for (let i = 0; i < queries.length; i++) this.appendCondition(queries[i]!);
  }

  /** An operator that tells how many integers its parts take, which `appendParts` appends. */
  private appendWithParts(operator: Operator, appendParts: () => void): void {
    const { record } = this;
    const at = record.push(0);
    appendParts();
    record.items[at] = condition(operator, record.length - at - 1);
  }

  private appendProximity(near: Near): void {
    const inTexts = [...leavesOf(near.left), ...leavesOf(near.right)].some(isTruncated);
    this.appendWithParts(inTexts ? Operator.NearInTexts : Operator.Near, () => this.appendNear(near, inTexts));
  }

  private appendNear({ distance, ordered, left, right }: Near, inTexts: boolean): void {
    const { record, vocabulary } = this;
    const lefts = leavesOf(left);
    // The literal first: a new one may put the list of masks into a larger block.
    const literal = vocabulary.text(lefts[0]!);
    record.push(howNear(distance, vocabulary.masks.items[literal]!, ordered));
    record.push(lefts.length);
    for (const leaf of lefts) record.push(this.positionedNode(leaf, inTexts));
    for (const leaf of leavesOf(right)) record.push(this.positionedNode(leaf, inTexts));
  }

  private positionedNode(leaf: TextLeaf, inTexts: boolean): number {
    const { vocabulary } = this;
    const literal = vocabulary.text(leaf);
    if (inTexts) vocabulary.keepTextsOf(literal);
    else vocabulary.keepOccurrencesOf(literal);
    return vocabulary.nodes.items[literal]!;
  }

  private appendStands(leaf: TextLeaf): void {
    const literal = this.vocabulary.text(leaf);
    this.vocabulary.keepTextsOf(literal);
    this.record.push(condition(Operator.Stands, literal));
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

function leavesOf(operand: NearOperand): readonly TextLeaf[] {
  return operand.type === 'or' ? operand.items : [operand];
}

function isTruncated({ elements }: TextLeaf): boolean {
  return elements.some(({ type }) => type === 'pattern');
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

/** Sorts them by weight, then by length; otherwise as they stood. By insertion: there are few, and those of most profiles nearly in order. */
function rarestFirst(clauses: Clause[]): Clause[] {
  for (let i = 1; i < clauses.length; i++) {
    const clause = clauses[i]!;
    let at = i;
    for (; at > 0 && isRarer(clause, clauses[at - 1]!); at--) clauses[at] = clauses[at - 1]!;
    clauses[at] = clause;
  }
  return clauses;
}

function isRarer(one: Clause, other: Clause): boolean {
  return one.weight < other.weight || (one.weight === other.weight && one.literals.length < other.literals.length);
}

/** In the order in which they came first. */
function eachOnce(literals: number[]): number[] {
  const mayRepeat = literals.length > FEW || literals.some((literal, i) => literals.indexOf(literal) < i);
  return mayRepeat ? [...new Set(literals)] : literals;
}

/** As many are compared in less time than it takes to make a set of them. */
const FEW = 32;

const ANY_DOCUMENT: Clause = { literals: [EVERY_DOCUMENT], weight: 0 };
