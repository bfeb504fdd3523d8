import {
  EVERYTHING,
  type IndicatorDefinition,
  type IndicatorTable,
  type IndicatorValue,
  NOTHING,
} from '../../../shared/indicators.ts';
import { provinceCoded } from '../../../shared/regions.ts';
import { useLanguage, useTexts } from '../../app/language.tsx';
import type { Narrowing } from './indicator-address.ts';
import { spreadTexts } from './indicator-texts.ts';
import { useMonths } from './month-series.ts';
import { type Spread, valueAt } from './reading.ts';
import type { Task } from './use-tasks.ts';

/** A number at one of the places over which an indicator is spread, and what its records are narrowed to. */
export interface Place {
  readonly key: string;
  readonly name: string;
  readonly value: IndicatorValue | undefined;
  readonly narrowing: Narrowing;
}

interface Places {
  readonly places: readonly Place[];
  readonly pending: boolean;
  readonly problem: Error | null;
}

/** An indicator by provinces, tasks or months. Provinces and tasks stand in the table already, months are asked for. */
export function usePlaces(
  by: Spread,
  indicator: IndicatorDefinition,
  table: IndicatorTable,
  narrowing: Narrowing,
  tasks: readonly Task[],
): Places {
  const t = useTexts(spreadTexts);
  const { tell } = useLanguage();
  const { code } = indicator;
  const { months, pending, problem } = useMonths(indicator, narrowing, by === 'month');
  if (by === 'month') {
    const places = months.map(({ month, value, of }) => ({
      key: String(month),
      name: t.monthOf(month),
      value: { code, value, of, target: null },
      narrowing: { ...narrowing, fromMonth: month, toMonth: month },
    }));
    return { places, pending, problem };
  }
  const keys = new Set(
    table.cells
      .filter((cell) => (by === 'task' ? cell.province : cell.task) === EVERYTHING)
      .map((cell) => (by === 'task' ? cell.task : cell.province))
      .filter((key) => key !== EVERYTHING),
  );
  if (by === 'task') {
    const titles = new Map(tasks.map(({ clause, title }) => [clause, `${clause} ${tell({ zh: title, en: title })}`]));
    const inOrder = [...tasks.map(({ clause }) => clause), ...keys].filter((key) => keys.has(key));
    const places = [...new Set(inOrder)].map((task) => ({
      key: task,
      name: task === NOTHING ? t.noTask : (titles.get(task) ?? task),
      value: valueAt(table, code, { task }),
      narrowing: { ...narrowing, task },
    }));
    return { places, pending: false, problem: null };
  }
  const places = [...keys].map((province) => {
    const known = provinceCoded(province);
    return {
      key: province,
      name: known === undefined ? t.noProvince : tell({ zh: known.short, en: known.en }),
      value: valueAt(table, code, { province }),
      narrowing: { ...narrowing, province },
    };
  });
  return { places, pending: false, problem: null };
}
