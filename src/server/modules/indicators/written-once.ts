import { EVERYTHING, type IndicatorTable, indicatorTable } from '../../../shared/indicators.ts';

/**
 * Writes a table as the answer that its schema says, once for all who share it: each province, each task and the whole. What a province
 * has of a task, most of a table, is not in it: whoever narrows to the one is told the other.
 */
export function writtenOnce(): (table: unknown) => string {
  const written = new WeakMap<object, string>();
  return (table) => {
    const shared = table as IndicatorTable;
    const known = written.get(shared) ?? JSON.stringify(indicatorTable.parse(withoutCrossings(shared)));
    written.set(shared, known);
    return known;
  };
}

function withoutCrossings(table: IndicatorTable): IndicatorTable {
  return {
    ...table,
    cells: table.cells.filter(({ province, task }) => province === EVERYTHING || task === EVERYTHING),
  };
}
