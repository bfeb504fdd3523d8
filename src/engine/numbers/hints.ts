import { isKindCode } from './kinds.ts';
import { isOfficeCode, UNKNOWN_OFFICE } from './offices.ts';

/** What the source of a number says beside it. What the text itself says counts more. */
export interface NumberHints {
  /** ST.3 code of the office. */
  readonly country?: string;
  /**
   * ST.16 kind; for an application number the DOCDB kind (`A`, `U`, `P`, `W` …), which also tells that the number is in
   * DOCDB's form.
   */
  readonly kind?: string;
  /** ISO date of the publication or of the filing; decides between forms that differ only by era. */
  readonly date?: string;
}

/** The same hints with what is no code left out, in upper case. */
export function usableHints(hints: NumberHints | undefined): NumberHints {
  const country = hints?.country?.trim().toUpperCase() ?? '';
  const kind = hints?.kind?.trim().toUpperCase() ?? '';
  return {
    ...(isOfficeCode(country) && country !== UNKNOWN_OFFICE ? { country } : {}),
    ...(isKindCode(kind) ? { kind } : {}),
    ...(hints?.date ? { date: hints.date } : {}),
  };
}

/** The hints for an application number, whose kind has no digit: `A1` beside one is that of a publication. */
export function applicationHints(hints: NumberHints | undefined): NumberHints {
  const { kind, ...others } = usableHints(hints);
  return kind?.length === 1 ? { ...others, kind } : others;
}

/** The year of the hinted date. */
export function hintedYear(hints: NumberHints): number | undefined {
  const year = Number(hints.date?.slice(0, 4));
  return year > 0 ? year : undefined;
}
