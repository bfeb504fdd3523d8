import stringWidth from 'string-width';

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
  return [line(cells[0]!), widths.map((width) => '─'.repeat(width)).join('  '), ...cells.slice(1).map(line)];
}
