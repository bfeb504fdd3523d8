import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableOfContents,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, type Cell, printableText, type Run, type WrittenDocument } from './model.ts';

const FONTS = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体', cs: 'Times New Roman' };
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** The width of A4 between its margins, in twentieths of a point. */
const TEXT_WIDTH = 9026;

/** A document as a Word file. Notes are Word's own footnotes; the contents are links that Word renews. */
export async function renderDocx(document: WrittenDocument): Promise<Uint8Array> {
  const notes = new Notes();
  const children = [
    ...titleOf(document),
    ...(document.contents === undefined ? [] : contentsOf(document.contents)),
    ...document.blocks.flatMap((block) => blockChildren(block, notes)),
  ];
  const file = new Document({
    title: printableText(document.title),
    creator: printableText(document.author),
    styles: {
      default: {
        document: { run: { font: FONTS, size: 22, language: { value: 'en-GB', eastAsia: 'zh-CN' } } },
        ...headingStyles(),
      },
    },
    numbering: {
      config: [
        {
          reference: 'list',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START }],
        },
      ],
    },
    footnotes: notes.written(),
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(file);
}

/** The footnotes of one document, numbered as they come. */
class Notes {
  readonly #texts: string[] = [];

  add(text: string): FootnoteReferenceRun {
    this.#texts.push(printableText(text));
    return new FootnoteReferenceRun(this.#texts.length);
  }

  written(): Record<string, { children: Paragraph[] }> {
    return Object.fromEntries(
      this.#texts.map((text, index) => [
        String(index + 1),
        { children: [new Paragraph({ children: [new TextRun({ text, font: FONTS, size: 18 })] })] },
      ]),
    );
  }
}

function headingStyles() {
  const style = (size: number) => ({
    run: { bold: true, size, font: { ...FONTS, eastAsia: '黑体' }, color: '1F2933' },
  });
  return { heading1: style(32), heading2: style(26), heading3: style(22) };
}

function titleOf({ title, subtitle, author, date }: WrittenDocument): Paragraph[] {
  const line = (text: string, size: number, bold = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 200 },
      children: [new TextRun({ text: printableText(text), size, bold, font: FONTS })],
    });
  return [
    line(title, 44, true),
    ...(subtitle === undefined ? [] : [line(subtitle, 28)]),
    line(`${author}　${date}`, 22),
  ];
}

function contentsOf(heading: string): (Paragraph | TableOfContents)[] {
  const name = new TextRun({ text: printableText(heading), bold: true, size: 28, font: FONTS });
  return [
    new Paragraph({ pageBreakBefore: true, children: [name] }),
    new TableOfContents(printableText(heading), { hyperlink: true, headingStyleRange: '1-2' }),
    new Paragraph({ pageBreakBefore: true, children: [] }),
  ];
}

function blockChildren(block: Block, notes: Notes): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          spacing: { before: 300, after: 150 },
          children: [new TextRun({ text: printableText(block.text) })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          spacing: { after: 120, line: 340 },
          indent: { firstLine: 440 },
          children: runsOf(block.runs, notes),
        }),
      ];
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'list', level: 0 }, children: runsOf(item, notes) }),
      );
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true, children: [] })];
    default:
      return tableOf(block, notes);
  }
}

function tableOf({ caption, head, rows, widths = head.map(() => 1) }: Extract<Block, { kind: 'table' }>, notes: Notes) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columnWidths = widths.map((width) => Math.round((width / all) * TEXT_WIDTH));
  const row = (cells: readonly Cell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            ...(isHead ? { shading: { fill: 'EEF3F8' } } : {}),
            children: [
              new Paragraph({
                alignment: cell.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: runsOf([isHead ? { ...cell, bold: true } : cell], notes, 18),
              }),
            ],
          }),
      ),
    });
  const title = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      children: runsOf([{ text, bold: true }], notes, 20),
    });
  return [
    ...(caption === undefined ? [] : [title(caption)]),
    new Table({
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ children: [] }),
  ];
}

function runsOf(runs: readonly Run[], notes: Notes, size?: number): (TextRun | FootnoteReferenceRun)[] {
  return runs.flatMap(({ text, bold = false, note }) => [
    new TextRun({ text: printableText(text), bold, font: FONTS, ...(size === undefined ? {} : { size }) }),
    ...(note === undefined ? [] : [notes.add(note)]),
  ]);
}
