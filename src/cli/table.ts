import stringWidth from 'string-width';

/** Sentences stand in the last column, and a rule as long as the longest would fill a terminal. */
const LONGEST_LAST_RULE = 60;

/**
 * Rows as lines of columns that align in a terminal, Chinese characters counted as two columns wide. Columns whose cells are
 * all numbers stand right-aligned. Where there are no rows, `empty` stands instead of a bare head.
 */
export function tableLines(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  empty?: string,
): string[] {
  if (rows.length === 0 && empty !== undefined) return [empty];
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => stringWidth(row[column] ?? ''))));
  const numeric = head.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number'));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const padding = ' '.repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
        return numeric[column] ? padding + cell : cell + padding;
      })
      .join('  ')
      .trimEnd();
  const last = widths.length - 1;
  const rules = widths.map((width, column) => '─'.repeat(column === last ? Math.min(width, LONGEST_LAST_RULE) : width));
  return [line(cells[0]!), rules.join('  '), ...cells.slice(1).map(line)];
}
