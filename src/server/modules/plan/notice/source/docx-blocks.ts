import { attribute, child, childrenOf, type XmlElement } from '../../../../../engine/formats/xml/element.ts';
import type { Block } from './blocks.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { type SpannedCell, tableOf } from './grid.ts';

/** Paragraphs and tables of a Word document's body in their order. */
export function docxBlocks(body: XmlElement | undefined, numbering: DocxNumbering): Block[] {
  const blocks: Block[] = [];
  read(body, numbering, blocks);
  return blocks;
}

function read(container: XmlElement | undefined, numbering: DocxNumbering, blocks: Block[]): void {
  for (const element of childrenOf(container)) {
    if (element.name === 'p') readParagraph(element, numbering, blocks);
    else if (element.name === 'tbl') readTable(element, numbering, blocks);
    else read(element, numbering, blocks);
  }
}

/** What stands in text boxes comes before the paragraph that they hang on. */
function readParagraph(paragraph: XmlElement, numbering: DocxNumbering, blocks: Block[]): void {
  const mark = numbering.markOf(child(paragraph, 'pPr'));
  const words: string[] = [];
  readRuns(paragraph, words, (box) => read(box, numbering, blocks));
  const text = `${mark}${words.join('')}`;
  for (const line of text.split('\n')) if (line.trim() !== '') blocks.push(line.trim());
}

function readRuns(element: XmlElement, words: string[], onTextBox: (box: XmlElement) => void): void {
  for (const part of childrenOf(element)) {
    switch (part.name) {
      case 't':
        words.push(
          part.children
            .filter((node) => typeof node === 'string')
            .join('')
            .replace(/[\r\n]+/g, ' '),
        );
        break;
      case 'tab':
        words.push('\t');
        break;
      case 'br':
      case 'cr':
        words.push('\n');
        break;
      case 'noBreakHyphen':
        words.push('-');
        break;
      case 'txbxContent':
        onTextBox(part);
        break;
      case 'pPr':
      case 'rPr':
        break;
      case 'r':
        if (!isHidden(part)) readRuns(part, words, onTextBox);
        break;
      default:
        readRuns(part, words, onTextBox);
    }
  }
}

function isHidden(run: XmlElement): boolean {
  const vanish = child(run, 'rPr', 'vanish');
  return vanish !== undefined && !/^(?:0|false|off)$/.test(attribute(vanish, 'val') ?? '');
}

/** Cells that continue the one above them are not cells: the one above goes over their rows. */
function readTable(table: XmlElement, numbering: DocxNumbering, blocks: Block[]): void {
  const rows: (SpannedCell & { rows: number })[][] = [];
  let above = new Map<number, SpannedCell & { rows: number }>();
  for (const row of rowsOf(table)) {
    const cells: (SpannedCell & { rows: number })[] = [];
    const here = new Map<number, SpannedCell & { rows: number }>();
    let column = 0;
    for (const element of cellsOf(row)) {
      const properties = child(element, 'tcPr');
      const columns = Number(attribute(child(properties, 'gridSpan'), 'val') ?? 1) || 1;
      const merge = child(properties, 'vMerge');
      const continued = merge !== undefined && attribute(merge, 'val') !== 'restart' ? above.get(column) : undefined;
      if (continued !== undefined) continued.rows++;
      else cells.push({ text: cellText(element, numbering), columns, rows: 1 });
      here.set(column, continued ?? cells.at(-1)!);
      column += columns;
    }
    above = here;
    rows.push(cells);
  }
  const grid = tableOf(rows);
  if (grid !== undefined) blocks.push(grid);
  else for (const cell of rows.flat()) for (const line of cell.text.split('\n')) if (line !== '') blocks.push(line);
}

/** Rows and cells may stand in elements that hold content for editing. */
function rowsOf(table: XmlElement): XmlElement[] {
  return childrenOf(table).flatMap((one) =>
    one.name === 'tr' ? [one] : /^(?:sdt|sdtContent|customXml|ins)$/.test(one.name) ? rowsOf(one) : [],
  );
}

function cellsOf(row: XmlElement): XmlElement[] {
  return childrenOf(row).flatMap((one) =>
    one.name === 'tc' ? [one] : /^(?:sdt|sdtContent|customXml|ins)$/.test(one.name) ? cellsOf(one) : [],
  );
}

function cellText(cell: XmlElement, numbering: DocxNumbering): string {
  const blocks = docxBlocks(cell, numbering);
  return blocks
    .flatMap((block) =>
      typeof block === 'string' ? [block] : block.map((row) => [...new Set(row)].map(({ text }) => text).join('\t')),
    )
    .join('\n');
}
