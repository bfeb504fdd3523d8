import { type Parsed, parsed, refused } from '../../problem.ts';
import { noSuchDay, unreadableDate } from './problems.ts';

/** A time of day after a date is passed over: exports write one, patents have none. */
const TIME_OF_DAY = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A date written in one of the formats (`YYYY-M-D`, `YYYYMMDD`, `D.M.YYYY`; M and D take one or two digits, MM and DD two)
 * as an ISO date. Refused where no format fits or the calendar has no such day.
 */
export function readDate(text: string, formats: readonly string[]): Parsed<string> {
  const day = text.replace(TIME_OF_DAY, '');
  for (const format of formats) {
    const parts = pattern(format).exec(day)?.groups;
    if (!parts) continue;
    const [year, month, date] = [Number(parts.year), Number(parts.month), Number(parts.day)];
    const at = new Date(Date.UTC(year, month - 1, date));
    if (year < 1000 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return refused(noSuchDay());
    return parsed(at.toISOString().slice(0, 10));
  }
  return refused(unreadableDate(formats));
}

const patterns = new Map<string, RegExp>();

function pattern(format: string): RegExp {
  const known = patterns.get(format);
  if (known) return known;
  const source = format
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace('YYYY', '(?<year>\\d{4})')
    .replace(/MM?/, (token) => `(?<month>${digits(token)})`)
    .replace(/DD?/, (token) => `(?<day>${digits(token)})`);
  const made = new RegExp(`^${source}$`);
  patterns.set(format, made);
  return made;
}

function digits(token: string): string {
  return token.length === 2 ? '\\d{2}' : '\\d{1,2}';
}
