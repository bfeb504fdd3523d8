import { coded, or } from './build.ts';
import type { Query } from './tree.ts';

/**
 * The stages of a publication's life that `ls=` tells apart, with their Chinese names. A stage says what the events on record show, no
 * more: `granted` is “granted, and no event that ends it is known”, never a bare “in force”.
 */
export const LEGAL_STAGES = {
  published: '公开',
  examination: '实质审查',
  granted: '授权',
  refused: '驳回',
  withdrawn: '撤回',
  lapsed: '终止',
  expired: '届满',
  revoked: '无效',
} as const;

export type LegalStage = keyof typeof LEGAL_STAGES;

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

/** Names for several stages at once. */
const GROUPS: Readonly<Record<string, readonly LegalStage[]>> = {
  pending: ['published', 'examination'],
  审中: ['published', 'examination'],
  ended: ['refused', 'withdrawn', 'lapsed', 'expired', 'revoked'],
  失效: ['refused', 'withdrawn', 'lapsed', 'expired', 'revoked'],
};

const BY_NAME: ReadonlyMap<string, readonly LegalStage[]> = new Map([
  ...Object.entries(LEGAL_STAGES).flatMap(([stage, name]): [string, LegalStage[]][] => [
    [stage, [stage as LegalStage]],
    [name, [stage as LegalStage]],
  ]),
  ...Object.entries(OTHER_NAMES).map(([name, stage]): [string, LegalStage[]] => [name, [stage]]),
  ...Object.entries(GROUPS),
]);

/** The query for a stage or a group of stages by name (`granted`, 授权, 失效); undefined for any other word. */
export function legalStageQuery(name: string): Query | undefined {
  const stages = BY_NAME.get(name);
  return stages && or(...stages.map((stage) => coded('ls', stage)));
}
