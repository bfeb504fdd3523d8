import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { FONTS, type Notes, runsOf } from './docx-text.ts';
import { type Cell, type Form, type FormCell, printableText, type Table as WrittenTable } from './model.ts';

const LABEL = { shading: { fill: 'EEF3F8' } };
const WIDE = { top: 40, bottom: 40, left: 80, right: 80 };
const NARROW = { top: 20, bottom: 20, left: 40, right: 40 };
/** The room to sign or seal in, in twentieths of a point: three centimetres. */
const SIGNED_HEIGHT = 1700;

/** A table as wide as the text, its head again on every page. */
export function tableOf(
  { caption, head, rows, widths = head.map(() => 1), compact = false }: WrittenTable,
  notes: Notes,
  textWidth: number,
): (Paragraph | Table)[] {
  const columnWidths = shared(widths, textWidth);
  const row = (cells: readonly Cell[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: !compact,
      children: cells.map(
        (cell, column) =>
          new TableCell({
            width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
            margins: compact ? NARROW : WIDE,
            ...(isHead ? LABEL : {}),
            children: [
              new Paragraph({
                alignment: cell.numeric ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: runsOf([isHead ? { ...cell, bold: true } : cell], notes, compact ? 15 : 18),
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
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
    new Paragraph({ children: [] }),
  ];
}

/** A form as one frame as wide as the text. Rows of long text go on to the next page. */
export function formOf({ widths, rows }: Form, textWidth: number): (Paragraph | Table)[] {
  const columnWidths = shared(widths, textWidth);
  return [
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths,
      layout: TableLayoutType.FIXED,
      rows: rows.map((cells) => {
        const isSigned = cells.some((cell) => cell.isSigned);
        return new TableRow({
          children: cells.map(formCell),
          ...(isSigned ? { cantSplit: true, height: { value: SIGNED_HEIGHT, rule: HeightRule.ATLEAST } } : {}),
        });
      }),
    }),
    new Paragraph({ children: [] }),
  ];
}

function formCell({ lines, isLabel = false, across = 1, down = 1, isSigned = false }: FormCell): TableCell {
  const last = lines.length - 1;
  return new TableCell({
    ...(across > 1 ? { columnSpan: across } : {}),
    ...(down > 1 ? { rowSpan: down } : {}),
    ...(isLabel ? LABEL : {}),
    margins: { top: 80, bottom: 80, left: 100, right: 100 },
    verticalAlign: isSigned ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    children: lines.map(
      (line, at) =>
        new Paragraph({
          alignment: isLabel
            ? AlignmentType.CENTER
            : isSigned && at === last
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          ...(isSigned && at === last ? { spacing: { before: SIGNED_HEIGHT / 2 } } : {}),
          children: [new TextRun({ text: printableText(line), bold: isLabel, font: FONTS, size: 20 })],
        }),
    ),
  });
}

/** A width shared out among columns. */
function shared(widths: readonly number[], width: number): number[] {
  const all = widths.reduce((sum, one) => sum + one, 0);
  return widths.map((one) => Math.round((one / all) * width));
}
