import { isEnded, type LegalStage, STAGES } from '../status/index.ts';
import { coded, or } from './build.ts';
import type { Query } from './tree.ts';

const ALL = Object.keys(STAGES) as readonly LegalStage[];

/** Other names by which people ask for one stage. */
const OTHER_NAMES: Readonly<Record<string, LegalStage>> = {
  公布: 'published',
  实审: 'examination',
  审查: 'examination',
  视为撤回: 'withdrawn',
  视撤: 'withdrawn',
  未缴年费: 'lapsed',
  权利终止: 'lapsed',
  期满: 'expired',
  全部无效: 'revoked',
};

/** Names for several stages at once: before the grant, and at the end. */
const GROUPS: Readonly<Record<string, readonly LegalStage[]>> = {
  pending: ['published', 'examination'],
  审中: ['published', 'examination'],
  ended: ALL.filter(isEnded),
  失效: ALL.filter(isEnded),
};

const BY_NAME: ReadonlyMap<string, readonly LegalStage[]> = new Map([
  ...ALL.flatMap((stage): [string, LegalStage[]][] => [
    [stage, [stage]],
    [STAGES[stage].zh, [stage]],
  ]),
  ...Object.entries(OTHER_NAMES).map(([name, stage]): [string, LegalStage[]] => [name, [stage]]),
  ...Object.entries(GROUPS),
]);

/** The query for a stage or a group of stages by name (`granted`, 授权, 失效); undefined for any other word. */
export function legalStageQuery(name: string): Query | undefined {
  const stages = BY_NAME.get(name);
  return stages && or(...stages.map((stage) => coded('ls', stage)));
}

/** Whether the value of an `ls` leaf is a stage, and not an event's code. */
export function isLegalStage(value: string): value is LegalStage {
  return value in STAGES;
}
