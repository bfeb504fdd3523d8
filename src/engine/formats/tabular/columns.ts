const REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/** A column name as it is compared: half width, lower case, without white space. */
export function normalColumn(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const normal = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\uFEFF]+/gu, '');
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, normal);
  return normal;
}

/** A row: the written name of each column and its value, by the column's normal name. Empty cells are absent. */
export class Row {
  readonly #cells = new Map<string, { readonly column: string; readonly value: unknown }>();

  constructor(cells: Iterable<readonly [column: string, value: unknown]>) {
    for (const [column, value] of cells) {
      const name = normalColumn(column);
      if (value !== null && value !== undefined && value !== '' && !this.#cells.has(name)) {
        this.#cells.set(name, { column, value });
      }
    }
  }

  /** The first of these columns that has a value here. */
  first(columns: readonly string[]): { readonly column: string; readonly value: unknown } | undefined {
    for (const column of columns) {
      const cell = this.#cells.get(normalColumn(column));
      if (cell) return cell;
    }
    return undefined;
  }

  get isEmpty(): boolean {
    return this.#cells.size === 0;
  }
}
