import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TableOfContents,
  TextRun,
} from 'docx';
import { formOf, tableOf } from './docx-tables.ts';
import { FONTS, Notes, runsOf } from './docx-text.ts';
import { type Block, printableText, type WrittenDocument } from './model.ts';

const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;
/** A4 in twentieths of a point, as it stands and as it lies: its margins, and the width between them. */
const UPRIGHT = { page: {}, width: 9026 };
const LYING = {
  page: {
    size: { width: 11906, height: 16838, orientation: PageOrientation.LANDSCAPE },
    margin: { top: 1020, bottom: 1020, left: 850, right: 850 },
  },
  width: 15138,
};

/** A document as a Word file. Notes are Word's own footnotes; the contents are links that Word renews. */
export async function renderDocx(document: WrittenDocument): Promise<Uint8Array> {
  const notes = new Notes();
  const sheet = document.isLandscape === true ? LYING : UPRIGHT;
  const children = [
    ...titleOf(document),
    ...(document.contents === undefined ? [] : contentsOf(document.contents)),
    ...document.blocks.flatMap((block) => blockChildren(block, notes, sheet.width)),
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
        properties: { page: sheet.page },
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

function blockChildren(block: Block, notes: Notes, width: number): (Paragraph | Table)[] {
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
    case 'form':
      return formOf(block, width);
    default:
      return tableOf(block, notes, width);
  }
}
