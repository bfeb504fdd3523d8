import type { Filing } from './filing.ts';
import { CLAUSE_END, CLAUSE_LITERAL, CLAUSES_END } from './record.ts';
import { EVERY_DOCUMENT } from './vocabulary.ts';

/** Where the clause after the one at `at` stands; after the last one, the conditions. */
export function afterClause(words: Uint32Array, at: number): number {
  let next = at;
  while ((words[next]! & CLAUSE_END) === 0) next += 1;
  return next + 1;
}

/** Whether the clause that ends before `end` is the last of its record. */
function isLastClause(words: Uint32Array, end: number): boolean {
  return (words[end - 1]! & CLAUSES_END) !== 0;
}

/** Where the clause of the record at `start` stands whose literals weigh least together; the first of equals. */
export function rarestClause(words: Uint32Array, start: number, by: Pick<Filing, 'weight'>): number {
  let rarest = start;
  let least = Number.POSITIVE_INFINITY;
  for (let at = start; ; ) {
    const end = afterClause(words, at);
    let sum = 0;
    for (let i = at; i < end; i++) sum += by.weight(words[i]! & CLAUSE_LITERAL);
    if (sum < least) {
      least = sum;
      rarest = at;
    }
    if (isLastClause(words, end)) return rarest;
    at = end;
  }
}

/**
 * The shelf of the record at `start`: the subclass that all literals of one of its clauses share, the first such clause's;
 * EVERY_DOCUMENT where there is none.
 */
export function shelfOf(words: Uint32Array, start: number, by: Pick<Filing, 'subclassOf'>): number {
  for (let at = start; ; ) {
    const end = afterClause(words, at);
    const shelf = by.subclassOf(words[at]! & CLAUSE_LITERAL);
    let shared = shelf !== EVERY_DOCUMENT;
    for (let i = at + 1; shared && i < end; i++) shared = by.subclassOf(words[i]! & CLAUSE_LITERAL) === shelf;
    if (shared) return shelf;
    if (isLastClause(words, end)) return EVERY_DOCUMENT;
    at = end;
  }
}

/**
 * Copies the record `words[start]` up to `end` to `into[to]`, with the clause at `first` before the others.
 * The mark of the last clause goes to whichever clause then comes last.
 */
export function copyRecord(
  words: Uint32Array,
  start: number,
  end: number,
  first: number,
  into: Uint32Array,
  to: number,
): void {
  const firstEnd = afterClause(words, first);
  const moved = firstEnd - first;
  copy(words, first, firstEnd, into, to);
  copy(words, start, first, into, to + moved);
  copy(words, firstEnd, end, into, to + firstEnd - start);
  if (first === start || !isLastClause(words, firstEnd)) return;
  into[to + moved - 1]! &= ~CLAUSES_END;
  into[to + firstEnd - start - 1]! |= CLAUSES_END;
}

/** Of a few integers: a view of them for `set` would be larger than they are. */
function copy(words: Uint32Array, start: number, end: number, into: Uint32Array, to: number): void {
  for (let at = start; at < end; at++) into[to + at - start] = words[at]!;
}
