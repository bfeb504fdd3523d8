/** The short reasons of a screener that are chosen and not written, by the code that is stored; each reader reads the own language. */
export const SCREENING_REASONS = {
  'in-title': { zh: '名称命中', en: 'Found in the title' },
  core: { zh: '核心技术相关', en: 'Core technique' },
  competitor: { zh: '竞争对手动向', en: 'Competitor’s move' },
  'in-abstract': { zh: '仅摘要命中，待研究', en: 'Found in the abstract alone, to be looked into' },
  passing: { zh: '仅提及，非主题', en: 'Mentioned only in passing' },
  'wrong-field': { zh: '领域不符', en: 'Wrong field' },
  'own-application': { zh: '本单位自己的申请', en: 'Their own application' },
  known: { zh: '已知文献', en: 'Known already' },
  poor: { zh: '质量不高', en: 'Poor quality' },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type ScreeningReason = keyof typeof SCREENING_REASONS;

const codes = new Map<string, string>(
  Object.entries(SCREENING_REASONS).flatMap(([code, { zh, en }]) => [
    [zh, code],
    [en, code],
  ]),
);

/** What is kept of a reason: its code where it is one of the chosen ones in either language, and otherwise what was written. */
export function storedReason(reason: string): string {
  return codes.get(reason) ?? reason;
}

/** A reason as it is read: a chosen one in the reader's language, in whichever it was chosen; what was written stays. */
export function reasonIn(language: 'zh' | 'en', reason: string): string {
  const code = storedReason(reason);
  return isChosen(code) ? SCREENING_REASONS[code][language] : reason;
}

function isChosen(code: string): code is ScreeningReason {
  return Object.hasOwn(SCREENING_REASONS, code);
}
