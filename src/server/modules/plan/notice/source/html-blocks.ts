import type { Block } from './blocks.ts';
import { type SpannedCell, tableOf } from './grid.ts';
import { isBlock, isLeftOut } from './html-elements.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { LineWriter } from './line-writer.ts';

/** Paragraphs and tables of a page in their order, without what stands around its contents. */
export function htmlBlocks(nodes: readonly HtmlNode[]): Block[] {
  const reader = new HtmlReader();
  reader.readAll(nodes);
  return reader.blocks();
}

class HtmlReader {
  readonly #lines = new LineWriter();
  #isPreformatted = false;

  blocks(): Block[] {
    return this.#lines.blocks();
  }

  readAll(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) this.#read(node);
  }

  #read(node: HtmlNode): void {
    if (node.nodeName === '#text' && 'value' in node) {
      if (this.#isPreformatted) this.#lines.writeLines(node.value);
      else this.#lines.write(node.value);
    } else if ('tagName' in node && !isLeftOut(node)) this.#readElement(node);
  }

  #readElement(element: HtmlElement): void {
    if (element.tagName === 'br' || element.tagName === 'hr') this.#lines.end();
    else if (element.tagName === 'table') this.#readTable(element);
    else if (element.tagName === 'ol') this.#readList(element);
    else if (element.tagName === 'pre') this.#readPreformatted(element);
    else if (isBlock(element)) this.#readBlock(element);
    else this.readAll(element.childNodes);
  }

  #readPreformatted(element: HtmlElement): void {
    const before = this.#isPreformatted;
    this.#isPreformatted = true;
    this.#readBlock(element);
    this.#isPreformatted = before;
  }

  #readBlock({ childNodes }: HtmlElement): void {
    this.#lines.end();
    this.readAll(childNodes);
    this.#lines.end();
  }

  /** The numbers that a browser writes before the items of a list. */
  #readList(list: HtmlElement): void {
    let number = wholeOf(list, 'start') ?? 1;
    this.#lines.end();
    for (const node of list.childNodes) {
      if (!('tagName' in node) || node.tagName !== 'li') {
        this.#read(node);
        continue;
      }
      number = wholeOf(node, 'value') ?? number;
      this.#lines.end();
      this.#lines.write(`${number}. `);
      this.readAll(node.childNodes);
      this.#lines.end();
      number++;
    }
  }

  #readTable(table: HtmlElement): void {
    this.#lines.end();
    for (const caption of elementsIn(table, 'caption')) this.#readBlock(caption);
    const rows = rowsOf(table);
    const grid = hasTableInside(rows) ? undefined : tableOf(rows.map((row) => row.map(cellOf)));
    if (grid !== undefined) this.#lines.table(grid);
    else for (const cell of rows.flat()) this.#readBlock(cell);
  }
}

function rowsOf(table: HtmlElement): HtmlElement[][] {
  const parts = elementsIn(table, 'thead', 'tbody', 'tfoot', 'tr');
  const rows = parts.flatMap((part) => (part.tagName === 'tr' ? [part] : elementsIn(part, 'tr')));
  return rows.map((row) => elementsIn(row, 'td', 'th'));
}

function cellOf(cell: HtmlElement): SpannedCell {
  const blocks = htmlBlocks(cell.childNodes);
  return {
    text: blocks.filter((block) => typeof block === 'string').join('\n'),
    columns: wholeOf(cell, 'colspan') ?? 1,
    rows: wholeOf(cell, 'rowspan') ?? 1,
  };
}

function elementsIn({ childNodes }: HtmlElement, ...names: readonly string[]): HtmlElement[] {
  return childNodes.filter((node): node is HtmlElement => 'tagName' in node && names.includes(node.tagName));
}

/** A table with another one inside is there for the page's layout. */
function hasTableInside(rows: readonly (readonly HtmlElement[])[]): boolean {
  const open: HtmlNode[] = rows.flat().flatMap(({ childNodes }) => childNodes);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('tagName' in node)) continue;
    if (node.tagName === 'table') return true;
    for (const inner of node.childNodes) open.push(inner);
  }
  return false;
}

function wholeOf({ attrs }: HtmlElement, name: string): number | undefined {
  const value = attrs.find((attr) => attr.name === name)?.value.trim() ?? '';
  return /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}
