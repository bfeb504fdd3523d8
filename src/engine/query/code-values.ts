import { isOfficeCode } from '../numbers/index.ts';
import { STAGES } from '../status/index.ts';
import { foldText } from '../text/characters.ts';
import { coded } from './build.ts';
import { legalStageQuery } from './legal-stages.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { CodeField, Query } from './tree.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['invention', 'invention'],
  ['发明', 'invention'],
  ['发明专利', 'invention'],
  ['utility', 'utility'],
  ['utility model', 'utility'],
  ['实用新型', 'utility'],
  ['新型', 'utility'],
  ['design', 'design'],
  ['外观设计', 'design'],
  ['外观', 'design'],
  ['plant', 'plant'],
  ['植物', 'plant'],
  ['植物专利', 'plant'],
]);

const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['中文', 'zh'],
  ['英文', 'en'],
  ['日文', 'ja'],
  ['韩文', 'ko'],
  ['德文', 'de'],
  ['法文', 'fr'],
  ['俄文', 'ru'],
]);

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The query for a code as written, in any case. Throws QueryFault on the whole of `written`. */
export function codeQuery(field: CodeField, written: string): Query {
  const value = foldText(written).trim();
  const found = QUERIES[field](value);
  if (found !== undefined) return typeof found === 'string' ? coded(field, found) : found;
  throw new QueryFault({ start: 0, end: written.length }, FAULTS[field](written.trim()));
}

const QUERIES: Readonly<Record<CodeField, (value: string) => string | Query | undefined>> = {
  cc: (value) => upperIf(isOfficeCode(value.toUpperCase()), value),
  kd: (value) => upperIf(/^[a-z]\d?$/.test(value), value),
  ty: (value) => TYPES.get(value),
  ls: (value) => legalStageQuery(value) ?? upperIf(/^(?=.*\d)[a-z0-9.+/-]{1,12}$|^[a-z]{1,4}$/.test(value), value),
  fam: (value) => upperIf(/^[a-z0-9-]{1,40}$/.test(value), value),
  lang: (value) => LANGUAGES.get(value) ?? (isLanguage(value) ? value : undefined),
};

function upperIf(valid: boolean, value: string): string | undefined {
  return valid ? value.toUpperCase() : undefined;
}

function isLanguage(value: string): boolean {
  return value === 'und' || (/^[a-z]{2}$/.test(value) && languageNames.of(value) !== undefined);
}

const STAGE_CODES = Object.keys(STAGES).join(', ');
const STAGE_NAMES = Object.values(STAGES)
  .map(({ zh }) => zh)
  .join('、');

const FAULTS: Readonly<Record<CodeField, (written: string) => Fault>> = {
  cc: (written) => ({
    code: 'no-such-office',
    zh: `“${shown(written)}”不是 ST.3 国家或机构代码。请写两个字母，例如 CN、US、EP、WO。`,
    en: `“${shown(written)}” is not an ST.3 code of a country or office. Write two letters, such as CN, US, EP, WO.`,
  }),
  kd: (written) => ({
    code: 'no-such-kind',
    zh: `“${shown(written)}”不是 ST.16 文献种类代码。请写一个字母，或一个字母加一个数字，例如 A、B、U、A1。`,
    en: `“${shown(written)}” is not an ST.16 kind code. Write a letter, or a letter and a digit, such as A, B, U, A1.`,
  }),
  ty: (written) => ({
    code: 'no-such-type',
    zh: `“${shown(written)}”不是专利类型。请写发明、实用新型、外观设计或植物专利。`,
    en: `“${shown(written)}” is not a type of patent. Write invention, utility, design or plant.`,
  }),
  ls: (written) => ({
    code: 'no-such-stage',
    zh: `“${shown(written)}”不是法律状态。可以写 ${STAGE_NAMES}、审中、失效，或事件代码（例如 CF01）。“有效”无法由公开数据断定，请写“授权”。`,
    en: `“${shown(written)}” is not a legal status. Write ${STAGE_CODES}, pending, ended, or the code of an event (such as CF01). That a patent is “in force” cannot be told from published data; write granted.`,
  }),
  fam: (written) => ({
    code: 'no-such-family',
    zh: `“${shown(written)}”不是同族号。同族号由字母和数字组成，例如 fam=54321098。`,
    en: `“${shown(written)}” is not the identifier of a family. It is made of letters and digits, as in fam=54321098.`,
  }),
  lang: (written) => ({
    code: 'no-such-language',
    zh: `“${shown(written)}”不是语种代码。请写 ISO 639-1 的两个字母，例如 zh、en、de。`,
    en: `“${shown(written)}” is not the code of a language. Write the two letters of ISO 639-1, such as zh, en, de.`,
  }),
};
