import { deadlinesIn, isWithoutEnd } from './dates.ts';
import { type DutiesRead, type Duty, dutiesIn, type Role } from './duties.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a text says at its end, or after a sentence, of who does it and until when: `(甲局负责)`, `责任单位:甲局;完成时限:6月`. */
export interface Note extends Range, DutiesRead {
  /** Where it speaks of time. */
  readonly times: readonly Range[];
}

const LEAD_LABEL = '(?:责任|牵头|主办|负责|承办|执行|实施|主责|落实|承担)(?:单位|部门|处室|科室|主体)';
const HELPER_LABEL = '(?:配合|协办|参与|参加|协作|协同|协助|支持)(?:单位|部门|处室|科室)';
const TIME_LABEL = '(?:完成|办结|实施|推进)?(?:时限|时间|期限)(?:要求|节点|安排)?|时间节点|进度安排';
const LABEL = new RegExp(`(?<lead>${LEAD_LABEL})|(?<helper>${HELPER_LABEL})|(?<time>${TIME_LABEL})`);
const LABELS = new RegExp(`(?<=^|[,;。、\\s()【】〔〕[\\]])(?:${LABEL.source})\\s{0,3}:`, 'g');

const LONGEST_NOTE = 600;
const OPENING = '(【[〔';
const CLOSING = ')】]〕';

/**
 * The notes of a text on who does what it says. Brackets that say something else, and prose, are none.
 * @param written as written; @param words the same, folded.
 */
export function notesIn(written: string, words: string): Note[] {
  const brackets = bracketsOf(words);
  const within = brackets.flatMap((range) => bracketNote(written, words, range) ?? []);
  const labelled = labelledNote(written, words, within);
  const plain = within.length === 0 && labelled === undefined ? spokenNote(written, words) : undefined;
  return [...within, ...(labelled ?? []), ...(plain ?? [])].toSorted((a, b) => a.start - b.start);
}

/** Outermost brackets that are closed. */
function bracketsOf(words: string): Range[] {
  const found: Range[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < words.length; at++) {
    if (OPENING.includes(words[at]!)) {
      if (depth === 0) start = at;
      depth++;
    } else if (CLOSING.includes(words[at]!) && depth > 0) {
      depth--;
      if (depth === 0 && at - start <= LONGEST_NOTE) found.push({ start, end: at + 1 });
    }
  }
  return found;
}

function bracketNote(written: string, words: string, { start, end }: Range): Note | undefined {
  const inside = { start: start + 1, end: end - 1 };
  const labelled = segmentsOf(words, inside);
  if (labelled.length > 0) return { start, end, ...ofSegments(written, words, labelled) };
  const read = shifted(
    dutiesIn(written.slice(inside.start, inside.end), words.slice(inside.start, inside.end)),
    inside.start,
  );
  if (!isPlain(read.duties)) return undefined;
  return { start, end, ...withTimes(words, read) };
}

/** From the first label outside of the notes that were found already, one note to the end of the text. */
function labelledNote(written: string, words: string, found: readonly Range[]): Note[] | undefined {
  const free = segmentsOf(words, { start: 0, end: words.length }).filter(
    ({ start }) => !found.some((note) => note.start <= start && start < note.end),
  );
  const [first] = free;
  const last = free.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const note = { start: first.label, end: last.end, ...ofSegments(written, words, free) };
  return [note];
}

/** A last sentence that says it in words: `由甲局牵头,乙局配合。` */
function spokenNote(written: string, words: string): Note[] | undefined {
  const end = words.trimEnd().replace(/[。;]$/, '').length;
  const start = Math.max(words.lastIndexOf('。', end - 1), words.lastIndexOf(';', end - 1)) + 1;
  if (end - start > LONGEST_NOTE || !/^\s*由/.test(words.slice(start, end))) return undefined;
  const read = shifted(dutiesIn(written.slice(start, end), words.slice(start, end)), start);
  const isSure = read.duties.every(({ units }) => units.every(({ isPlain, isOpen }) => isPlain || isOpen));
  return isSure && read.unread.length === 0 && isPlain(read.duties) ? [{ start, end, ...read, times: [] }] : undefined;
}

interface Segment extends Range {
  readonly kind: Role | 'time';
  readonly label: number;
}

/** What stands behind each label, up to the next one or the end of the sentence. */
function segmentsOf(words: string, within: Range): Segment[] {
  const labels = [...words.slice(within.start, within.end).matchAll(LABELS)];
  return labels.map(({ 0: label, index, groups }, at) => {
    const start = within.start + index + label.length;
    const next = labels[at + 1];
    const limit = next === undefined ? within.end : within.start + next.index;
    const stop = words.indexOf('。', start);
    const end = stop >= 0 && stop < limit ? stop : limit;
    const kind = groups?.lead !== undefined ? 'lead' : groups?.helper !== undefined ? 'helper' : 'time';
    return { kind, label: within.start + index, start, end };
  });
}

function ofSegments(written: string, words: string, segments: readonly Segment[]): DutiesRead & Pick<Note, 'times'> {
  const parts = segments.map(({ kind, start, end }) => {
    if (kind === 'time') return { duties: [], unread: [], times: [{ start, end }] };
    return { ...shifted(dutiesIn(written.slice(start, end), words.slice(start, end), kind), start), times: [] };
  });
  return {
    duties: parts.flatMap(({ duties }) => duties),
    unread: parts.flatMap(({ unread }) => unread),
    times: parts.flatMap(({ times }) => times),
  };
}

/** Words that name a day are time, and not left unread. */
function withTimes(words: string, { duties, unread }: DutiesRead): DutiesRead & Pick<Note, 'times'> {
  const isTime = ({ start, end }: Range) => {
    const said = words.slice(start, end);
    return isWithoutEnd(said) || deadlinesIn(said, 2000).length > 0;
  };
  return { duties, unread: unread.filter((range) => !isTime(range)), times: unread.filter(isTime) };
}

function isPlain(duties: readonly Duty[]): boolean {
  return duties.some(({ rule, units }) => rule !== 'named' || units.some((unit) => unit.isPlain));
}

function shifted({ duties, unread }: DutiesRead, by: number): DutiesRead {
  const moved = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
  return {
    duties: duties.map((duty) => ({ ...moved(duty), units: duty.units.map(moved) })),
    unread: unread.map(moved),
  };
}
