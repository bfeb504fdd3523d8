import { provinceNamed } from '../../../../shared/regions.ts';
import { simplified } from './folded.ts';

/** A unit as words name it, and where in them. */
export interface UnitNamed {
  /** In Simplified characters, otherwise as written. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is plainly a province or an organisation. */
  readonly isPlain: boolean;
  /** Whether the words go on to others that they do not name: 某局等部门. */
  readonly isOpen: boolean;
}

const ORGANISATION =
  /(?:局|厅|委|委员会|部|办|办公室|研究室|处|科|中心|院|所|学校|大学|协会|学会|联盟|联合会|商会|公司|集团|企业|银行|基地|网点|站|馆|园区|高新区|开发区|新区|管委会|司|政府|法院|检察院|工会|妇联|科协|工商联|社|署|兵团|地方|单位|部门|机构|地区|室)(?:[(][^()]{1,20}[)])?$/;
const REGION = /^[\p{Script=Han}]{2,12}(?:省|市|县|区|州|盟|旗)$/u;
/** Words for units that they do not name. */
const GENERAL = /^(?:各|省|市|中央|国家)?(?:级|个)?(?:有关|相关|其他|其它|责任|成员)/;
const AND_OTHERS =
  /等(?:[一二三四五六七八九十\d]{1,3}(?:个|家)?)?(?:各?有关|各?相关)?(?:部门|单位|机构|处室|地区|地方|省份|省\(区、市\)|市)?$/;

function isPlainUnit(name: string): boolean {
  if (provinceNamed(name) !== undefined) return true;
  return name.length <= 40 && (ORGANISATION.test(name) || REGION.test(name)) && !/[,。;:《》"“”]/.test(name);
}

/**
 * The units that words list: between enumeration commas, and around 和, 与, 及 where what stands before is a unit itself – of
 * 发展和改革局 it is not.
 * @param written the words as written; @param words the same, folded.
 */
export function unitsNamed(written: string, words: string): UnitNamed[] {
  return listed(words)
    .flatMap(({ start, end }) => conjoined(words, start, end))
    .flatMap(({ start, end }) => {
      const whole = words.slice(start, end);
      const others = AND_OTHERS.exec(whole);
      const own = others === null ? whole : whole.slice(0, others.index);
      const name = own.trim();
      if (name === '' && others === null) return [];
      const from = start + own.indexOf(name);
      const isGeneral = name === '' || GENERAL.test(name);
      return [
        {
          name: isGeneral ? '' : simplified(written.slice(from, from + name.length)),
          ...{ start, end, isPlain: !isGeneral && isPlainUnit(name), isOpen: isGeneral || others !== null },
        },
      ];
    });
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Parts between commas and blanks, where these stand outside of brackets. */
function listed(words: string): Range[] {
  const parts: Range[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= words.length; at++) {
    const sign = words[at];
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    if (sign !== undefined && (depth > 0 || !/[、,;/\s]/.test(sign))) continue;
    if (at > start) parts.push({ start, end: at });
    start = at + 1;
  }
  return parts;
}

/** Longer than any list without a comma. */
const LONGEST = 120;

function conjoined(words: string, start: number, end: number): Range[] {
  if (end - start > LONGEST) return [{ start, end }];
  for (let at = start + 1; at < end - 1; at++) {
    const joint = words.startsWith('以及', at) ? '以及' : (words[at] ?? '');
    if (!/^(?:以及|[和与及])$/.test(joint)) continue;
    const after = at + joint.length;
    if (isPlainUnit(words.slice(start, at)) || provinceNamed(words.slice(after, end)) !== undefined)
      return [{ start, end: at }, ...conjoined(words, after, end)];
  }
  return [{ start, end }];
}
