import { useQueries } from '@tanstack/react-query';
import type { BehindNumber, IndicatorDefinition } from '../../../shared/indicators.ts';
import { get } from '../../app/api.ts';
import { type Narrowing, thisYear } from './indicator-address.ts';

export interface MonthNumber {
  readonly month: number;
  readonly value: number | null;
  readonly of: number | null;
}

/** The number of one indicator in each month that is shown; of the months to come there is none. */
export function useMonths(
  { code }: IndicatorDefinition,
  narrowing: Narrowing,
  enabled: boolean,
): { readonly months: readonly MonthNumber[]; readonly pending: boolean; readonly problem: Error | null } {
  const { fromMonth = 1, toMonth = 12, year } = narrowing;
  const last = year === thisYear() ? Math.min(toMonth, monthNow()) : toMonth;
  const shown = Array.from({ length: Math.max(0, last - fromMonth + 1) }, (_, at) => fromMonth + at);
  const path = '/api/indicators/records';
  const answers = useQueries({
    queries: shown.map((month) => {
      const asked = { ...narrowing, code, fromMonth: month, toMonth: month };
      return {
        queryKey: [path, asked],
        queryFn: ({ signal }: { signal: AbortSignal }) => get<BehindNumber>(path, asked, signal),
        enabled,
      };
    }),
  });
  return {
    months: shown.flatMap((month, at) => {
      const number = answers[at]?.data;
      return number === undefined ? [] : [{ month, value: number.value, of: number.of }];
    }),
    pending: enabled && answers.some(({ isPending }) => isPending),
    problem: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}

function monthNow(): number {
  return Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', month: 'numeric' }).format(new Date()));
}
