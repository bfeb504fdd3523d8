/** Tells of each element that is opened, in their order. */
export type Opened = (tag: string, attributes: Readonly<Record<string, string>>) => void;

export interface SheetExtent {
  readonly lastRow: number;
  readonly lastColumn: number;
  /** What a reader holds at the most while it makes rows of the sheet: the rows as they stand, or the rectangle around what says something. */
  readonly places: number;
}

/** How far a sheet of a workbook (ECMA-376, `sheetData`) reaches, from its elements alone. Rows and cells without an address follow the one before. */
export function measureSheet(readElements: (opened: Opened) => void): SheetExtent {
  let row = 0;
  let column = 0;
  let [lastRow, lastColumn] = [0, 0];
  let [saidRow, saidColumn] = [0, 0];
  let wide = 0;
  readElements((tag, { r }) => {
    switch (tag) {
      case 'row':
        wide += column;
        row = r === undefined ? row + 1 : Number(r);
        column = 0;
        lastRow = Math.max(lastRow, row);
        break;
      case 'c':
        column = r === undefined ? column + 1 : Math.max(column, columnNumber(r));
        lastColumn = Math.max(lastColumn, column);
        break;
      case 'v':
      case 'is':
        saidRow = Math.max(saidRow, row);
        saidColumn = Math.max(saidColumn, column);
    }
  });
  return { lastRow, lastColumn, places: Math.max(lastRow, wide + column, saidRow * saidColumn) };
}

/** The number of the column that an address names, `AB3` the 28th. */
function columnNumber(address: string): number {
  const letters = /^[A-Z]*/i.exec(address)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
