import type { Executor } from '../../../../shared/plan.ts';
import { type UnitNamed, unitsNamed } from './units.ts';

/** Who does something, as words say it, and where in them. */
export interface Duty extends Pick<Executor, 'rule' | 'grade' | 'obliged' | 'role'> {
  readonly units: readonly UnitNamed[];
  /** Numbers of the contents that the words name: `内容(1)至(3)`. */
  readonly contents?: readonly number[];
  readonly start: number;
  readonly end: number;
}

export interface DutiesRead {
  readonly duties: readonly Duty[];
  /** Words that say nothing of it. */
  readonly unread: readonly { readonly start: number; readonly end: number }[];
}

export type Role = 'lead' | 'helper';

const ALL =
  /^(?:由)?各(?:省、自治区、直辖市|省(?:\(区、市\)|\(自治区、直辖市\)|区市|份)?|地方?|地区)(?:、?新疆生产建设兵团)?(?:知识产权(?:主管|管理)?(?:局|部门))?(?:组织|具体|分别|牵头|共同)?(?:执行|负责|承担|实施|落实)?$/;
const OTHERS =
  /^其[他它](?:省\(区、市\)|省份|省区市|省市|地区|地方|各?省|市州|单位).{0,30}(?:根据|结合|参照|视|可|自愿|自行)/;
const OF_BASES = /承担(基础|重点)项目的基地/;
const OF_CONTENTS = /^内容((?:[(]\d{1,3}[)][至到、和及-]?){1,50})/;
const TAKES_CONTENTS = /(?<=承担|负责|执行|实施)内容((?:[(]\d{1,3}[)][至到、和及-]?){1,50})$/;

const SHARED =
  '(?:按照?|依据?|根据)(?:各自)?(?:职责|职能)(?:分工)?|分别|各自|具体|共同|统筹|统一|组织|积极|协同|密切|全力';
const LEADS = new RegExp(
  `(?:${SHARED}){0,4}(?:牵头(?:负责|落实|实施|组织|推进|承担)?|负责(?:落实|实施|推进|组织)?|承担|落实|主办|承办|实施|执行|主责)$`,
);
const HELPS = new RegExp(`(?:${SHARED}|予以|做好){0,4}(?:配合|参与|协助|协办|参加|协同|支持|协作)(?:落实|实施)?$`);
const TOGETHER = /会同/;
/** Longer phrases are prose. */
const LONGEST = 400;

/**
 * Who leads, carries out or helps, by words like `甲局牵头,乙局、丙委配合`.
 * @param written as written; @param words the same, folded; @param plain what units are that no verb stands behind.
 */
export function dutiesIn(written: string, words: string, plain?: Role): DutiesRead {
  const duties: Duty[] = [];
  const unread: { start: number; end: number }[] = [];
  let pending: number | undefined;
  let pendingEnd = 0;
  const closePending = (): void => {
    if (pending === undefined) return;
    const duty =
      plain === undefined ? undefined : namedDuty(written, words, { start: pending, end: pendingEnd }, plain);
    if (duty?.units.some(({ isPlain }) => isPlain)) duties.push(duty);
    else unread.push({ start: pending, end: pendingEnd });
    pending = undefined;
  };
  for (const phrase of phrasesOf(words)) {
    const fixed = fixedDuty(phrase.words, phrase);
    if (fixed !== undefined) {
      closePending();
      duties.push(fixed);
      continue;
    }
    const own = verbDuties(written, words, pending ?? phrase.start, phrase);
    if (own === undefined) {
      pending ??= phrase.start;
      pendingEnd = phrase.end;
    } else {
      duties.push(...own);
      pending = undefined;
    }
    if (phrase.endsSentence) closePending();
  }
  closePending();
  return { duties, unread };
}

interface Phrase {
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly endsSentence: boolean;
}

/** Parts between commas and stops, where these stand outside of brackets. */
function phrasesOf(words: string): Phrase[] {
  const phrases: Phrase[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= words.length; at++) {
    const sign = words[at];
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    const isStop = sign === undefined || /[。;\n]/.test(sign);
    if (!isStop && (depth > 0 || sign !== ',')) continue;
    const whole = words.slice(start, at);
    const said = whole.trim();
    const from = start + whole.indexOf(said);
    if (said !== '') phrases.push({ words: said, start: from, end: from + said.length, endsSentence: isStop });
    if (isStop) depth = 0;
    start = at + 1;
  }
  return phrases;
}

function fixedDuty(phrase: string, { start, end }: Phrase): Duty | undefined {
  if (phrase.length > LONGEST) return undefined;
  const named = OF_CONTENTS.exec(phrase);
  const words = phrase.slice(named?.[0].length ?? 0);
  const contents = named === null ? {} : { contents: numbersIn(named[1] ?? '') };
  const place = { start, end, units: [], ...contents };
  if (OTHERS.test(words)) return { rule: 'others', grade: null, obliged: false, ...place };
  if (ALL.test(words)) return { rule: 'all', grade: null, obliged: true, ...place };
  const bases = OF_BASES.exec(words)?.[1];
  if (bases === undefined) return undefined;
  return { rule: 'class', grade: bases === '重点' ? 'key' : 'basic', obliged: true, ...place };
}

/** The duties of a phrase that ends in a verb; it may begin before the phrase, with units between commas. */
function verbDuties(written: string, words: string, start: number, phrase: Phrase): Duty[] | undefined {
  if (phrase.end - start > LONGEST) return undefined;
  const taken = TAKES_CONTENTS.exec(phrase.words);
  const said = taken === null ? phrase.words : phrase.words.slice(0, taken.index);
  const helps = HELPS.exec(said);
  const verb = helps ?? LEADS.exec(said);
  if (verb === null) return undefined;
  const before = OF_CONTENTS.exec(words.slice(start, phrase.end));
  const named = before ?? taken;
  const contents = named === null ? {} : { contents: numbersIn(named[1] ?? '') };
  const first = start + (before?.[0].length ?? 0);
  const from = first + (words.startsWith('由', first) ? 1 : 0);
  const end = phrase.start + verb.index;
  if (end <= from) return undefined;
  const together = helps === null ? TOGETHER.exec(words.slice(from, end)) : null;
  const parts: [number, number, Role][] =
    together === null
      ? [[from, end, helps === null ? 'lead' : 'helper']]
      : [
          [from, from + together.index, 'lead'],
          [from + together.index + together[0].length, end, 'helper'],
        ];
  return parts.flatMap(([partStart, partEnd, role]) => {
    const leads = words.slice(partStart, partEnd).replace(LEADS, '');
    const duty = namedDuty(written, words, { start: partStart, end: partStart + leads.length }, role);
    return duty === undefined
      ? []
      : [{ ...duty, ...contents, start: role === 'lead' ? start : partStart, end: phrase.end }];
  });
}

function namedDuty(
  written: string,
  words: string,
  { start, end }: { readonly start: number; readonly end: number },
  role: Role,
): Duty | undefined {
  const units = unitsNamed(written.slice(start, end), words.slice(start, end)).map((unit) => ({
    ...unit,
    ...{ start: start + unit.start, end: start + unit.end },
  }));
  if (units.length === 0) return undefined;
  const part = role === 'helper' ? { role } : {};
  return { rule: 'named', grade: null, obliged: role === 'lead', units, start, end, ...part };
}

/** `(1)至(3)` is 1, 2, 3; `(1)、(4)` is 1 and 4. */
function numbersIn(words: string): number[] {
  const numbers: number[] = [];
  for (const [, joint = '', digits] of words.matchAll(/([至到、和及-]?)[(](\d+)[)]/g)) {
    const number = Number(digits);
    const last = numbers.at(-1);
    if (/[至到-]/.test(joint) && last !== undefined && number - last < 100)
      for (let between = last + 1; between < number; between++) numbers.push(between);
    numbers.push(number);
  }
  return numbers;
}
