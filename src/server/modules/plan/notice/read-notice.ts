import type { Cited, Clause, NoticeReading, ReturnCall, Unresolved } from '../../../../shared/plan.ts';
import { ProblemError } from '../../../platform/problems.ts';
import { type ClauseTree, flatten, piecesOf, readClauses } from './clauses.ts';
import { deadlinesIn } from './dates.ts';
import { folded } from './folded.ts';
import { readFrame } from './frame.ts';
import { furnitureOf } from './furniture.ts';
import { type Line, linesOf } from './lines.ts';
import { readMeasures } from './measures.ts';
import * as problems from './problems.ts';
import { type Section, sectionsOf } from './sections.ts';
import type { NoticeTable } from './source/blocks.ts';
import { tablesIn } from './source/text-tables.ts';
import { readTableTasks } from './table-tasks.ts';
import type { TasksRead } from './task.ts';
import { isTask, readTasks } from './tasks.ts';

/** A notice longer than this is none: the longest plans of offices have some hundred thousand characters. */
const LONGEST = 400_000;

/**
 * Reads the notice of a plan: what it says of itself, and its tasks with goals, contents, executors, support and days, each with
 * the clause it is cited by and its place in the original. Tasks come from clauses in parts, from measures that say who does them,
 * and from tables. What is not understood is told, never guessed.
 * @param tables those of the text, where its file tells them.
 * @throws ProblemError when the text is not a notice: it has neither a number of its own nor numbered parts.
 */
export function readNotice(original: string, tables: readonly NoticeTable[] = tablesIn(original)): NoticeReading {
  if (original.length > LONGEST) throw new ProblemError(problems.tooLong(original.length, LONGEST));
  const isInTable = inTables(tables);
  const lines = linesOf(original);
  const furniture = furnitureOf(lines.filter((line) => !isInTable(line)));
  const sections = sectionsOf(
    lines.filter((line) => !furniture.has(line)),
    isInTable,
  );
  const plan = planAmong(sections.sections, isInTable);
  const frame = readFrame(sections, plan);
  const trees = [plan, ...sections.sections.filter((section) => section !== plan)].map((section) =>
    readClauses(section?.body ?? [], { prefix: section === plan ? '' : `${section?.name}·`, isInTable }),
  );
  const clauses = trees.flatMap((tree) => tree.clauses);
  const year = yearOf(frame.title, frame.issuedOn);
  const fromTables = tables.map((table, at) => readTableTasks(table, at + 1, year));
  const isPlan = clauses.length >= 2 || (clauses.length > 0 && (frame.number ?? frame.title) !== '');
  if (!isPlan && !fromTables.some((read) => read !== undefined && read.tasks.length > 0))
    throw new ProblemError(problems.notANotice);
  const read = tasksOf(trees, fromTables, tables, original, year);
  const above = new Set(frame.above);
  return {
    number: frame.number ?? null,
    title: frame.title,
    issuer: frame.issuer ?? null,
    issuedOn: frame.issuedOn ?? null,
    year: year ?? null,
    addressees: [...frame.addressees],
    aims: underHeading(clauses, /目标|指导思想|总体要求/),
    tasks: [...read.tasks],
    requirements: underHeading(clauses, /有关要求|工作要求|组织保障|保障措施|组织实施/),
    returns: returnsOf(clauses, year) ?? null,
    clauses,
    page: lines
      .filter((line) => furniture.has(line) || above.has(line))
      .map(({ written, place }) => ({ text: written, place })),
    unresolved: [...trees.flatMap(({ unresolved }) => unresolved), ...read.unresolved],
  };
}

/** Whether a line stands in one of the tables, which follow one another in the text. */
function inTables(tables: readonly NoticeTable[]): (line: Line) => boolean {
  return ({ place }) => {
    let from = 0;
    let to = tables.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (tables[middle]!.place.end <= place.start) from = middle + 1;
      else to = middle;
    }
    const table = tables[from];
    return table !== undefined && table.place.start <= place.start;
  };
}

/** The section that the plan stands in: one with tasks in parts, else one with measures, else the first with clauses. */
function planAmong(sections: readonly Section[], isInTable: (line: Line) => boolean): Section | undefined {
  const read = sections.map((section) => {
    const { clauses } = readClauses(section.body, { prefix: '', isInTable });
    return { section, clauses };
  });
  return (
    read.find(({ clauses }) => flatten(clauses).some(isTask)) ??
    read.find(({ clauses }) => readMeasures(clauses, undefined).tasks.length > 0) ??
    read.find(({ clauses }) => clauses.length > 0)
  )?.section;
}

function tasksOf(
  trees: readonly ClauseTree[],
  fromTables: readonly (TasksRead | undefined)[],
  tables: readonly NoticeTable[],
  original: string,
  year: number | undefined,
): TasksRead {
  const parts = trees.flatMap(({ clauses }) => flatten(clauses)).filter(isTask);
  const within = new Set(parts.flatMap((clause) => flatten([clause])));
  const read = [
    readTasks(parts, year),
    ...trees.map(({ clauses }) => readMeasures(clauses, year, within)),
    ...fromTables.flatMap((one) => one ?? []),
  ];
  return {
    tasks: read.flatMap(({ tasks }) => tasks).toSorted((a, b) => startOf(a) - startOf(b)),
    unresolved: [
      ...read.flatMap(({ unresolved }) => unresolved),
      ...tables.filter((_, at) => fromTables[at] === undefined).map((table) => unreadTable(table, original)),
    ],
  };
}

function startOf({ contents, executors }: TasksRead['tasks'][number]): number {
  return (contents[0] ?? executors[0])?.place.start ?? 0;
}

function unreadTable({ place, rows }: NoticeTable, original: string): Unresolved {
  const end = rows[0]?.at(-1)?.place.end ?? place.end;
  return { clause: null, reason: 'table', text: original.slice(place.start, end), place: { start: place.start, end } };
}

function yearOf(title: string, issuedOn: string | undefined): number | undefined {
  const named = /((?:19|20|21)\d{2})(?=年|[)\]])/.exec(folded(title))?.[1] ?? issuedOn?.slice(0, 4);
  return named === undefined ? undefined : Number(named);
}

/** What stands under a heading of the outermost level: its paragraphs, and its parts. */
function underHeading(clauses: readonly Clause[], heading: RegExp): Cited[] {
  const found = clauses.find((clause) => heading.test(folded(clause.heading.text)) && !clause.children.some(isTask));
  if (found === undefined) return [];
  const own = found.paragraphs.map((piece) => ({ clause: found.address, ...piece }));
  return [...own, ...found.children.map(({ address, heading: piece }) => ({ clause: address, ...piece }))];
}

const RETURN = /(?:将|把)([^。]{1,300}?)等?(?:内容|情况|材料|信息)?[,,]?(?:报送|报|送)([^,。;]{2,30})/;

/** The clause that calls for the names and schedules of every unit: a day, the things to return, and to whom. */
function returnsOf(clauses: readonly Clause[], year: number | undefined): ReturnCall | undefined {
  const said = flatten(clauses).flatMap((clause) =>
    piecesOf(clause).map((piece) => ({ clause: clause.address, ...piece })),
  );
  for (const words of said) {
    const text = folded(words.text);
    if (!/负责人|联络人|联系人/.test(text)) continue;
    const [day] = deadlinesIn(text, year);
    const called = RETURN.exec(text);
    if (day === undefined || called === null) continue;
    const [, items = '', recipient = ''] = called;
    const list = items.replace(/^.*?的/, '').split(/[、和及]/);
    return { items: list.filter((item) => item !== ''), recipient, date: day.date, ...words };
  }
  return undefined;
}
