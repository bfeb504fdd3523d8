/** A day that words set, and which of the words. */
export interface WordedDate {
  /** ISO date. */
  readonly date: string;
  /** Where the words stand in the text that was read. */
  readonly start: number;
  readonly end: number;
}

const YEAR = String.raw`(?:(\d{4})年度?|本年度?|今年|当年)?`;
/** Said of the end of a year or month, of a day before which, or by which. */
const worded = [
  { pattern: new RegExp(String.raw`${YEAR}(\d{1,2})月(\d{1,2})日(?:之?前|以前|底前)`, 'g'), read: ofDay },
  { pattern: new RegExp(String.raw`${YEAR}(\d{1,2})月底(?:之?前|以前)?`, 'g'), read: ofMonth },
  { pattern: new RegExp(String.raw`${YEAR}(\d{1,2})月(?:之前|前|以前)`, 'g'), read: ofMonthBefore },
  { pattern: /(?:(\d{4})年)?年底(?:之?前|以前)?/g, read: ofYear },
  { pattern: /(\d{4})年底(?:之?前|以前)?/g, read: ofYear },
] as const;

/**
 * The days by which something is to be done, in the order of the text. Words that name no year mean that of the plan; where there
 * is none either, they set no day. A day that is in no calendar is left out.
 * @param text folded.
 */
export function deadlinesIn(text: string, planYear: number | undefined): WordedDate[] {
  const found = worded.flatMap(({ pattern, read }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const year = match[1] === undefined ? planYear : Number(match[1]);
      const date = year === undefined ? undefined : read(year, Number(match[2]), Number(match[3]));
      return date === undefined ? [] : [{ date, start: match.index, end: match.index + match[0].length }];
    }),
  );
  return withoutNested(found).sort((a, b) => a.start - b.start);
}

/** A whole line that is a date: 2018年6月15日. */
export function dateLine(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(text) ?? [];
  return year === undefined ? undefined : ofDay(Number(year), Number(month), Number(day));
}

/** Of two readings of the same words the longer one holds. */
function withoutNested(found: readonly WordedDate[]): WordedDate[] {
  return found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
}

function ofYear(year: number): string {
  return `${year}-12-31`;
}

function ofMonth(year: number, month: number): string | undefined {
  return month < 1 || month > 12 ? undefined : iso(new Date(Date.UTC(year, month, 0)));
}

function ofMonthBefore(year: number, month: number): string | undefined {
  return month < 1 || month > 12 ? undefined : iso(new Date(Date.UTC(year, month - 1, 0)));
}

function ofDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso(date) : undefined;
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10);
}
