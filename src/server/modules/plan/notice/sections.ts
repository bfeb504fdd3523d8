import { dateLine } from './dates.ts';
import type { Line } from './lines.ts';
import { markOf } from './marks.ts';

/** A part of a file that numbers its clauses for itself: the letter, what follows its signature, each attachment. */
export interface Section {
  /** How its clauses are told from those of the plan: `通知`, `附件2`. */
  readonly name: string;
  /** The lines before the first number. */
  readonly head: readonly Line[];
  /** From the first number on. */
  readonly body: readonly Line[];
}

export interface Signature {
  readonly issuers: readonly Line[];
  readonly date: string;
}

export interface Sections {
  readonly sections: readonly Section[];
  readonly signature?: Signature;
  /** What the letter says is attached to it. */
  readonly attached: readonly Line[];
}

const ATTACHMENT = /^附\s{0,3}(?:件|录|表)\s{0,3}(\d{1,2}|[一二三四五六七八九十]{1,3})?\s{0,3}[:.、]?\s*/;
const BARE_ATTACHMENT = /^附\s{0,3}(?:件|录|表)\s{0,3}(?:\d{1,2}|[一二三四五六七八九十]{1,3})?$/;
/** Attachments that a letter lists. */
const LONGEST_LIST = 20;
const ISSUER = /(?:局|厅|委|委员会|办公室|部|院|中心|政府|署|处|会|兵团|公司)$/;
/** A signature names no more offices than this, each on a line. */
const MOST_ISSUERS = 12;
const LONGEST_ISSUER = 60;

/** Parts a letter from what comes with it. Of a table only its words are looked at, never as a number or a heading. */
export function sectionsOf(lines: readonly Line[], isInTable: (line: Line) => boolean): Sections {
  const isMarked = (line: Line) => !isInTable(line) && markOf(line.folded) !== undefined;
  const attachmentAt = attachmentFrom(lines, isInTable);
  const signed = signatureOf(lines.slice(0, attachmentAt), isMarked);
  const letterEnd = signed === undefined ? attachmentAt : signed.from;
  const letter = lines.slice(0, letterEnd);
  const listAt = signed === undefined ? -1 : listFrom(letter);
  const attached = listAt < 0 ? [] : letter.slice(listAt);
  const rest = lines.slice(signed === undefined ? letterEnd : signed.at + 1);
  const starts = startsOf(rest, isInTable);
  const parts = [
    { name: '通知', lines: listAt < 0 ? letter : letter.slice(0, listAt) },
    { name: '正文', lines: rest.slice(0, starts[0]?.at) },
    ...starts.map(({ at, name }, index) => ({ name, lines: rest.slice(at, starts[index + 1]?.at) })),
  ];
  return {
    sections: namedApart(parts).map(({ name, lines: own }) => sectionOf(name, own, isMarked, isInTable)),
    ...(signed && { signature: { issuers: signed.issuers, date: signed.date } }),
    attached,
  };
}

/** Attachments that say the same number are told apart by a count. */
function namedApart<Part extends { readonly name: string }>(parts: readonly Part[]): Part[] {
  const given = new Map<string, number>();
  return parts.map((part) => {
    const times = (given.get(part.name) ?? 0) + 1;
    given.set(part.name, times);
    return times === 1 ? part : { ...part, name: `${part.name}[${times}]` };
  });
}

function sectionOf(
  name: string,
  lines: readonly Line[],
  isMarked: (line: Line) => boolean,
  isInTable: (line: Line) => boolean,
): Section {
  const first = lines.findIndex(isMarked);
  const head = (first < 0 ? lines : lines.slice(0, first)).filter((line) => !isInTable(line));
  return { name, head, body: first < 0 ? [] : lines.slice(first) };
}

/** From the first line of a signature to the one with its day. */
interface Signed extends Signature {
  readonly from: number;
  readonly at: number;
}

/** A day on a line of its own below the name of an office: in the letter before the plan, or at its end. */
function signatureOf(lines: readonly Line[], isMarked: (line: Line) => boolean): Signed | undefined {
  const first = lines.findIndex(isMarked);
  const dated = lines.flatMap((line, at) => {
    const own = dateLine(line.folded);
    const behind = own === undefined ? behindIssuer(line) : undefined;
    const date = own ?? behind?.date;
    if (date === undefined) return [];
    const issuers = behind === undefined ? issuersAbove(lines, at) : [behind.issuer];
    const from = behind === undefined ? at - issuers.length : at;
    return [{ from, at, date, issuers, isSigned: issuers.some(({ folded }) => ISSUER.test(folded)) }];
  });
  const inHead = dated.filter(({ at }) => first < 0 || at < first);
  const found =
    inHead.findLast(({ isSigned }) => isSigned) ??
    dated.find(({ isSigned }) => isSigned) ??
    inHead.findLast(({ issuers }) => issuers.length > 0);
  return found;
}

/** `某某局 2031年3月1日` on one line. */
function behindIssuer({ written, folded, place }: Line): { issuer: Line; date: string } | undefined {
  const parts = folded.length > 120 ? null : /^(\S{2,60})\s{1,40}(\S.{5,20}日)$/.exec(folded);
  const [, name = '', day = ''] = parts ?? [];
  const date = dateLine(day);
  if (date === undefined || !ISSUER.test(name)) return undefined;
  const end = place.start + name.length;
  return { date, issuer: { written: written.slice(0, name.length), folded: name, place: { start: place.start, end } } };
}

function issuersAbove(lines: readonly Line[], at: number): Line[] {
  const [nearest] = lines.slice(Math.max(0, at - 1), at);
  if (nearest === undefined || !isName(nearest)) return [];
  const issuers = [nearest];
  for (let above = at - 2; above >= 0 && issuers.length < MOST_ISSUERS; above--) {
    const line = lines[above]!;
    if (!isName(line) || !ISSUER.test(line.folded) || !ISSUER.test(nearest.folded)) break;
    issuers.unshift(line);
  }
  return issuers;
}

function isName({ folded }: Line): boolean {
  return (
    folded.length <= LONGEST_ISSUER &&
    !/[。;:!?《》]/.test(folded) &&
    markOf(folded) === undefined &&
    !/^附/.test(folded)
  );
}

/** Where the first attachment begins: a line that says so, and nothing else. */
function attachmentFrom(lines: readonly Line[], isInTable: (line: Line) => boolean): number {
  const at = lines.findIndex((line) => !isInTable(line) && BARE_ATTACHMENT.test(line.folded));
  return at < 0 ? lines.length : at;
}

/** Where a letter lists what is attached to it, in its last lines: `附件:1.…`; -1 where it does not. */
function listFrom(letter: readonly Line[]): number {
  const from = Math.max(0, letter.length - LONGEST_LIST);
  const at = letter.slice(from).findIndex(({ folded }) => /^附\s{0,3}件\s{0,3}\d{0,2}\s{0,3}:/.test(folded));
  return at < 0 ? -1 : from + at;
}

/** The attachments behind a letter: each begins with a line `附件2`, with or without its title. */
function startsOf(lines: readonly Line[], isInTable: (line: Line) => boolean): { at: number; name: string }[] {
  const starts: { at: number; name: string }[] = [];
  for (const [at, line] of lines.entries()) {
    const found = isInTable(line) ? null : ATTACHMENT.exec(line.folded);
    if (found === null || line.folded.length > 80 || /[。;]$/.test(line.folded)) continue;
    if (found[1] === undefined && found[0].length < line.folded.length && !/[:]/.test(found[0])) continue;
    starts.push({ at, name: `附件${found[1] ?? starts.length + 1}` });
  }
  return starts;
}

/** A heading without the words that it is attached. */
export function withoutAttachment(written: string, folded: string): string {
  return written.slice(ATTACHMENT.exec(folded)?.[0].length ?? 0);
}
