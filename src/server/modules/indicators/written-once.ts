import { type IndicatorTable, indicatorTable } from '../../../shared/indicators.ts';

/** Writes a table as the answer that its schema says, once for all who share it. */
export function writtenOnce(): (table: unknown) => string {
  const written = new WeakMap<object, string>();
  return (table) => {
    const shared = table as IndicatorTable;
    const known = written.get(shared) ?? JSON.stringify(indicatorTable.parse(shared));
    written.set(shared, known);
    return known;
  };
}
