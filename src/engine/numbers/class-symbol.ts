import { type Parsed, parsed } from '../problem.ts';
import { quoted, refusal, refusedAtSight } from './refusal.ts';
import { writtenForm } from './written-form.ts';

const EXAMPLE = 'H01M10/0525';

/** What may stand behind a symbol: version date, level, position, value and the rest of an ST.8 field. */
const INDICATORS =
  /^[\s,]*(\(\s*(\d{4}[.-]\d{2}([.-]\d{2})?|\d{1,2})\s*\))?[\s,]*(\d{8})?\s*[ACS]?\s*[FL]?\s*[IN]?\s*(\d{8})?\s*[BRVD]?\s*[HMG]?\s*([A-Z]{2})?$/;

/**
 * Reads a symbol of the IPC or the CPC, complete or only its upper levels, in any written form, to the canonical one:
 * `H`, `H01`, `H01M`, `H01M10`, `H01M10/0525`; main group without leading zeros, subgroup as the scheme has it.
 * Accepted are spaces and padding of every kind (`H01M 10/0525`, `G06F015/00`, `G06F 1516`, `B60R  900`,
 * `H01M0010052500`, ST.8 fields), version dates and indicators behind it, lower case and full-width characters.
 */
export function parseClassSymbol(text: string): Parsed<string> {
  const unreadable = refusedAtSight<string>(text, EXAMPLE);
  if (unreadable) return unreadable;
  const symbol = groupSymbol(text) ?? upperLevel(writtenForm(text));
  return symbol === undefined ? refusedSymbol(text) : parsed(symbol);
}

/**
 * The canonical beginning of a symbol, for truncated searches (`H01M10/0*`): like a symbol, but its last part may be
 * cut off anywhere. The text stands without its `*`.
 */
export function parseClassPrefix(text: string): Parsed<string> {
  const unreadable = refusedAtSight<string>(text, 'H01M10/05');
  if (unreadable) return unreadable;
  const match = /^([A-HY])(?:(\d{1,2})|(\d\d)\s*([A-Z])(?:\s*-?\s*0*([1-9]\d{0,3})(?:\s*([/:])\s*(\d{0,6}))?)?)?$/.exec(
    writtenForm(text),
  );
  if (!match) return refusedSymbol(text);
  const [, section = '', cut = '', classNumber = '', subclass = '', group = '', slash, subgroup = ''] = match;
  return parsed(section + (cut || classNumber) + subclass + group + (slash ? '/' : '') + subgroup);
}

/**
 * Reads the fixed columns of Greenbook and ST.32 files: subclass, main group to the right in three positions, subgroup
 * (`G06F 1516`, `C08L10100`). Unlike parseClassSymbol it takes the columns on trust where no blank or zero proves them.
 */
export function parseColumnSymbol(text: string): Parsed<string> {
  const match = /^([A-HY]\d\d[A-Z])([ \d]{2}\d)(\d{2,6})\s*$/.exec(paddedForm(text));
  const group = Number(match?.[2]);
  return match && group > 0 ? parsed(`${match[1]}${group}/${match[3]}`) : parseClassSymbol(text);
}

/**
 * With a slash; in 4 + 4 + 6 positions filled with zeros; in the columns of old files, where a blank or zero proves
 * them.
 */
const GROUP_FORMS: readonly { readonly pattern: RegExp; readonly zeroFilled: boolean }[] = [
  { pattern: /^([A-HY]\d\d[A-Z])\s*-?\s*(\d{1,4})\s*[/:]\s*(\d{2,6})(?!\d)(.*)$/, zeroFilled: false },
  { pattern: /^([A-HY]\d\d[A-Z])(\d{4})(\d{6})(?!\d)(.*)$/, zeroFilled: true },
  { pattern: /^([A-HY]\d\d[A-Z])([ 0]\d\d| {2}\d)(\d{2,6})(?!\d)(.*)$/, zeroFilled: false },
];

/**
 * The canonical symbol of a group; undefined when the text is none, or something else stands behind it than indicators.
 */
export function groupSymbol(text: string): string | undefined {
  const padded = paddedForm(text);
  for (const { pattern, zeroFilled } of GROUP_FORMS) {
    const match = pattern.exec(padded);
    if (!match) continue;
    const [, subclass = '', group = '', subgroup = '', rest = ''] = match;
    if (Number(group) === 0 || !isClass(subclass.slice(0, 3)) || !INDICATORS.test(rest)) return undefined;
    return `${subclass}${Number(group)}/${zeroFilled ? withoutFill(subgroup) : subgroup}`;
  }
  return undefined;
}

/** Six positions filled with zeros behind the subgroup, which keeps two digits at least. */
function withoutFill(subgroup: string): string {
  return subgroup.replace(/0{1,4}$/, '');
}

/** Upper case and half-width, the spaces kept: in the fixed columns of old files they are part of the number. */
function paddedForm(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*(INT\.?\s*CL\.?\s*\d{0,2}\s*[:.]?|IPC\s*[:=]?|CPC\s*[:=]?)\s*(?=[A-HY]\d\d)/, '')
    .replace(/[‐‑‒–—−]/gu, '-')
    .trim();
}

function upperLevel(written: string): string | undefined {
  const match = /^([A-HY])(?:\s*(\d\d)(?:\s*([A-Z])(?:\s*-?\s*0*([1-9]\d{0,3}))?)?)?$/.exec(written);
  if (!match) return undefined;
  const [, section = '', classNumber = '', subclass = '', group = ''] = match;
  if (classNumber !== '' && !isClass(section + classNumber)) return undefined;
  if (group.length === 4 && !group.startsWith('2')) return undefined;
  return section + classNumber + subclass + group;
}

/** Section D has had the same classes for decades; `D14` and the like are United States design classes. */
function isClass(symbol: string): boolean {
  return !symbol.startsWith('D') || /^D(0[1-7]|10|21|99)$/.test(symbol);
}

function refusedSymbol<T>(text: string): Parsed<T> {
  const written = writtenForm(text);
  if (/^(LOC\b.*?)?\d\d\s*-?\s*\d\d\b/.test(written) || /^D\d{1,2}(\/\d+|\d{3,})?$/.test(written)) {
    return refusal(
      'design-class',
      `“${quoted(text)}”像外观设计分类号（洛迦诺分类等），不是 IPC 或 CPC 分类号。外观设计没有 IPC 分类；IPC 分类号例如 ${EXAMPLE}。`,
      `“${quoted(text)}” looks like a class of designs (Locarno or national), not a symbol of the IPC or CPC. Designs bear no IPC; a symbol is written such as ${EXAMPLE}.`,
    );
  }
  return refusal(
    'class-symbol',
    `“${quoted(text)}”不是 IPC 或 CPC 分类号：应为部、大类、小类、大组“/”小组（部 A–H，CPC 另有 Y；小组 2–6 位数字），例如 H、H01、H01M、H01M10、${EXAMPLE}。请核对，尤其是斜线和字母。`,
    `“${quoted(text)}” is no symbol of the IPC or CPC: section (A–H, in the CPC also Y), class, subclass, main group, “/” and a subgroup of 2–6 digits are expected, such as H, H01, H01M, H01M10, ${EXAMPLE}. Check the slash and the letters.`,
  );
}
