import { dateHolds } from '../evaluator/metadata.ts';
import type { Publication } from '../publication.ts';
import { dayOf } from '../query/dates.ts';
import type { DateBound, DateLeaf } from '../query/tree.ts';
import type { Batch } from './batch.ts';
import type { PositionsCheck } from './positions-check.ts';
import type { Proximity } from './proximity.ts';
import { afterCondition, OPERAND, OPERATOR_SHIFT, Operator } from './record.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Decides the conditions of a record for one document of the batch, exactly. It is asked only for documents that satisfy all
 * clauses, so it is written for plainness.
 */
export class Conditions {
  private readonly vocabulary: Vocabulary;
  private readonly batch: Batch;
  private readonly proximity: Proximity;
  private readonly positions: PositionsCheck;
  private publications: readonly Publication[] = [];
  private firstPublication = 0;
  private today = '';
  /** The vocabulary's date leaves with `now` resolved to a day. */
  private dates: DateLeaf[] = [];

  constructor(vocabulary: Vocabulary, batch: Batch, proximity: Proximity, positions: PositionsCheck) {
    this.vocabulary = vocabulary;
    this.batch = batch;
    this.proximity = proximity;
    this.positions = positions;
  }

  /** Document 0 of the batch is `publications[firstPublication]`. */
  begin(publications: readonly Publication[], firstPublication: number, today: string): void {
    this.publications = publications;
    this.firstPublication = firstPublication;
    if (this.today !== today) this.dates = [];
    this.today = today;
    for (const leaf of this.vocabulary.dates.slice(this.dates.length)) this.dates.push(resolved(leaf, today));
  }

  /** Lets go of the publications. */
  end(): void {
    this.publications = [];
  }

  /** Whether all conditions `words[at]` up to `end` hold. */
  allHold(words: Uint32Array, at: number, end: number, document: number): boolean {
    for (let next = at; next < end; next = afterCondition(words, next)) {
      if (!this.holds(words, next, document)) return false;
    }
    return true;
  }

  private anyHolds(words: Uint32Array, at: number, end: number, document: number): boolean {
    for (let next = at; next < end; next = afterCondition(words, next)) {
      if (this.holds(words, next, document)) return true;
    }
    return false;
  }

  private holds(words: Uint32Array, at: number, document: number): boolean {
    const operand = words[at]! & OPERAND;
    const parts = at + 1;
    switch ((words[at]! >>> OPERATOR_SHIFT) as Operator) {
      case Operator.Has:
        return this.batch.has(operand, document);
      case Operator.Date:
        return dateHolds(this.publications[this.firstPublication + document]!, this.dates[operand]!, this.today);
      case Operator.Stands:
        return this.positions.stands(operand, document);
      case Operator.Near:
        return this.proximity.holds(words, parts, parts + operand, document);
      case Operator.NearInTexts:
        return this.positions.near(words, parts, parts + operand, document);
      case Operator.Not:
        return !this.holds(words, parts, document);
      case Operator.All:
        return this.allHold(words, parts, parts + operand, document);
      case Operator.Any:
        return this.anyHolds(words, parts, parts + operand, document);
    }
  }
}

function resolved({ from, to, ...leaf }: DateLeaf, today: string): DateLeaf {
  const day = (bound: DateBound): DateBound => ({ type: 'day', date: dayOf(bound, today) });
  return { ...leaf, ...(from && { from: day(from) }), ...(to && { to: day(to) }) };
}
