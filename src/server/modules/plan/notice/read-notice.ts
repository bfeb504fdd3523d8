import type { Cited, Clause, NoticeReading, PlanTask, ReturnCall, Unresolved } from '../../../../shared/plan.ts';
import { ProblemError } from '../../../platform/problems.ts';
import { readClauses } from './clauses.ts';
import { deadlinesIn } from './dates.ts';
import { folded } from './folded.ts';
import { readFrame } from './frame.ts';
import { linesOf } from './lines.ts';
import * as problems from './problems.ts';
import { isTask, readTasks } from './tasks.ts';

/** A notice longer than this is none: the longest plans of offices have some hundred thousand characters. */
const LONGEST = 2_000_000;

/**
 * Reads the notice of a plan: what it says of itself, and its tasks with goals, contents, executors, support and days, each with
 * the clause it is cited by and its place in the original. What is not understood is told, never guessed.
 * @throws ProblemError when the text is not a notice: it has neither a number of its own nor numbered parts.
 */
export function readNotice(original: string): NoticeReading {
  if (original.length > LONGEST) throw new ProblemError(problems.tooLong(original.length, LONGEST));
  const frame = readFrame(linesOf(original));
  const { clauses, unresolved } = readClauses(frame.body);
  if (clauses.length === 0 || (frame.number === undefined && frame.title === '' && clauses.length < 2))
    throw new ProblemError(problems.notANotice);
  const year = yearOf(frame.title, frame.issuedOn);
  const parents = flatten(clauses).filter((clause) => clause.children.some(isTask));
  const read = parents.map(({ children }) => readTasks(children, year));
  return {
    number: frame.number ?? null,
    title: frame.title,
    issuer: frame.issuer ?? null,
    issuedOn: frame.issuedOn ?? null,
    year: year ?? null,
    addressees: [...frame.addressees],
    aims: underHeading(clauses, /目标|指导思想|总体要求/),
    tasks: read.flatMap(({ tasks }): readonly PlanTask[] => tasks),
    requirements: underHeading(clauses, /有关要求|工作要求|组织保障|保障措施|组织实施/),
    returns: returnsOf(clauses, year) ?? null,
    clauses: [...clauses],
    page: [...frame.page],
    unresolved: [...unresolved, ...read.flatMap((one): readonly Unresolved[] => one.unresolved)],
  };
}

function yearOf(title: string, issuedOn: string | undefined): number | undefined {
  const named = /(\d{4})年/.exec(folded(title))?.[1] ?? issuedOn?.slice(0, 4);
  return named === undefined ? undefined : Number(named);
}

function flatten(clauses: readonly Clause[]): Clause[] {
  return clauses.flatMap((clause) => [clause, ...flatten(clause.children)]);
}

/** What stands under a heading of the outermost level: its paragraphs, and its parts. */
function underHeading(clauses: readonly Clause[], heading: RegExp): Cited[] {
  const found = clauses.find((clause) => heading.test(folded(clause.heading.text)) && !clause.children.some(isTask));
  if (found === undefined) return [];
  const own = found.paragraphs.map((piece) => ({ clause: found.address, ...piece }));
  return [...own, ...found.children.map(({ address, heading: piece }) => ({ clause: address, ...piece }))];
}

const RETURN = /(?:将|把)(.+?)等?(?:内容|情况|材料|信息)?[,,]?(?:报送|报|送)([^,。;]{2,30})/;

/** The clause that calls for the names and schedules of every unit: a day, the things to return, and to whom. */
function returnsOf(clauses: readonly Clause[], year: number | undefined): ReturnCall | undefined {
  for (const { address, heading } of flatten(clauses)) {
    const text = folded(heading.text);
    const [day] = deadlinesIn(text, year);
    const called = RETURN.exec(text);
    if (day === undefined || called === null || !/负责人|联络人|联系人/.test(text)) continue;
    const [, items = '', recipient = ''] = called;
    const list = items.replace(/^.*?的/, '').split(/[、和及]/);
    return {
      items: list.filter((item) => item !== ''),
      recipient,
      date: day.date,
      clause: address,
      text: heading.text,
      place: heading.place,
    };
  }
  return undefined;
}
