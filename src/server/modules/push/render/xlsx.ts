import writeExcelFile from 'write-excel-file/node';
import { rating } from '../../../../shared/push.ts';
import { cellText } from '../../../platform/workbook.ts';
import { groupsOf } from './groups.ts';
import { documentAddress, titlesOf } from './wording.ts';
import type { WrittenIssue } from './written.ts';

/**
 * An issue as a workbook of one sheet, a row for each item, with an empty column for the reader's judgement. Every text is
 * a typed text cell, so that a title beginning with `=` stays a title and never becomes a formula.
 */
export async function renderXlsx(issue: WrittenIssue): Promise<Buffer> {
  const { content, words } = issue;
  const placed = groupsOf(issue).flatMap(({ items }) => items);
  const text = (value: string) => ({ type: String, value: cellText(value), wrap: true, alignVertical: 'top' }) as const;
  const date = (value: string | undefined) =>
    value === undefined
      ? text('')
      : ({ type: Date, value: new Date(`${value}T00:00:00Z`), format: 'yyyy-mm-dd' } as const);
  const columns = [
    { head: '#', width: 5 },
    { head: words.number, width: 20 },
    { head: words.title, width: 44 },
    { head: words.date, width: 12 },
    { head: words.applicants, width: 30 },
    { head: words.classes, width: 24 },
    { head: words.why, width: 40 },
    { head: words.members, width: 24 },
    { head: words.abstract, width: 70 },
    { head: words.link, width: 40 },
    { head: `${words.judge}（${rating.options.map((each) => words.rating[each]).join(' / ')}）`, width: 20 },
  ];
  const rows = placed.map(({ item, place }) => [
    { type: Number, value: place } as const,
    text(item.number),
    text(titlesOf(item, content.language).join('\n')),
    date(item.date),
    text(item.applicants.join('；')),
    text(item.classes.join(', ')),
    text(item.whyItMatters ?? ''),
    text(item.members.join(', ')),
    text(item.abstract?.text ?? ''),
    text(documentAddress(item)),
    text(''),
  ]);
  const head = columns.map(
    (column) => ({ ...text(column.head), fontWeight: 'bold', backgroundColor: '#e4eef7' }) as const,
  );
  return writeExcelFile([head, ...rows], {
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    sheet: words.kind[content.kind],
  }).toBuffer();
}
