import {
  type BaseField,
  type DateLeaf,
  FIELD_BASES,
  type Near,
  type NearOperand,
  type Query,
  type TextField,
  type TextLeaf,
} from '../../../../engine/query/tree.ts';
import { codeExpression } from './code-tokens.ts';
import { leafPhrases, type Vocabulary } from './leaf-phrases.ts';
import { anyPhrase, excludeMatch, joinMatches, type MatchPlan } from './match-expression.ts';

/** How a query is answered: full-text expressions where they say the same as the query, sets and the evaluator for the rest. */
export type Plan =
  | MatchPlan
  | { readonly op: 'date'; readonly leaf: DateLeaf }
  | { readonly op: 'and' | 'or'; readonly items: readonly Plan[] }
  | { readonly op: 'not'; readonly item: Plan }
  | VerifyPlan;

/** Those of the candidates for which the evaluator says that `query` holds. It looks at no other texts than those of `fields`. */
export interface VerifyPlan {
  readonly op: 'verify';
  readonly candidates: Plan;
  readonly query: Query;
  readonly fields: readonly BaseField[];
}

/** @throws ProblemError where a truncation stands for too many words. */
export function planQuery(query: Query, vocabulary: Vocabulary): Plan {
  switch (query.type) {
    case 'and':
      return planAnd(query.items.map((item) => planQuery(item, vocabulary)));
    case 'or':
      return planOr(query.items.map((item) => planQuery(item, vocabulary)));
    case 'not':
      return { op: 'not', item: planQuery(query.item, vocabulary) };
    case 'text':
      return planText(query, vocabulary);
    case 'near':
      return planNear(query, vocabulary);
    case 'date':
      return { op: 'date', leaf: query };
    case 'class':
    case 'number':
    case 'code': {
      const { phrase, exact } = codeExpression(query);
      const candidates = planOr(anyPhrase('codes', [phrase]));
      return exact ? candidates : { op: 'verify', candidates, query, fields: [] };
    }
  }
}

function planAnd(items: readonly Plan[]): Plan {
  const matches = joinMatches('AND', items.filter(isMatch));
  const others: Plan[] = [];
  for (const item of items) {
    if (isMatch(item)) continue;
    if (item.op !== 'not' || !isMatch(item.item)) others.push(item);
    else if (!excludeFromOne(matches, item.item)) others.push(item);
  }
  return several('and', [...matches, ...others]);
}

function excludeFromOne(matches: MatchPlan[], excluded: MatchPlan): boolean {
  for (const [at, match] of matches.entries()) {
    const rest = excludeMatch(match, excluded);
    if (rest === null) continue;
    matches[at] = rest;
    return true;
  }
  return false;
}

function planOr(items: readonly Plan[]): Plan {
  const flat = items.flatMap((item) => (item.op === 'or' ? item.items : [item]));
  return several('or', [...joinMatches('OR', flat.filter(isMatch)), ...flat.filter((item) => !isMatch(item))]);
}

function several(op: 'and' | 'or', items: readonly Plan[]): Plan {
  return items.length === 1 ? items[0]! : { op, items };
}

function isMatch(plan: Plan): plan is MatchPlan {
  return plan.op === 'match';
}

function planText(leaf: TextLeaf, vocabulary: Vocabulary): Plan {
  const { groups, exact } = leafPhrases(leaf, vocabulary);
  const candidates = planGroups(groups, leaf.field);
  return exact ? candidates : { op: 'verify', candidates, query: leaf, fields: FIELD_BASES[leaf.field] };
}

function planGroups(groups: readonly (readonly string[])[], field: TextField): Plan {
  return planAnd(groups.map((phrases) => planOr(anyPhrase('words', phrases, columnsOf(field)))));
}

/** Pairs of phrases that one proximity is spelled out to; beyond that both operands are wanted, anywhere in the field. */
const MOST_PAIRS = 32;

function planNear(near: Near, vocabulary: Vocabulary): Plan {
  const { field } = leavesOf(near.left)[0]!;
  const left = leavesOf(near.left).map((leaf) => leafPhrases(leaf, vocabulary).groups);
  const right = leavesOf(near.right).map((leaf) => leafPhrases(leaf, vocabulary).groups);
  const lefts = onlyPhrases(left);
  const rights = onlyPhrases(right);
  const spelled = lefts !== null && rights !== null && lefts.length * rights.length <= MOST_PAIRS;
  const candidates = spelled
    ? planOr(anyPhrase('words', pairs(lefts, rights, near.distance), columnsOf(field)))
    : planAnd([left, right].map((leaves) => planOr(leaves.map((groups) => planGroups(groups, field)))));
  return { op: 'verify', candidates, query: near, fields: FIELD_BASES[field] };
}

/** A phrase of pairs ends one position before its run of characters does, so two more may lie between. */
function pairs(lefts: readonly string[], rights: readonly string[], distance: number): string[] {
  return lefts.flatMap((left) => rights.map((right) => `NEAR(${left} ${right}, ${distance + 2})`));
}

/** All phrases of the leaves, where each leaf is one choice of phrases. */
function onlyPhrases(leaves: readonly (readonly (readonly string[])[])[]): string[] | null {
  return leaves.every((groups) => groups.length === 1) ? leaves.flatMap((groups) => groups.flat()) : null;
}

function leavesOf(operand: NearOperand): readonly TextLeaf[] {
  return operand.type === 'or' ? operand.items : [operand];
}

/** The columns of a text field, as a filter before a phrase. */
export function columnsOf(field: TextField): string {
  return `{${FIELD_BASES[field].join(' ')}} : `;
}
