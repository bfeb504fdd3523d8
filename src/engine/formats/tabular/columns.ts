import { foldCharacter } from '../../text/characters.ts';

const REMEMBERED = 10_000;
const remembered = new Map<string, string>();

/** A column name as it is compared: half width, lower case, Simplified characters, without white space. */
export function normalColumn(name: string): string {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const normal = Array.from(name, foldCharacter)
    .join('')
    .replace(/[\s\uFEFF]+/gu, '');
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, normal);
  return normal;
}

/** A row: the value of each column, by its normal name and as it is written in the table. */
export class Row {
  readonly #written = new Map<string, string>();
  readonly #values = new Map<string, unknown>();

  /** Of two columns of one name the first that has a value counts. */
  constructor(cells: Iterable<readonly [column: string, value: unknown]>) {
    for (const [column, value] of cells) {
      const name = normalColumn(column);
      if (!this.#written.has(name)) this.#written.set(name, column);
      if (value !== null && value !== undefined && value !== '' && !this.#values.has(name))
        this.#values.set(name, value);
    }
  }

  /** The first of these columns that has a value here. */
  first(columns: readonly string[]): { readonly column: string; readonly value: unknown } | undefined {
    const name = columns.map(normalColumn).find((normal) => this.#values.has(normal));
    return name === undefined ? undefined : { column: this.#written.get(name)!, value: this.#values.get(name) };
  }

  /** Those of these columns that the table has, as it writes them. */
  written(columns: readonly string[]): string[] {
    return columns.map((column) => this.#written.get(normalColumn(column))).filter((column) => column !== undefined);
  }
}
