/**
 * The stages of a right's life that the published record can show, with their names. None of them says that a right is
 * in force: `granted` is “granted, and no event that ends it is on record”.
 */
export const STAGES = {
  published: { zh: '公开', en: 'published' },
  examination: { zh: '实质审查', en: 'under examination' },
  granted: { zh: '授权', en: 'granted' },
  refused: { zh: '驳回', en: 'refused' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
  lapsed: { zh: '终止', en: 'lapsed' },
  expired: { zh: '届满', en: 'expired' },
  revoked: { zh: '无效', en: 'revoked' },
} as const;

export type LegalStage = keyof typeof STAGES;

const ENDED: ReadonlySet<LegalStage> = new Set(['refused', 'withdrawn', 'lapsed', 'expired', 'revoked']);

/** Whether the application or right is at its end in this stage. */
export function isEnded(stage: LegalStage): boolean {
  return ENDED.has(stage);
}
