import { type BaseField, CHINESE_NAMES } from '../../../engine/query/index.ts';

/** A wording as the publication has it, and how often a field has it. */
export interface Wording {
  readonly text: string;
  readonly field: BaseField;
  readonly count: number;
}

/** What of a profile a publication meets. */
export interface Reasons {
  readonly concepts: readonly { readonly name: string; readonly found: readonly Wording[] }[];
  readonly classes: readonly string[];
  readonly applicants: readonly { readonly name: string; readonly found: readonly Wording[] }[];
  /** What the expert query found; empty when it asks for no words. */
  readonly expert?: readonly Wording[];
}

const ENGLISH_NAMES: Readonly<Record<BaseField, string>> = {
  ti: 'title',
  ab: 'abstract',
  cl: 'claims',
  de: 'description',
  pa: 'applicants',
  in: 'inventors',
};

/** Wordings named in one sentence; the places tell the rest. */
const NAMED = 4;

export function inWords(reasons: Reasons): { zh: string; en: string } {
  return { zh: inChinese(reasons), en: inEnglish(reasons) };
}

function inChinese({ concepts, classes, applicants, expert }: Reasons): string {
  const parts = [
    ...concepts.map(({ name, found }) => `涉及“${name}”：${chineseWordings(found)}`),
    ...(classes.length > 0 ? [`分类号 ${classes.slice(0, NAMED).join('、')} 在关注的分类内`] : []),
    ...applicants.map(
      ({ name, found }) => `申请人在关注名单中：${name}${otherName(name, found, '（文献写作“', '”）')}`,
    ),
    ...(expert ? [`符合专家检索式${expert.length > 0 ? `：${chineseWordings(expert)}` : ''}`] : []),
  ];
  return parts.length > 0 ? `${parts.join('；')}。` : '符合画像的检索式。';
}

function inEnglish({ concepts, classes, applicants, expert }: Reasons): string {
  const parts = [
    ...concepts.map(({ name, found }) => `about “${name}”: ${englishWordings(found)}`),
    ...(classes.length > 0 ? [`classified in ${classes.slice(0, NAMED).join(', ')}, which the profile watches`] : []),
    ...applicants.map(
      ({ name, found }) => `from a watched applicant: ${name}${otherName(name, found, ' (written “', '”)')}`,
    ),
    ...(expert ? [`found by the expert query${expert.length > 0 ? `: ${englishWordings(expert)}` : ''}`] : []),
  ];
  const sentence = parts.length > 0 ? parts.join('; ') : 'meets the query of the profile';
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function chineseWordings(found: readonly Wording[]): string {
  return byField(found)
    .map(([field, its]) => `${CHINESE_NAMES[field]}中有${its.map((one) => `“${one.text}”`).join('、')}`)
    .join('，');
}

function englishWordings(found: readonly Wording[]): string {
  return byField(found)
    .map(([field, its]) => `${its.map((one) => `“${one.text}”`).join(', ')} in the ${ENGLISH_NAMES[field]}`)
    .join(', ');
}

/** The name that the publication gives, where it is a former name or one of the group. */
function otherName(name: string, [first]: readonly Wording[], open: string, close: string): string {
  return first === undefined || first.text === name ? '' : open + first.text + close;
}

function byField(found: readonly Wording[]): [BaseField, Wording[]][] {
  return [...Map.groupBy(found.slice(0, NAMED), ({ field }) => field)];
}
