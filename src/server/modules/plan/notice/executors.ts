import type { Cited, Executor, Unresolved } from '../../../../shared/plan.ts';
import { provinceNamed } from '../../../../shared/regions.ts';
import { folded } from './folded.ts';
import { inlineItems } from './inline-items.ts';

export interface ExecutorsRead {
  readonly executors: readonly Executor[];
  readonly unresolved: readonly Unresolved[];
}

type Rule = Pick<Executor, 'rule' | 'units' | 'grade' | 'obliged'>;

interface Scope {
  readonly sort: string | null;
  readonly contents: readonly string[];
}

const ALL =
  /^(?:由)?各(?:省、自治区、直辖市|省(?:\(区、市\)|区市|份)?|地方?|地区)(?:、?新疆生产建设兵团)?(?:知识产权局)?(?:执行|负责|承担)?$/;
const OTHERS = /^其他(?:省\(区、市\)|省份|省区市|地区|地方).*(?:根据|结合|参照|视|可)/;
const NAMED = /^由?(.+?)(?:执行|承担|负责|实施|牵头)$/;
const OF_BASES = /承担(基础|重点)项目的基地/;
const OF_CONTENTS = /^内容((?:[(]\d+[)][至到、和及-]?)+)/;
const SORT = /^([^:,。;]{2,20}):/;

/**
 * Who executes a task, from the words of its notice. What no rule is plain from is told as unresolved, never guessed.
 * @param contents the addresses of the task's contents, in their order.
 */
export function readExecutors(part: Cited, contents: readonly string[]): ExecutorsRead {
  const items = inlineItems(part);
  const read =
    items.length === 0
      ? [readItem(part, part, { sort: null, contents: [] }, contents)]
      : items.map((item) => readItem(part, item, scopeOf(item.text, item.number, contents), contents));
  return { executors: read.flatMap((one) => one.executors), unresolved: read.flatMap((one) => one.unresolved) };
}

/** `(2)特色能力培育工作:由…` is about the second content, where there are as many. */
function scopeOf(text: string, number: number, contents: readonly string[]): Scope {
  const sort = SORT.exec(folded(text))?.[1];
  const content = contents[number - 1];
  return {
    sort: sort === undefined ? null : text.slice(0, sort.length),
    contents: content === undefined ? [] : [content],
  };
}

function readItem(
  { clause }: Cited,
  { text, place }: Pick<Cited, 'text' | 'place'>,
  scope: Scope,
  contents: readonly string[],
): ExecutorsRead {
  const executors: Executor[] = [];
  const unresolved: Unresolved[] = [];
  const start = SORT.exec(folded(text))?.[0].length ?? 0;
  for (const phrase of phrasesOf(folded(text), start)) {
    const where = {
      clause,
      text: text.slice(phrase.start, phrase.end),
      place: { start: place.start + phrase.start, end: place.start + phrase.end },
    };
    const named = OF_CONTENTS.exec(phrase.words);
    const words = phrase.words.slice(named?.[0].length ?? 0);
    const rule = ruleOf(words);
    if (rule === undefined) {
      unresolved.push({ ...where, reason: 'executor' });
      continue;
    }
    for (const unit of rule.rule === 'named' ? rule.units : []) {
      if (provinceNamed(unit) === undefined) unresolved.push({ ...where, text: unit, reason: 'region' });
    }
    const own = named === null ? scope.contents : numbersIn(named[1] ?? '').flatMap((at) => contents[at - 1] ?? []);
    executors.push({ ...rule, sort: scope.sort, contents: [...own], ...where });
  }
  return { executors, unresolved };
}

function ruleOf(words: string): Rule | undefined {
  if (OTHERS.test(words)) return { rule: 'others', units: [], grade: null, obliged: false };
  if (ALL.test(words)) return { rule: 'all', units: [], grade: null, obliged: true };
  const bases = OF_BASES.exec(words)?.[1];
  if (bases !== undefined)
    return { rule: 'class', units: [], grade: bases === '重点' ? 'key' : 'basic', obliged: true };
  const units = NAMED.exec(words)?.[1];
  if (units === undefined || units.length > 200) return undefined;
  return { rule: 'named', units: units.split(/[、和及与]/).filter((unit) => unit !== ''), grade: null, obliged: true };
}

/** Parts between commas and stops. */
function phrasesOf(text: string, from: number): { words: string; start: number; end: number }[] {
  return [...text.slice(from).matchAll(/[^,。;\s][^,。;]*/g)].map(({ 0: words, index }) => ({
    words,
    start: from + index,
    end: from + index + words.length,
  }));
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
