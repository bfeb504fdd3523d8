import { EVERYTHING, type IndicatorTable, type YearClosing } from '../../../shared/indicators.ts';
import { useGet } from '../../app/data.ts';
import { useMay } from '../../app/session.tsx';
import type { Narrowing } from './indicator-address.ts';

/** What a number was when its year was closed, and by how much it is another now. */
export interface ClosedNumber {
  readonly closed: number | null;
  readonly difference: number;
}

/**
 * The closed numbers of what is shown, by the codes of their indicators. Closed are whole years, of provinces and tasks, not of single
 * units: undefined where what is shown is no such part of a closed year.
 */
export function useClosing(
  table: IndicatorTable | undefined,
  { year, province, task, unit }: Narrowing,
): ReadonlyMap<string, ClosedNumber> | undefined {
  const mayAsk = useMay('officer');
  const wholeYear = table?.fromMonth === 1 && table.toMonth === 12;
  const enabled = mayAsk && wholeYear && unit === undefined && table.closedAt !== null;
  const { data } = useGet<YearClosing>(`/api/indicators/years/${year}/closing`, {}, { enabled });
  if (!enabled || data === undefined || data.year !== table.year) return undefined;
  const here = data.differences.filter(
    (one) => one.province === (province ?? EVERYTHING) && one.task === (task ?? EVERYTHING),
  );
  const differing = new Map(here.map(({ code, closed, difference }) => [code, { closed, difference }]));
  const now = table.cells.find((cell) => cell.province === EVERYTHING && cell.task === EVERYTHING);
  return new Map(
    table.indicators.map(({ code }) => {
      const value = now?.values.find((one) => one.code === code)?.value ?? null;
      return [code, differing.get(code) ?? { closed: value, difference: 0 }];
    }),
  );
}
