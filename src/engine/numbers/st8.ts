import { type Parsed, parsed } from '../problem.ts';
import type { Classification } from '../publication.ts';
import { parseClassSymbol, splitSymbol } from './class-symbol.ts';
import { quoted, refusal } from './refusal.ts';

const FIELD = /^(.{15})\s{0,4}([\d ]{0,8})([ACS ]?)([FL ]?)([IN ]?)([\d ]{0,8})([BRVD ]?)([HMG ]?)([A-Z ]{0,2})\s*$/;

const LEVELS = { A: 'advanced', C: 'core', S: 'subclass' } as const;

/**
 * Reads a field of WIPO standard ST.8: 50 positions (trailing blanks may be cut) — 1 section, 2–3 class, 4 subclass, 5–8 main group to
 * the right, 9 slash, 10–15 subgroup, 20–27 version, 28 level, 29 position, 30 value. Some producers set the subgroup to the right.
 */
export function parseSt8(field: string): Parsed<Classification> {
  const columns = field.toUpperCase().padEnd(50);
  const symbol = splitSymbol(columns.slice(0, 15));
  const subclass = /^[A-HY]\d\d[A-Z]\s*$/.test(columns.slice(0, 15))
    ? parseClassSymbol(columns.slice(0, 4))
    : undefined;
  const [version, level, position, value] = [columns.slice(19, 27).trim(), columns[27], columns[28], columns[29]];
  const found = symbol?.symbol ?? (subclass?.ok ? subclass.value : undefined);
  const wellFormed = FIELD.test(columns) && columns.length <= 50 && /^(\d{8})?$/.test(version);
  if (found === undefined || !wellFormed) {
    return refusal(
      'st8-field',
      `“${quoted(field)}”不是 ST.8 格式的分类字段：应为 50 个字符，第 1–15 位为分类号，第 20–27 位为版本日期，第 28–30 位为级别、位置、价值，例如“H01M  10/0525    20100101AFI”。`,
      `“${quoted(field)}” is no ST.8 field: 50 characters are expected, the symbol in 1–15, the version date in 20–27, level, position and value in 28–30, such as “H01M  10/0525    20100101AFI”.`,
    );
  }
  return parsed({
    scheme: 'ipc',
    symbol: found,
    ...(version === '' ? {} : { version: `${version.slice(0, 4)}-${version.slice(4, 6)}-${version.slice(6)}` }),
    ...(level === 'A' || level === 'C' || level === 'S' ? { level: LEVELS[level] } : {}),
    ...(position === 'F' ? { position: 'first' as const } : position === 'L' ? { position: 'later' as const } : {}),
    ...(value === 'I' ? { value: 'inventive' as const } : value === 'N' ? { value: 'additional' as const } : {}),
  });
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
