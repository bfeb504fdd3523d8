import type { DedupeRule } from '../../../shared/indicators.ts';
import { cellText } from '../../platform/workbook.ts';

export type SheetLanguage = 'zh' | 'en';

/** A cell of words, so that no text becomes a formula. */
export function words(value: string) {
  return { type: String, value: cellText(value), wrap: true, alignVertical: 'top' } as const;
}

export function head(value: string) {
  return { type: String, value, fontWeight: 'bold' } as const;
}

/** A number of an indicator as it is counted: shares in per cent, means with two places. Nothing where there is none. */
export function figure(dedupe: DedupeRule, value: number | null) {
  if (value === null) return null;
  const format = dedupe === 'share' ? '0.0%' : dedupe === 'mean' ? '0.00' : '#,##0.##';
  return { type: Number, value, format, alignVertical: 'top' } as const;
}

/** The months that were counted. */
export function periodOf(
  { year, fromMonth, toMonth }: { readonly year: number; readonly fromMonth: number; readonly toMonth: number },
  language: SheetLanguage,
): string {
  return language === 'zh' ? `${year} 年 ${fromMonth}–${toMonth} 月` : `${year}, months ${fromMonth}–${toMonth}`;
}
