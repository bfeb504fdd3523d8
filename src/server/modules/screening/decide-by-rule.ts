import { evaluate, evaluatePrepared, prepare } from '../../../engine/evaluator/index.ts';
import { ProblemError } from '../../../engine/problem.ts';
import { parseQuery, type Query } from '../../../engine/query/index.ts';
import { type DecisionRule, decisionRule, type Judgement } from '../../../shared/screening.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import { type Act, personOf, readAs } from '../profiles/index.ts';
import { decide } from './decisions.ts';
import { explain } from './explain.ts';
import { type MatchedItem, matchedItems } from './matched-item.ts';
import { listQueue } from './queue.ts';
import { judge, liveReadings } from './readings.ts';
import { settingsOf } from './settings.ts';

const ITEMS_AT_ONCE = 200;
const LONGEST_LINE = 500;

/** What a rule did: items that are decided now, and items that wait for a second reader. */
export interface RuleOutcome {
  readonly decided: number;
  readonly read: number;
}

/**
 * Decides all undecided items that meet a rule (`decisionRule` in `src/shared/screening.ts`). Where the profile asks for a second
 * reader it is a reading like any other; what the same person or two others have read already is left to them.
 * @throws ProblemError when the rule or its query is wrong.
 */
export async function decideByRule(db: Db, scope: Scope, input: DecisionRule, act: Act): Promise<RuleOutcome> {
  const rule = readAs(decisionRule, input, { code: 'queue.rule', zh: '筛选规则', en: 'The rule' });
  const query = rule.query === undefined ? undefined : queryOf(rule.query);
  const done = { decided: 0, read: 0 };
  for (let after = 0; ; ) {
    const page = await listQueue(db, scope, { ...rule.filter, decision: 'open', after, limit: ITEMS_AT_ONCE });
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.id;
    const ids = page.map(({ id }) => id);
    for (const item of await matchedItems(db, scope, ids)) {
      if (!meets(item, rule, query)) continue;
      const whyItMatters = rule.judgement.whyItMatters ?? (await draftLine(db, scope, item));
      const outcome = await applyTo(db, scope, item, { ...rule.judgement, whyItMatters }, act);
      if (outcome !== undefined) done[outcome] += 1;
    }
  }
  // What the rule asks for stays out of the log: it may tell what an enterprise looks for.
  const detail = { decision: rule.judgement.decision, ...done };
  const entry = { action: 'queue.decide-by-rule', subject: `house ${scope.organisationId}`, detail };
  await recordAudit(db, scope, { actor: act.actor, ...entry }, act.clock);
  return done;
}

async function applyTo(
  db: Db,
  scope: Scope,
  { id, profileId }: MatchedItem,
  judgement: Judgement,
  act: Act,
): Promise<keyof RuleOutcome | undefined> {
  const { secondReader } = await settingsOf(db, scope, profileId);
  if (!secondReader) return (await decide(db, scope, id, judgement, act, { onlyOpen: true })) ? 'decided' : undefined;
  const readings = await liveReadings(db, scope, [id]);
  if (readings.length > 1 || readings.some(({ read_by }) => read_by === personOf(act))) return undefined;
  return (await judge(db, scope, id, judgement, act)) ? 'decided' : 'read';
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
