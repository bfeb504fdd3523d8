/**
 * A full-text expression that says exactly what a part of the query means, over one of the two full-text tables.
 * Expressions are joined into one where that stays cheap, so that the rarest phrase of a conjunction leads.
 */
export interface MatchPlan {
  readonly op: 'match';
  readonly table: FullTextTable;
  readonly expression: string;
  /** Phrases in it, and how deep its parentheses go. */
  readonly phrases: number;
  readonly depth: number;
}

/** `words`: the texts. `codes`: classes, numbers and codes. */
export type FullTextTable = 'words' | 'codes';

/** Phrases of one expression: the full-text table goes through all alternatives at every step. */
const MOST_PHRASES = 64;
/** The full-text table's parser gives up somewhere above a hundred. */
const DEEPEST = 16;

/** `phrases` under a column filter (or none), any of them: as many expressions as it takes, to be united. */
export function anyPhrase(table: FullTextTable, phrases: readonly string[], columns = ''): MatchPlan[] {
  const plans: MatchPlan[] = [];
  for (let from = 0; from < phrases.length; from += MOST_PHRASES) {
    const some = phrases.slice(from, from + MOST_PHRASES);
    plans.push({ op: 'match', table, expression: `${columns}(${some.join(' OR ')})`, phrases: some.length, depth: 1 });
  }
  return plans;
}

/** Joins expressions of one table, as few as the limits allow. */
export function joinMatches(operator: 'AND' | 'OR', matches: readonly MatchPlan[]): MatchPlan[] {
  const joined: MatchPlan[] = [];
  for (const match of matches) {
    const at = joined.findIndex((other) => canJoin(other, match));
    if (at < 0) joined.push(match);
    else joined[at] = join(operator, joined[at]!, match);
  }
  return joined;
}

/** `match` without what `excluded` finds, where one expression can say it. */
export function excludeMatch(match: MatchPlan, excluded: MatchPlan): MatchPlan | null {
  return canJoin(match, excluded) ? join('NOT', match, excluded) : null;
}

function canJoin(a: MatchPlan, b: MatchPlan): boolean {
  return a.table === b.table && a.phrases + b.phrases <= MOST_PHRASES && Math.max(a.depth, b.depth) < DEEPEST;
}

function join(operator: 'AND' | 'OR' | 'NOT', a: MatchPlan, b: MatchPlan): MatchPlan {
  return {
    op: 'match',
    table: a.table,
    expression: `(${a.expression} ${operator} ${b.expression})`,
    phrases: a.phrases + b.phrases,
    depth: Math.max(a.depth, b.depth) + 1,
  };
}
