import { ALL_FIELDS, MASK_BITS } from './sequences.ts';

/**
 * A compiled profile is a run of integers:
 *
 *   clauses      one integer per literal: the literal, CLAUSE_END on the last of a clause, CLAUSES_END on the last of all.
 *                A document is a candidate when of every clause it has a literal. There is always one clause.
 *   conditions   what the clauses cannot say, to the end of the record, all of which must hold: an operator in the upper three bits
 *                and an operand below. Operators with parts have as operand the number of integers that their parts take, and
 *                these follow, so that a condition is passed over without being read.
 *
 * Clauses are sound for every profile and say all there is to say of most: an AND of literals and of ORs of literals has no condition.
 */
export const CLAUSE_END = 0x8000_0000;
export const CLAUSES_END = 0x4000_0000;
export const CLAUSE_LITERAL = 0x3fff_ffff;

/** Of a condition. */
export const OPERATOR_SHIFT = 29;
export const OPERAND = 0x1fff_ffff;

export const Operator = {
  /** The document has the literal. */
  Has: 0,
  /** The date leaf of this number holds. */
  Date: 1,
  /** The text leaf of this literal, a phrase with truncated words, stands somewhere. */
  Stands: 2,
  /** Parts: how near (see `howNear`), number of left nodes, these, the right nodes. */
  Near: 3,
  Not: 4,
  All: 5,
  Any: 6,
  /** As Near, where a truncated word is among the operands: these are looked for in the texts. */
  NearInTexts: 7,
} as const;
export type Operator = (typeof Operator)[keyof typeof Operator];

/** Distance, the bits of the base fields looked at, and whether the order is asked for, as one integer. */
export function howNear(distance: number, mask: number, ordered: boolean): number {
  return ((Math.min(distance, FARTHEST) << (MASK_BITS + 1)) | (mask << 1) | (ordered ? 1 : 0)) >>> 0;
}

export function distanceOf(how: number): number {
  return how >>> (MASK_BITS + 1);
}

export function maskOf(how: number): number {
  return (how >>> 1) & ALL_FIELDS;
}

export function isOrdered(how: number): boolean {
  return (how & 1) === 1;
}

/** A distance that no text of a publication reaches. */
const FARTHEST = 0xff_ffff;

function hasParts(operator: number): boolean {
  return operator >= Operator.Near;
}

export function condition(operator: Operator, operand: number): number {
  return ((operator << OPERATOR_SHIFT) | operand) >>> 0;
}

/** Where the condition after the one at `at` stands. */
export function afterCondition(words: Uint32Array, at: number): number {
  const word = words[at]!;
  return at + 1 + (hasParts(word >>> OPERATOR_SHIFT) ? word & OPERAND : 0);
}
