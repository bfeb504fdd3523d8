/** A day that words set, and which of the words. */
export interface WordedDate {
  /** ISO date. */
  readonly date: string;
  /** Where the words stand in the text that was read. */
  readonly start: number;
  readonly end: number;
}

type Groups = Readonly<Record<string, string | undefined>>;
type Wording = readonly [pattern: RegExp, read: (year: number, groups: Groups) => string | undefined];

const SOME_YEAR = String.raw`(?:(?<year>(?:19|20|21)\d{2})\s?年度?\s?|(?<next>次年|明年|翌年|来年)|(?<past>去年|上年)|本年度?|今年|当年)`;
const YEAR = `${SOME_YEAR}?`;
const MONTH = String.raw`(?<month>\d{1,2})\s?月份?`;
const BEFORE = '(?:之前|以前|前)';

const ofDay = (year: number, groups: Groups) => dayOf(year, Number(groups.month), Number(groups.day));
const ofMonth = (year: number, groups: Groups) => endOfMonth(year, Number(groups.month));
const ofMonthBefore = (year: number, groups: Groups) => endOfMonth(year, Number(groups.month), 1);
const ofYear = (year: number) => `${year}-12-31`;

/** Said of the end of a year or month, of a day before which, or by which. */
const DEADLINES: readonly Wording[] = [
  [wording(String.raw`${YEAR}${MONTH}\s?(?<day>\d{1,2})\s?日(?:底)?${BEFORE}`), ofDay],
  [wording(`${YEAR}${MONTH}[底末]${BEFORE}?`), ofMonth],
  [wording(`${YEAR}${MONTH}${BEFORE}`), ofMonthBefore],
  [wording(`(?:${SOME_YEAR}年?|年)[底末]${BEFORE}?`), ofYear],
  [wording(`${YEAR}上半年(?:${BEFORE}|[底末]${BEFORE}?)`), (year) => `${year}-06-30`],
  [wording(`${YEAR}第?(?<quarter>[一二三四1-4])季度(?:[底末]${BEFORE}?|${BEFORE})`), ofQuarter],
];

/** What a field for a day says, beside that. */
const FIELD: readonly Wording[] = [
  [wording(String.raw`${YEAR}${MONTH}\s?(?<day>\d{1,2})\s?日`), ofDay],
  [wording(String.raw`(?<year>(?:19|20|21)\d{2})[-./](?<month>\d{1,2})[-./](?<day>\d{1,2})(?!\d)`), ofDay],
  [wording(String.raw`(?<year>(?:19|20|21)\d{2})[-./](?<month>\d{1,2})(?![-./\d])`), ofMonth],
  [wording(`${YEAR}${MONTH}`), ofMonth],
  [wording(`${YEAR}第?(?<quarter>[一二三四1-4])季度`), ofQuarter],
  [wording(`${YEAR}上半年`), (year) => `${year}-06-30`],
  [wording(`${YEAR}(?:下半年|全年|年内|年度内)`), ofYear],
  [wording(String.raw`(?<year>(?:19|20|21)\d{2})\s?年(?!\s?\d|[底末上下第])`), ofYear],
];

function wording(pattern: string): RegExp {
  return new RegExp(pattern, 'g');
}

/**
 * The days by which something is to be done, in the order of the text. Words that name no year mean that of the plan; where there
 * is none either, they set no day. A day that is in no calendar is left out.
 * @param text folded.
 */
export function deadlinesIn(text: string, planYear: number | undefined): WordedDate[] {
  return read(DEADLINES, text, planYear);
}

/** The days that a field for a day sets, where a plain month is its end: `完成时限:2031年6月`. */
export function daysOfField(text: string, planYear: number | undefined): WordedDate[] {
  return read([...DEADLINES, ...FIELD], text, planYear);
}

/** Whether the words of a field for a day say that there is none. */
export function isWithoutEnd(text: string): boolean {
  return /长期|持续|常态|贯穿|每[年月季周日]|适时|定期|即时|实时|^[-—/无。;,\s]*$/.test(text);
}

function read(wordings: readonly Wording[], text: string, planYear: number | undefined): WordedDate[] {
  const found = wordings.flatMap(([pattern, dated]) =>
    [...text.matchAll(pattern)].flatMap(({ 0: words, index, groups = {} }) => {
      const year = yearOf(groups, planYear);
      const date = year === undefined ? undefined : dated(year, groups);
      return date === undefined ? [] : [{ date, start: index, end: index + words.length }];
    }),
  );
  return withoutNested(found);
}

function yearOf({ year, next, past }: Groups, planYear: number | undefined): number | undefined {
  if (year !== undefined) return Number(year);
  if (planYear === undefined) return undefined;
  return planYear + (next === undefined ? 0 : 1) - (past === undefined ? 0 : 1);
}

/** A whole line that is a date: 2018年6月15日, 二〇一八年六月十五日. */
export function dateLine(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})\s{0,3}年\s{0,3}(\d{1,2})\s{0,3}月\s{0,3}(\d{1,2})\s{0,3}日$/.exec(inDigits(text)) ?? [];
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(day));
}

const HAN_DATE =
  /^([二一][〇○零0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/;

function inDigits(text: string): string {
  const [, year, month, day] = HAN_DATE.exec(text) ?? [];
  if (year === undefined) return text;
  const digits = [...year].map((digit) => Math.max(0, '〇一二三四五六七八九'.indexOf(digit))).join('');
  return `${digits}年${countOf(month ?? '')}月${countOf(day ?? '')}日`;
}

/** 一 … 三十一. */
function countOf(text: string): number {
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text];
  const digit = (sign: string, empty: number) => (sign === '' ? empty : '零一二三四五六七八九'.indexOf(sign));
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** Of two readings of the same words the longer one holds; in the order of the text. */
function withoutNested(found: readonly WordedDate[]): WordedDate[] {
  let end = 0;
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((one) => {
      const isNew = one.end > end;
      end = Math.max(end, one.end);
      return isNew;
    });
}

function ofQuarter(year: number, { quarter = '' }: Groups): string | undefined {
  const which = Math.max('一二三四'.indexOf(quarter), '1234'.indexOf(quarter)) + 1;
  return endOfMonth(year, which * 3);
}

/** @param earlier by how many months. */
function endOfMonth(year: number, month: number, earlier = 0): string | undefined {
  return month < 1 || month > 12 ? undefined : iso(new Date(Date.UTC(year, month - earlier, 0)));
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : undefined;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
