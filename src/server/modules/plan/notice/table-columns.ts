import type { Piece } from '../../../../shared/plan.ts';
import { folded } from './folded.ts';

/** Which column of a table says what, and how many rows of headings it has. */
export interface Columns {
  readonly headings: number;
  readonly title?: number;
  readonly contents?: number;
  readonly goal?: number;
  readonly leads: readonly number[];
  readonly helpers: readonly number[];
  readonly due?: number;
}

type Row = readonly Piece[];

const TITLE = /^(?:重点|主要|具体|工作|目标|年度)*(?:任务|事项|项目|措施|举措|工作)(?:名称|事项|分解|清单)?$/;
const CONTENTS = /内容|举措|措施|要求|任务分解|具体任务|工作任务/;
const GOAL = /^(?:工作|预期|绩效|年度)?(?:目标|成效|成果)(?:形式)?$/;
const PERSON = /(?:责任人|联系人|联络人|负责人|领导|电话)$/;
const HELPER = /配合|协办|参与|协同|协作|协助/;
const LEAD =
  /(?:责任|牵头|主办|承办|负责|实施|主责|执行|落实|承担)(?:单位|部门|处室|科室|主体)|^(?:牵头|主办|责任|单位|部门)/;
const DUE = /时限|时间|期限|进度/;

/** Headings stand in the first rows. */
const LOOKED_AT = 4;

/** The columns of a table of tasks, by their headings; undefined for a table of something else. */
export function columnsOf(rows: readonly Row[]): Columns | undefined {
  for (let at = 0; at < Math.min(LOOKED_AT, rows.length - 1); at++) {
    for (const headings of [at + 1, at + 2]) {
      const second = rows[headings - 1];
      if (headings > at + 1 && (second === undefined || !continuesHeadings(rows[at]!, second))) continue;
      const columns = recognised(rows.slice(at, headings), headings);
      const isDone = headings === at + 2 || !continuesHeadings(rows[at]!, rows[at + 1] ?? []);
      if (columns !== undefined && isDone) return columns;
    }
  }
  return undefined;
}

/** A second row of headings goes on under merged cells of the first, and parts others of them. */
function continuesHeadings(first: Row, second: Row): boolean {
  return (
    first.some((cell, at) => cell === second[at]) &&
    first.some((cell, at) => cell === first[at + 1] && second[at] !== cell)
  );
}

function recognised(headings: readonly Row[], count: number): Columns | undefined {
  const names = (headings[0] ?? []).map((_, column) =>
    folded([...new Set(headings.map((row) => row[column]?.text ?? ''))].join('')).replace(/\s+/g, ''),
  );
  const taken = new Set<number>();
  const all = (pattern: RegExp): number[] => {
    const found = names.flatMap((name, at) => (!taken.has(at) && pattern.test(name) && !PERSON.test(name) ? [at] : []));
    for (const at of found) taken.add(at);
    return found;
  };
  const first = (pattern: RegExp): number | undefined => {
    const at = names.findIndex((name, column) => !taken.has(column) && pattern.test(name) && !PERSON.test(name));
    if (at < 0) return undefined;
    taken.add(at);
    return at;
  };
  const helpers = all(HELPER);
  const leads = all(LEAD);
  const due = first(DUE);
  const goal = first(GOAL);
  const title = first(TITLE);
  const contents = first(CONTENTS);
  if ((title ?? contents) === undefined || (leads.length === 0 && due === undefined)) return undefined;
  return {
    ...{ headings: count, leads, helpers },
    ...(title !== undefined && { title }),
    ...(contents !== undefined && { contents }),
    ...(goal !== undefined && { goal }),
    ...(due !== undefined && { due }),
  };
}
