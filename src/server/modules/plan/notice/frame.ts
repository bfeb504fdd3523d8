import type { Line } from './lines.ts';
import { type Section, type Sections, withoutAttachment } from './sections.ts';

/** What a notice says of itself. */
export interface Frame {
  readonly number?: string;
  readonly title: string;
  readonly issuer?: string;
  readonly issuedOn?: string;
  readonly addressees: readonly string[];
  /** Lines before the title, of the page that it was copied from. */
  readonly above: readonly Line[];
}

const NUMBER = /^[^\s《》,。;:]{2,20}\s{0,3}[〔[(]\s?(\d{4})\s?[〕\])]\s?第?\s?\d{1,5}\s?号$/u;
const NUMBER_WITHIN = /[\p{Script=Han}]{2,20}[〔[]\d{4}[〕\]]第?\d{1,5}号/u;
const TITLE =
  /(?:通知|计划|方案|意见|措施|要点|办法|规划|清单|(?:任务|分工|计划|进度|安排)表|分工|安排|任务)(?:\(.{1,12}\))?$/;
const ADDRESSEES = /^各.{1,200}:$/;
const OF_A_NOTICE = /^(?:.{0,40}关于)?(?:印发|转发|发布|下达)(.+?)的?通知$/d;
const BEGINS_A_TITLE = /关于|印发|转发/;
/** A title has no more characters, on no more lines. */
const LONGEST_TITLE = 120;
const MOST_LINES = 3;

/**
 * @param sections of the text; @param plan the one that the plan stands in: its own heading is the title, where it has one.
 */
export function readFrame({ sections, signature, attached }: Sections, plan: Section | undefined): Frame {
  const [letter] = sections;
  const head = letter?.head ?? [];
  const titles = titlesIn(head);
  const numberAt = head.findIndex(({ folded }) => NUMBER.test(folded));
  const top = Math.min(...[numberAt, titles[0]?.at ?? -1].filter((at) => at >= 0), head.length);
  const number = numberAt >= 0 ? head[numberAt]?.written : withinBrackets(head);
  const addressees = head.find(({ folded }) => ADDRESSEES.test(folded));
  const issuers = signature?.issuers.map(({ written }) => written).join('、');
  return {
    title: titleOf(titles, titlesIn(plan?.head ?? []), attached),
    ...(number !== undefined && { number }),
    ...(issuers !== undefined && issuers !== '' && { issuer: issuers }),
    ...(signature !== undefined && { issuedOn: signature.date }),
    addressees: addressees === undefined ? [] : addressed(addressees),
    above: top < head.length ? head.slice(0, top) : [],
  };
}

interface Title {
  readonly at: number;
  readonly written: string;
  readonly folded: string;
}

/** Lines that read as titles; one that begins on a line above is joined with it. */
function titlesIn(head: readonly Line[]): Title[] {
  return head.flatMap((line, at) => {
    if (!TITLE.test(line.folded) || line.folded.length > LONGEST_TITLE || /[。;]/.test(line.folded)) return [];
    const from = beginningOf(head, at);
    const lines = head.slice(from, at + 1);
    const recognised = lines.map((one) => one.folded).join('');
    const written = lines.map((one) => one.written).join('');
    return [
      { at: from, written: withoutAttachment(written, recognised), folded: withoutAttachment(recognised, recognised) },
    ];
  });
}

function beginningOf(head: readonly Line[], at: number): number {
  if (BEGINS_A_TITLE.test(head[at]!.folded)) return at;
  for (let above = at - 1; above >= 0 && at - above < MOST_LINES; above--) {
    const { folded } = head[above]!;
    if (folded.length > 60 || /[。;:,]/.test(folded) || NUMBER.test(folded) || TITLE.test(folded)) return at;
    if (BEGINS_A_TITLE.test(folded)) return above;
  }
  return at;
}

/** The plan's own heading stands last before its parts; without one, what the notice says it issues, or has attached. */
function titleOf(ofLetter: readonly Title[], ofPlan: readonly Title[], attached: readonly Line[]): string {
  const own = [...ofLetter, ...ofPlan].findLast(({ folded }) => !/通知$/.test(folded));
  if (own !== undefined) return own.written;
  const notice = ofLetter.at(-1);
  const issued = notice === undefined ? null : OF_A_NOTICE.exec(notice.folded);
  const named = issued?.indices?.[1];
  if (notice !== undefined && named !== undefined)
    return notice.written.slice(...named).replace(/^[《「『]|[》」』]$/g, '');
  return notice?.written ?? titlesIn(attached)[0]?.written ?? '';
}

/** A number that stands beside the title: 关于印发……的通知(国知发〔2018〕1号). */
function withinBrackets(head: readonly Line[]): string | undefined {
  for (const { written, folded } of head) {
    if (folded.length > LONGEST_TITLE || folded.includes('《')) continue;
    const found = NUMBER_WITHIN.exec(folded);
    if (found !== null) return written.slice(found.index, found.index + found[0].length);
  }
  return undefined;
}

function addressed({ written, folded }: Line): string[] {
  const parts: string[] = [];
  let start = folded.startsWith('各') ? 1 : 0;
  let depth = 0;
  for (let at = start; at <= folded.length; at++) {
    const sign = folded[at] ?? '';
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[、,:]|^$/.test(sign)) continue;
    if (at > start) parts.push(written.slice(start, at));
    start = at + 1;
  }
  return parts;
}
