import { type Parsed, parsed } from '../problem.ts';
import type { Classification } from '../publication.ts';
import { groupSymbol, parseClassSymbol } from './class-symbol.ts';
import { quoted, refusal } from './refusal.ts';

/** Everything behind the symbol: version, level, position, value, action date, status, source, office. */
const INDICATORS = /^ {4}(\d{8}| {8})[ACS ][FL ][IN ](\d{8}| {8})[BRVD ][HMG ]([A-Z]{2}| {2}) {8}$/;

const LEVELS = { A: 'advanced', C: 'core', S: 'subclass' } as const;
const POSITIONS = { F: 'first', L: 'later' } as const;
const VALUES = { I: 'inventive', N: 'additional' } as const;

/**
 * Reads a field of WIPO standard ST.8: 50 positions (trailing blanks may be cut) — 1 section, 2–3 class, 4 subclass,
 * 5–8 main group to the right, 9 slash, 10–15 subgroup, 20–27 version, 28 level, 29 position, 30 value. Some producers
 * set the subgroup to the right.
 */
export function parseSt8(field: string): Parsed<Classification> {
  const columns = field.toUpperCase().padEnd(50);
  const symbol = symbolOf(columns.slice(0, 15));
  if (symbol === undefined || !INDICATORS.test(columns.slice(15))) return refusedField(field);
  const version = columns.slice(19, 27).trim();
  const level = pick(LEVELS, columns[27]);
  const position = pick(POSITIONS, columns[28]);
  const value = pick(VALUES, columns[29]);
  return parsed({
    scheme: 'ipc',
    symbol,
    ...(version === '' ? {} : { version: `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6)}` }),
    ...(level ? { level } : {}),
    ...(position ? { position } : {}),
    ...(value ? { value } : {}),
  });
}

function symbolOf(columns: string): string | undefined {
  if (columns[8] === '/') return groupSymbol(columns);
  const subclass = /^([A-HY]\d\d[A-Z]) {11}$/.exec(columns)?.[1];
  return subclass && parseClassSymbol(subclass).ok ? subclass : undefined;
}

function pick<T>(table: Readonly<Record<string, T>>, letter: string | undefined): T | undefined {
  return letter !== undefined && Object.hasOwn(table, letter) ? table[letter] : undefined;
}

function refusedField<T>(field: string): Parsed<T> {
  return refusal(
    'st8-field',
    `“${quoted(field)}”不是 ST.8 格式的分类字段：应为 50 个字符，第 1–15 位为分类号，第 20–27 位为版本日期，第 28–30 位为级别、位置、价值，例如“H01M  10/0525      20100101AFI”。`,
    `“${quoted(field)}” is no ST.8 field: 50 characters are expected, the symbol in 1–15, the version date in 20–27, level, position and value in 28–30, such as “H01M  10/0525      20100101AFI”.`,
  );
}

/** Writes a classification as an ST.8 field of 50 positions; what it does not tell stays blank. */
export function formatSt8(classification: Classification): string {
  const match = /^([A-HY]\d\d[A-Z])(?:(\d+)(?:\/(\d+))?)?$/.exec(classification.symbol);
  if (!match) throw new RangeError(`not a symbol from the subclass down: ${classification.symbol}`);
  const [, subclass = '', group = '', subgroup = '00'] = match;
  const symbol = group === '' ? subclass : `${subclass}${group.padStart(4)}/${subgroup}`;
  const version = /^\d{4}-\d\d-\d\d$/.test(classification.version ?? '')
    ? (classification.version ?? '').replaceAll('-', '')
    : '';
  const level = { advanced: 'A', core: 'C', subclass: 'S', none: ' ' }[classification.level ?? 'none'];
  const position = { first: 'F', later: 'L', none: ' ' }[classification.position ?? 'none'];
  const value = { inventive: 'I', additional: 'N', none: ' ' }[classification.value ?? 'none'];
  return `${symbol.padEnd(19)}${version.padEnd(8)}${level}${position}${value}`.padEnd(50);
}
