import type { DedupeRule } from '../../../shared/indicators.ts';
import type { Problem } from '../../platform/problems.ts';

function ofIndicator(code: string, zh: string, en: string): Problem {
  return { code: `indicators.${code}`, zh, en };
}

export function unknownIndicator(code: string, year: number): Problem {
  return ofIndicator(
    'not-found',
    `${year} 年没有代码为“${code}”的指标。请从指标目录中选择。`,
    `There is no indicator “${code}” in ${year}. Choose one from the catalogue.`,
  );
}

export const monthsBackwards = ofIndicator(
  'months',
  '起始月份晚于截止月份。请改正统计时段。',
  'The first month is after the last. Mend the period.',
);

export function yearGoesOn(year: number): Problem {
  return ofIndicator(
    'year-goes-on',
    `${year} 年尚未结束，过了 12 月 31 日才能封存该年的数字。`,
    `${year} is not over: its numbers are closed after 31 December.`,
  );
}

export function closedAlready(year: number): Problem {
  return ofIndicator(
    'closed-already.conflict',
    `${year} 年的数字已经封存，不能再次封存。封存后的更正见“封存值与现值对照”。`,
    `The numbers of ${year} are closed already. What was corrected since is told beside the closed numbers.`,
  );
}

export function notClosed(year: number): Problem {
  return ofIndicator('closing.not-found', `${year} 年的数字尚未封存。`, `The numbers of ${year} are not closed yet.`);
}

export function definedLater(code: string, year: number): Problem {
  return ofIndicator(
    'defined-later',
    `指标“${code}”已有 ${year} 年或以后起用的定义。新定义的起用年份须更晚。`,
    `The indicator “${code}” has a definition from ${year} or later. A new one begins after it.`,
  );
}

export function yearsBackwards(fromYear: number, toYear: number): Problem {
  return ofIndicator(
    'years',
    `定义的终止年份 ${toYear} 早于起用年份 ${fromYear}。请改正年份。`,
    `The definition ends in ${toYear}, before it begins in ${fromYear}. Mend the years.`,
  );
}

export function unfitRule(fitting: readonly DedupeRule[]): Problem {
  return ofIndicator(
    'unfit-rule',
    `计数方式与统计来源不符。该来源适用的计数方式：${fitting.join('、')}。`,
    `What it is counted from is not counted in that way. Ways that fit: ${fitting.join(', ')}.`,
  );
}

export function redefinesClosedYear(year: number): Problem {
  return ofIndicator(
    'redefines-closed-year',
    `${year} 年的数字已封存，新定义不能从已封存的年份起用。请改从以后的年份起用。`,
    `The numbers of ${year} are closed: a new definition cannot begin in a closed year. Let it begin later.`,
  );
}

export const ofNoProvince = ofIndicator(
  'no-province.not-found',
  '您的单位在该年没有登记所属省份，查不到本省的封存值。请联系主管处室登记单位的地区。',
  'Your organisation stood in no province in that year, so there are no closed numbers of its own. Ask the office to enter its region.',
);
