import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { evaluate } from '../../../../engine/evaluator/index.ts';
import type { Publication } from '../../../../engine/publication.ts';
import { dayOf } from '../../../../engine/query/dates.ts';
import type { BaseField, DateBound, DateLeaf } from '../../../../engine/query/tree.ts';
import type { Columns } from './columns.ts';
import { dateNumber } from './facts.ts';
import type { FullTextTable, MatchPlan } from './match-expression.ts';
import type { Plan, VerifyPlan } from './plan.ts';
import { SlotSet } from './slot-set.ts';

/** Carries plans out: which slots they find. */
export class Resolver {
  readonly #columns: Columns;
  readonly #read: (slot: number) => Publication;
  readonly #matches: Readonly<Record<FullTextTable, StatementSync>>;

  constructor(file: DatabaseSync, columns: Columns, read: (slot: number) => Publication) {
    this.#columns = columns;
    this.#read = read;
    this.#matches = {
      words: file.prepare(`select group_concat(rowid, ' ') as slots from words where words match ?`),
      codes: file.prepare(`select group_concat(rowid, ' ') as slots from codes where codes match ?`),
    };
  }

  /** A set of its own of the slots that the plan finds among those of `within`. */
  resolve(plan: Plan, within: SlotSet, today: string): SlotSet {
    switch (plan.op) {
      case 'match':
        return this.#match(plan).intersectWith(within);
      case 'date':
        return this.#date(plan.leaf, within, today);
      case 'and': {
        let found = within;
        for (const item of cheapFirst(plan.items)) found = this.resolve(item, found, today);
        return found === within ? within.copy() : found;
      }
      case 'or': {
        const found = this.#empty();
        for (const item of cheapFirst(plan.items)) {
          found.uniteWith(this.resolve(item, within.copy().subtractWith(found), today));
        }
        return found;
      }
      case 'not':
        return within.copy().subtractWith(this.resolve(plan.item, within, today));
      case 'verify':
        return this.#verify(plan, this.resolve(plan.candidates, within, today), today);
    }
  }

  #match({ table, expression }: MatchPlan): SlotSet {
    const found = this.#empty();
    const slots = this.#matches[table].get(expression)?.slots;
    if (typeof slots === 'string') eachNumber(slots, (slot) => found.add(slot));
    return found;
  }

  #date(leaf: DateLeaf, within: SlotSet, today: string): SlotSet {
    const { published, filed, priorities } = this.#columns;
    const from = bound(leaf.from, today) ?? 1;
    const to = bound(leaf.to, today) ?? Number.POSITIVE_INFINITY;
    const found = this.#empty();
    const single = leaf.field === 'pd' ? published : filed;
    within.each((slot) => {
      const holds =
        leaf.field === 'prd'
          ? priorities.someBetween(slot, from, to)
          : single.get(slot) >= from && single.get(slot) <= to;
      if (holds) found.add(slot);
    });
    return found;
  }

  #verify({ query, fields }: VerifyPlan, candidates: SlotSet, today: string): SlotSet {
    for (const slot of candidates.toArray()) {
      if (evaluate(withTextsOf(this.#read(slot), fields), query, { today }) === null) candidates.delete(slot);
    }
    return candidates;
  }

  #empty(): SlotSet {
    return new SlotSet(this.#columns.capacity);
  }
}

/** What has to be verified comes last, when the least is left to verify. */
function cheapFirst(items: readonly Plan[]): Plan[] {
  return items.toSorted((a, b) => Number(needsReading(a)) - Number(needsReading(b)));
}

function needsReading(plan: Plan): boolean {
  if (plan.op === 'verify') return true;
  if (plan.op === 'not') return needsReading(plan.item);
  return (plan.op === 'and' || plan.op === 'or') && plan.items.some(needsReading);
}

function bound(date: DateBound | undefined, today: string): number | undefined {
  return date === undefined ? undefined : dateNumber(dayOf(date, today));
}

function eachNumber(digits: string, visit: (number: number) => void): void {
  let number = 0;
  for (let at = 0; at < digits.length; at++) {
    const unit = digits.charCodeAt(at);
    if (unit === SPACE) {
      visit(number);
      number = 0;
    } else {
      number = number * 10 + unit - ZERO;
    }
  }
  visit(number);
}

const SPACE = 0x20;
const ZERO = 0x30;

/** The publication without the texts that no part of the query looks at, so that they need no analysis. */
function withTextsOf(publication: Publication, fields: readonly BaseField[]): Publication {
  const { titles, abstracts, claims, descriptions, applicants, assignees, inventors, ...rest } = publication;
  return {
    ...rest,
    ...(titles && fields.includes('ti') ? { titles } : {}),
    ...(abstracts && fields.includes('ab') ? { abstracts } : {}),
    ...(claims && fields.includes('cl') ? { claims } : {}),
    ...(descriptions && fields.includes('de') ? { descriptions } : {}),
    ...(applicants && fields.includes('pa') ? { applicants } : {}),
    ...(assignees && fields.includes('pa') ? { assignees } : {}),
    ...(inventors && fields.includes('in') ? { inventors } : {}),
  };
}
