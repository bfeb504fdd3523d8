import { dated } from './build.ts';
import type { Comparison } from './characters.ts';
import { addDays, daysInMonth } from './dates.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { DateBound, DateField, DateLeaf } from './tree.ts';

/** First and last day of what was written: a day, a month, a year, or a distance from the day of the search. */
interface Period {
  readonly from: DateBound;
  readonly to: DateBound;
}

/** The leaf of `pd=2023`, `pd>=2023-10`, `pd=2023-01-01..now-30d`. Throws QueryFault on the whole of `written`. */
export function dateLeaf(field: DateField, comparison: Comparison, written: string): DateLeaf {
  const refuse = (fault: Fault): never => {
    throw new QueryFault({ start: 0, end: written.length }, fault);
  };
  const value = written.normalize('NFKC');
  const range = value.indexOf('..');
  if (range < 0) return compared(field, comparison, periodOf(value, refuse), refuse);
  if (comparison !== '=') refuse(RANGE_COMPARED);
  const start = value.slice(0, range);
  const end = value.slice(range + 2);
  if (start === '' && end === '') refuse(notADate(value));
  const from = start === '' ? undefined : periodOf(start, refuse).from;
  const to = end === '' ? undefined : periodOf(end, refuse).to;
  if (from !== undefined && to !== undefined && isAfter(from, to)) refuse(reversed(start, end));
  return dated(field, from, to);
}

type Refuse = (fault: Fault) => never;

function compared(field: DateField, comparison: Comparison, { from, to }: Period, refuse: Refuse): DateLeaf {
  switch (comparison) {
    case '=':
      return dated(field, from, to);
    case '>=':
      return dated(field, from, undefined);
    case '<=':
      return dated(field, undefined, to);
    case '>':
      return dated(field, beside(to, 1, refuse), undefined);
    case '<':
      return dated(field, undefined, beside(from, -1, refuse));
  }
}

/** The day after or before a bound. A distance in months or years has none in its own unit. */
function beside(bound: DateBound, days: 1 | -1, refuse: Refuse): DateBound {
  if (bound.type === 'day') return { type: 'day', date: addDays(bound.date, days) };
  const { offset, unit } = bound;
  if (unit === 'd') return fromNow(offset + days, 'd', refuse);
  return unit === 'w' ? fromNow(offset * 7 + days, 'd', refuse) : refuse(strictDistance(days > 0 ? '>' : '<'));
}

function isAfter(from: DateBound, to: DateBound): boolean {
  if (from.type === 'day' && to.type === 'day') return from.date > to.date;
  return from.type === 'now' && to.type === 'now' && from.unit === to.unit && from.offset > to.offset;
}

function periodOf(written: string, refuse: Refuse): Period {
  const relative = /^now(?:([+-]\d{1,9})([dwmy]))?$/i.exec(written);
  if (relative !== null) {
    const [, offset = '0', unit = 'd'] = relative;
    const bound = fromNow(Number(offset), unit.toLowerCase() as DistanceUnit, refuse);
    return { from: bound, to: bound };
  }
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(written);
  const parts = compact ?? /^(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?$/.exec(written);
  if (parts === null || Number(parts[1]) < 1000) return refuse(notADate(written));
  const [, year, month, day] = parts.map(Number) as [number, number, number, number];
  if (parts[2] === undefined) return between(`${parts[1]}-01-01`, `${parts[1]}-12-31`);
  const last = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0;
  if (last === 0) return refuse(noSuchMonth(written));
  const prefix = `${parts[1]}-${parts[2].padStart(2, '0')}`;
  if (parts[3] === undefined) return between(`${prefix}-01`, `${prefix}-${last}`);
  if (day < 1 || day > last) return refuse(noSuchDay(written, year, month, last));
  const date = `${prefix}-${parts[3].padStart(2, '0')}`;
  return between(date, date);
}

function between(first: string, last: string): Period {
  return { from: { type: 'day', date: first }, to: { type: 'day', date: last } };
}

type DistanceUnit = 'd' | 'w' | 'm' | 'y';

/** How far from now a bound may lie in each unit: every year reached has four digits. */
const FARTHEST: Readonly<Record<DistanceUnit, number>> = { d: 99_999, w: 9_999, m: 9_999, y: 999 };

function fromNow(offset: number, unit: DistanceUnit, refuse: Refuse): DateBound {
  return Math.abs(offset) <= FARTHEST[unit] ? { type: 'now', offset, unit } : refuse(tooFar(unit));
}

const RANGE_COMPARED: Fault = {
  code: 'range-compared',
  zh: '日期区间只能用等号，例如 pd=2023-01-01..2023-12-31。',
  en: 'a range of dates goes with the equals sign, as in pd=2023-01-01..2023-12-31.',
};

function notADate(written: string): Fault {
  return {
    code: 'not-a-date',
    zh: `“${shown(written)}”不是日期。可以写 2023、2023-10、2023-10-31、20231031、now-30d，或区间 2023-01-01..2023-12-31。`,
    en: `“${shown(written)}” is not a date. Write 2023, 2023-10, 2023-10-31, 20231031, now-30d, or a range 2023-01-01..2023-12-31.`,
  };
}

function noSuchMonth(written: string): Fault {
  return {
    code: 'no-such-date',
    zh: `“${shown(written)}”的月份不存在。月份为 1 至 12，顺序是年、月、日。`,
    en: `“${shown(written)}” has no such month. Months are 1 to 12, in the order year, month, day.`,
  };
}

function noSuchDay(written: string, year: number, month: number, last: number): Fault {
  return {
    code: 'no-such-date',
    zh: `“${shown(written)}”这一天不存在：${year} 年 ${month} 月只有 ${last} 天。`,
    en: `there is no day “${shown(written)}”: month ${month} of ${year} has ${last} days.`,
  };
}

function reversed(start: string, end: string): Fault {
  return {
    code: 'range-reversed',
    zh: `区间的起点 ${shown(start)} 晚于终点 ${shown(end)}。请对调为 ${shown(end)}..${shown(start)}。`,
    en: `the range begins (${shown(start)}) after it ends (${shown(end)}). Write ${shown(end)}..${shown(start)}.`,
  };
}

function strictDistance(sign: '>' | '<'): Fault {
  return {
    code: 'strict-distance',
    zh: `以月或年计的 now 不能用“${sign}”。请用“${sign}=”，或按天写，例如 now-30d。`,
    en: `now in months or years does not go with “${sign}”. Use “${sign}=”, or write days, as in now-30d.`,
  };
}

function tooFar(unit: DistanceUnit): Fault {
  return {
    code: 'too-far-from-now',
    zh: `now 之后的数太大，最多 ${FARTHEST[unit]}${unit}。`,
    en: `the distance from now is too large, ${FARTHEST[unit]}${unit} at most.`,
  };
}
