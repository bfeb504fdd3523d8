import { foldOf, foldText } from '../text/characters.ts';
import {
  type ClassLeaf,
  type CodeField,
  DATE_FIELDS,
  type DateField,
  NUMBER_FIELDS,
  type NumberField,
  TEXT_FIELDS,
  type TextField,
} from './tree.ts';

export type ClassField = ClassLeaf['scheme'];
export type Field = TextField | DateField | ClassField | NumberField | CodeField;

/** The Chinese name under which each field is written and shown; `cpc` has none. */
export const CHINESE_NAMES: Readonly<Record<Field, string>> = {
  ti: '名称',
  ab: '摘要',
  cl: '权利要求',
  de: '说明书',
  ta: '名称摘要',
  tac: '名称摘要权利要求',
  ft: '全文',
  pa: '申请人',
  in: '发明人',
  ipc: '分类号',
  cpc: 'CPC',
  an: '申请号',
  pn: '公开号',
  pr: '优先权号',
  ad: '申请日',
  pd: '公开日',
  prd: '优先权日',
  cc: '国别',
  kd: '文献种类',
  ty: '类型',
  ls: '法律状态',
  fam: '同族',
  lang: '语种',
};

const ENGLISH_NAMES: Readonly<Record<Field, string>> = {
  ti: 'title',
  ab: 'abstract',
  cl: 'claims',
  de: 'description',
  ta: 'title or abstract',
  tac: 'title, abstract or claims',
  ft: 'full text',
  pa: 'applicant or assignee',
  in: 'inventor',
  ipc: 'IPC class',
  cpc: 'CPC class',
  an: 'application number',
  pn: 'publication number',
  pr: 'priority number',
  ad: 'application date',
  pd: 'publication date',
  prd: 'priority date',
  cc: 'office or country',
  kd: 'kind of document',
  ty: 'type of right',
  ls: 'legal status',
  fam: 'family',
  lang: 'language',
};

export const FIELDS = Object.keys(CHINESE_NAMES) as readonly Field[];

/** Every field of the language with the names that people read, in the order of the reference. */
export const FIELD_NAMES: readonly { readonly field: Field; readonly zh: string; readonly en: string }[] = FIELDS.map(
  (field) => ({ field, zh: CHINESE_NAMES[field], en: ENGLISH_NAMES[field] }),
);

/** Further Chinese names under which a field may be written, folded. */
const ALIASES: ReadonlyMap<string, Field> = new Map([
  ['标题', 'ti'],
  ['发明名称', 'ti'],
  ['专利名称', 'ti'],
  ['权利要求书', 'cl'],
  ['专利权人', 'pa'],
  ['申请(专利权)人', 'pa'],
  ['主分类号', 'ipc'],
  ['ipc分类号', 'ipc'],
  ['公开(公告)号', 'pn'],
  ['公开(公告)日', 'pd'],
  ['国家', 'cc'],
]);

const NAMES_WITH_PARENTHESES = [...ALIASES.keys()].filter((name) => name.includes('('));
const THEIR_FIRST_UNITS = new Set(NAMES_WITH_PARENTHESES.map((name) => name.charCodeAt(0)));

const BY_NAME: ReadonlyMap<string, Field> = new Map([
  ...FIELDS.flatMap((field): [string, Field][] => [
    [field, field],
    [CHINESE_NAMES[field].toLowerCase(), field],
  ]),
  ...ALIASES,
]);

/** Names that other systems use, for the hint only. */
const ELSEWHERE: ReadonlyMap<string, Field> = new Map(
  Object.entries({
    ti: ['title', 'ttl', '题名'],
    ab: ['abstract', 'abst', 'abs', '文摘'],
    cl: ['claim', 'claims', 'aclm'],
    de: ['desc', 'description', 'spec', 'detd'],
    ta: ['tiab', '标题摘要'],
    tac: ['ctb', '标题摘要权利要求'],
    ft: ['all', 'text', 'fulltext'],
    pa: ['applicant', 'assignee', 'ap', 'anm', '申请专利权人', '当前权利人'],
    in: ['inventor', 'inv', '设计人', '发明设计人'],
    ipc: ['ic', 'icl', 'class', '国际专利分类号'],
    cpc: ['cpc分类号', 'cpcl'],
    an: ['apn', 'application', 'appnum', 'ap_no'],
    pn: ['publication', 'pubnum', 'patent', '公告号', '公开公告号', '专利号', '授权公告号'],
    pr: ['priority', '优先权'],
    ad: ['apd', 'filed', 'filing'],
    pd: ['pubdate', 'date', 'isd', '公告日', '公开公告日', '授权公告日'],
    prd: ['prdate'],
    cc: ['country', 'office', '公开国别', '国家地区'],
    kd: ['kind', 'kc', '文献类型'],
    ty: ['type', '专利类型'],
    ls: ['status', 'legal', '状态', '专利状态'],
    fam: ['family', '同族号', '专利族'],
    lang: ['language', 'la', '语言'],
  } satisfies Record<Field, string[]>).flatMap(([field, names]) =>
    names.map((name): [string, Field] => [name, field as Field]),
  ),
);

/** The field that a name as written means: any case, full width, Traditional characters. */
export function fieldNamed(written: string): Field | undefined {
  return BY_NAME.get(foldText(written));
}

/** The field that a name probably means: a name of another system. */
export function fieldMeant(written: string): Field | undefined {
  return ELSEWHERE.get(foldText(written));
}

/** The name with parentheses in it, 公开(公告)号, that begins at a place of a text; the grammar has no other way to tell it from a group. */
export function nameWithParenthesesAt(text: string, start: number): string | undefined {
  if (!THEIR_FIRST_UNITS.has(foldOf[text.charCodeAt(start)]!)) return undefined;
  const name = NAMES_WITH_PARENTHESES.find((one) => foldText(text.slice(start, start + one.length)) === one);
  return name === undefined ? undefined : text.slice(start, start + name.length);
}

const FIELDS_OF_TEXT: ReadonlySet<Field> = new Set(TEXT_FIELDS);

export function isTextField(field: Field): field is TextField {
  return FIELDS_OF_TEXT.has(field);
}

export function isDateField(field: Field): field is DateField {
  return (DATE_FIELDS as readonly Field[]).includes(field);
}

export function isClassField(field: Field): field is ClassField {
  return field === 'ipc' || field === 'cpc';
}

export function isNumberField(field: Field): field is NumberField {
  return (NUMBER_FIELDS as readonly Field[]).includes(field);
}
