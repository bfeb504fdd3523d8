import { evaluate, evaluatePrepared, prepare } from '../../../engine/evaluator/index.ts';
import { ProblemError } from '../../../engine/problem.ts';
import { parseQuery, type Query } from '../../../engine/query/index.ts';
import { type DecisionRule, decisionRule } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import { type Act, readAs } from '../profiles/index.ts';
import { decide } from './decisions.ts';
import { explain } from './explain.ts';
import { type MatchedItem, matchedItems } from './matched-item.ts';
import { listQueue } from './queue.ts';

const ITEMS_AT_ONCE = 200;
const LONGEST_LINE = 500;

/**
 * Decides all undecided items that meet a rule (`decisionRule` in `src/shared/screening.ts`).
 * @returns how many were decided. @throws ProblemError when the rule or its query is wrong.
 */
export async function decideByRule(db: Db, scope: Scope, input: DecisionRule, act: Act): Promise<number> {
  const rule = readAs(decisionRule, input, { code: 'queue.rule', zh: '筛选规则', en: 'The rule' });
  const query = rule.query === undefined ? undefined : queryOf(rule.query);
  const { judgement } = rule;
  let decided = 0;
  for (let after = 0; ; ) {
    const page = await listQueue(db, scope, { ...rule.filter, decision: 'open', after, limit: ITEMS_AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) return decided;
    after = last.id;
    const ids = page.map(({ id }) => id);
    for (const item of await matchedItems(db, scope, ids)) {
      if (!meets(item, rule, query)) continue;
      const whyItMatters = judgement.whyItMatters ?? (await draftLine(db, scope, item));
      await decide(db, scope, item.id, { ...judgement, whyItMatters }, act);
      decided += 1;
    }
  }
}

function meets(
  item: MatchedItem,
  { inTitle, minPlaces }: Pick<DecisionRule, 'inTitle' | 'minPlaces'>,
  query: Query | undefined,
): boolean {
  const { publication, today } = item;
  if (query && evaluate(publication, query, { today }) === null) return false;
  if (!inTitle && minPlaces === undefined) return true;
  const places = evaluatePrepared(prepare(publication), item.query, { today })?.places ?? [];
  return (!inTitle || places.some(({ field }) => field === 'ti')) && places.length >= (minPlaces ?? 0);
}

/** “Why it matters” in the language of the enterprise, as the explanation of the match says it. */
export async function draftLine(db: Db, scope: Scope, item: MatchedItem): Promise<string> {
  const enterprise = await findOrganisation(db, scope, { id: item.enterpriseId });
  const { zh, en } = explain(item);
  const line = enterprise?.language === 'en' ? en : zh;
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
}

function queryOf(written: string): Query {
  const query = parseQuery(written);
  if (!query.ok) throw new ProblemError(query.problem);
  return query.value;
}
