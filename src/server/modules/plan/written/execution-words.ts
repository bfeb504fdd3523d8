import type { PlanTask, ResolvedAssignment } from '../../../../shared/plan.ts';
import type { PlanExecution } from '../../../../shared/plan-pages.ts';
import { PROVINCES } from '../../../../shared/regions.ts';

export type WrittenLanguage = 'zh' | 'en';

/** What one unit does of one task, with where the unit is. */
export type Assigned = PlanExecution['assignments'][number];

export const EXECUTION_WORDS = {
  zh: {
    ...{ obliged: '承担', invited: '自愿', helper: '协助', missing: '缺单位' },
    ...{ contents: (numbers: string) => `内容 ${numbers}`, stop: '；', comma: '、' },
  },
  en: {
    ...{ obliged: 'obliged', invited: 'invited', helper: 'helps', missing: 'nobody' },
    ...{ contents: (numbers: string) => `contents ${numbers}`, stop: '; ', comma: ', ' },
  },
} as const;

/** Whether a unit leads, may take part, or helps. */
export function partOf(
  { role, obliged }: Pick<ResolvedAssignment, 'role' | 'obliged'>,
  language: WrittenLanguage,
): string {
  const words = EXECUTION_WORDS[language];
  if (role === 'helper') return words.helper;
  return obliged ? words.obliged : words.invited;
}

/** The contents that a unit executes, counted within their task; nothing where it executes all of them. */
export function contentsOf(
  { contents: own }: Pick<ResolvedAssignment, 'contents'>,
  { contents }: Pick<PlanTask, 'contents'>,
  language: WrittenLanguage,
): string {
  const words = EXECUTION_WORDS[language];
  const numbers = contents.flatMap(({ clause }, at) => (own.includes(clause) ? [at + 1] : []));
  return numbers.length === contents.length || numbers.length === 0 ? '' : words.contents(numbers.join(words.comma));
}

/** Provinces in their order, in each the units with the most assignments first; units of no province last. */
export function unitsInOrder(
  assignments: readonly Assigned[],
): { readonly unit: Assigned['unit']; readonly own: Assigned[] }[] {
  const units = [...Map.groupBy(assignments, ({ unit }) => unit.id).values()].flatMap((own) => {
    const [first] = own;
    return first === undefined ? [] : [{ unit: first.unit, own }];
  });
  const place = ({ province }: Assigned['unit']) => {
    const at = PROVINCES.findIndex(({ code }) => code === province);
    return at < 0 ? PROVINCES.length : at;
  };
  return units.sort((one, other) => place(one.unit) - place(other.unit) || other.own.length - one.own.length);
}
