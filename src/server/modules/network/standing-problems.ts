import type { Grade, StandingInput, StandingName } from '../../../shared/network-standings.ts';
import { GRADE_WORDS, STANDING_WORDS } from '../../../shared/network-words.ts';
import type { Problem } from '../../platform/problems.ts';

export const yearsBackwards: Problem = {
  code: 'network.standing.years',
  zh: '截止年度早于起始年度。请核对两个年度。',
  en: 'The last year is before the first. Check both years.',
};

export function gradeUnfit(standing: StandingName, grades: readonly Grade[]): Problem {
  const { zh, en } = STANDING_WORDS[standing];
  const choice = { zh: grades.map((one) => GRADE_WORDS[one].zh), en: grades.map((one) => GRADE_WORDS[one].en) };
  if (grades.length === 0) {
    return {
      code: 'network.standing.grade',
      zh: `“${zh}”不分等级。请去掉等级。`,
      en: `“${en}” has no grades. Leave the grade out.`,
    };
  }
  return {
    code: 'network.standing.grade',
    zh: `“${zh}”的等级应为：${choice.zh.join('、')}。请选择其一。`,
    en: `The grade of “${en}” is one of: ${choice.en.join(', ')}. Choose one.`,
  };
}

export function standingOverlaps({ standing, grade, fromYear, toYear }: StandingInput): Problem {
  const { zh, en } = STANDING_WORDS[standing];
  const grades =
    grade === null ? { zh: '', en: '' } : { zh: `（${GRADE_WORDS[grade].zh}）`, en: ` (${GRADE_WORDS[grade].en})` };
  const years = { zh: `${fromYear}–${toYear ?? '今'}`, en: `${fromYear}–${toYear ?? 'now'}` };
  return {
    code: 'network.standing.conflict',
    zh: `该单位 ${years.zh} 年度已是“${zh}”${grades.zh}，年度重叠。请先更改原有的一条。`,
    en: `It is “${en}”${grades.en} already in ${years.en}, and the years overlap. Change that one first.`,
  };
}

export const unknownStanding: Problem = {
  code: 'network.standing.not-found',
  zh: '没有这条年度资格，可能已被删除。请刷新页面。',
  en: 'There is no such standing; it may have been removed. Reload the page.',
};
