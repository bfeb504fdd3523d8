import { isOfficeCode } from '../../numbers/index.ts';
import { ProblemError } from '../../problem.ts';

/**
 * A date as offices write it (`20231031`, `2023-10-31`) as an ISO date. Undefined for what is no calendar date by
 * intention: empty, a month or a year only (`20231000`), and the marks for “none” (`00010101`, `99991231`). A day that
 * the calendar does not have is refused.
 */
export function calendarDate(text: string | undefined): string | undefined {
  const match = /^\s*(\d{4})-?(\d{2})-?(\d{2})\s*$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  if (year < '1600' || year > '2100' || month === '00' || day === '00') return undefined;
  const date = `${year}-${month}-${day}`;
  if (Number(day) > daysIn(Number(year), Number(month))) throw new ProblemError(noSuchDay(date));
  return date;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  if (month > 12) return 0;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The same, but undefined for a day that does not exist: for dates of secondary matters, which are no reason to set a
 * record aside.
 */
export function possibleDate(text: string | undefined): string | undefined {
  try {
    return calendarDate(text);
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}

/** ISO 639-1 code in lower case, `und` where there is none. */
export function languageCode(text: string | undefined): string {
  const code = text?.trim().toLowerCase() ?? '';
  return /^[a-z]{2}$/.test(code) ? code : 'und';
}

/** ST.3 code; undefined for words such as `unknown` and `omitted` that files have in its place. */
export function countryCode(text: string | undefined): string | undefined {
  const code = text?.trim().toUpperCase() ?? '';
  return code !== 'XX' && isOfficeCode(code) ? code : undefined;
}

const noSuchDay = (date: string) => ({
  code: 'format.no-such-day',
  zh: `日期 ${date} 不存在，此条记录已搁置。请向来源核对后重新导入。`,
  en: `There is no day ${date}; the record is set aside. Check it with its source and import it again.`,
});
