import type { Cited, Deadline, Piece, PlanTask, Unresolved } from '../../../../shared/plan.ts';
import { deadlinesIn } from './dates.ts';
import { dutiesIn, type Role } from './duties.ts';
import { type ExecutorsRead, executorsOf } from './executors.ts';
import { folded } from './folded.ts';
import { cited, timeOf } from './measures.ts';
import { notesIn } from './notes.ts';
import type { NoticeTable } from './source/blocks.ts';
import { type Columns, columnsOf } from './table-columns.ts';
import { dueOf, type TasksRead } from './task.ts';
import { titleOf } from './titles.ts';

type Row = readonly Piece[];

/**
 * The tasks of a table whose headings say what is done, by whom and until when: one for each row, cited as `表1-3`, the third task of
 * the first table. Undefined for a table of something else.
 */
export function readTableTasks({ rows }: NoticeTable, number: number, year: number | undefined): TasksRead | undefined {
  const columns = columnsOf(rows);
  if (columns === undefined) return undefined;
  const isOfTask = (row: Row) =>
    row.some(({ text }) => text.trim() !== '') && new Set(row).size > 1 && !isHeading(row, rows[columns.headings - 1]);
  const read = withTitles(rows.slice(columns.headings).filter(isOfTask), columns).map(({ row, title }, at) =>
    readRow(row, title, columns, `表${number}-${at + 1}`, year),
  );
  return { tasks: read.flatMap(({ tasks }) => tasks), unresolved: read.flatMap(({ unresolved }) => unresolved) };
}

/** The headings again, as on the next page. */
function isHeading(row: Row, headings: Row | undefined): boolean {
  return headings !== undefined && row.every(({ text }, at) => text === headings[at]?.text);
}

/** A cell that was left empty under the name of a task goes on with it, as merged cells do that were copied from a sheet. */
function withTitles(rows: readonly Row[], columns: Columns): { row: Row; title: Piece | undefined }[] {
  let above: Piece | undefined;
  return rows.map((row) => {
    const own = cellOf(row, columns.title);
    if (own !== undefined || columns.contents === undefined) above = own;
    return { row, title: above };
  });
}

function readRow(
  row: Row,
  titled: Piece | undefined,
  columns: Columns,
  clause: string,
  year: number | undefined,
): TasksRead {
  const said = cellOf(row, columns.contents);
  const content = said ?? titled;
  const executed: ExecutorsRead[] = [
    ...columns.leads.map((column) => executorsIn(cellOf(row, column), clause, 'lead')),
    ...columns.helpers.map((column) => executorsIn(cellOf(row, column), clause, 'helper')),
  ];
  const field = cellOf(row, columns.due);
  const time = field === undefined ? { deadlines: [], unresolved: [] } : timeOf(clause, field, year);
  const goal = cellOf(row, columns.goal);
  const deadlines: Deadline[] = [
    ...(content === undefined ? [] : cited(clause, content, deadlinesIn(folded(content.text), year))),
    ...time.deadlines,
  ];
  const executors = executed.flatMap((one) => one.executors);
  const task: PlanTask = {
    clause,
    title: titleOfRow(titled, said),
    goal: goal === undefined ? null : { clause, ...goal },
    contents: content === undefined ? [] : [{ clause, ...content }],
    executors,
    support: null,
    due: dueOf(time.deadlines.length > 0 ? time.deadlines : deadlines),
    deadlines,
  };
  const whole: Cited = {
    clause,
    ...(content ?? row.find(({ text }) => text !== '') ?? { text: '', place: { start: 0, end: 0 } }),
  };
  const missing: Unresolved[] = [
    ...(content === undefined ? [{ ...whole, reason: 'missing-contents' } as const] : []),
    ...(executors.length === 0 ? [{ ...whole, reason: 'missing-executors' } as const] : []),
  ];
  return { tasks: [task], unresolved: [...missing, ...executed.flatMap((one) => one.unresolved), ...time.unresolved] };
}

/** What the row is called; several rows of one name are told apart by what they say. */
function titleOfRow(titled: Piece | undefined, said: Piece | undefined): string {
  const [name, words] = [titled, said].map((piece) => (piece === undefined ? '' : titleOf(piece.text)));
  if (name === '' || words === '' || name === words) return `${name}${name === words ? '' : words}`;
  return `${name}：${words}`;
}

function executorsIn(cell: Piece | undefined, clause: string, role: Role): ExecutorsRead {
  if (cell === undefined || /^[-—/无]*$/.test(cell.text)) return { executors: [], unresolved: [] };
  const words = folded(cell.text).replace(/\n/g, '、');
  const [note] = notesIn(cell.text, words).filter(({ duties }) => duties.length > 0);
  return executorsOf(clause, cell, note ?? dutiesIn(cell.text, words, role));
}

function cellOf(row: Row, column: number | undefined): Piece | undefined {
  const cell = column === undefined ? undefined : row[column];
  return cell === undefined || cell.text.trim() === '' ? undefined : cell;
}
