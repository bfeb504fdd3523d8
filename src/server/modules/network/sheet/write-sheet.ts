import writeExcelFile from 'write-excel-file/node';
import type { OrganisationKind } from '../../../../shared/network.ts';
import type { Unit } from '../../../../shared/network-standings.ts';
import { STANDING_GRADES } from '../../../../shared/network-standings.ts';
import { GRADE_WORDS, KIND_WORDS } from '../../../../shared/network-words.ts';
import type { Db, Scope } from '../../../platform/db/index.ts';
import { cellText } from '../../../platform/workbook.ts';
import { unitsOf } from '../as-of.ts';
import { type Post, postsOfHouse } from '../posts.ts';
import type { Sight } from '../sight.ts';
import { findOrganisation, listOrganisations } from '../store.ts';
import { COLUMNS, type Column, type ColumnKey, type PostField, REQUIRED, SHEET_POSTS } from './columns.ts';

type Language = 'zh' | 'en';

interface Line {
  readonly unit: Unit;
  readonly creditCode: string;
  readonly parent: string;
  readonly posts: readonly Post[];
}

/**
 * The organisations of a year as a workbook that can be filled in and imported again: with their standings, and who held which post on
 * the year's last day. Without `sight` it is an empty template.
 */
export async function networkWorkbook(
  db: Db,
  house: Scope,
  { year, language, sight }: { readonly year: number; readonly language: Language; readonly sight?: Sight },
): Promise<Buffer> {
  const lines = sight === undefined ? [] : await linesOf(db, house, year, sight);
  const heads = COLUMNS.map(
    (column) => ({ type: String, value: headText(column, language), fontWeight: 'bold' }) as const,
  );
  const rows = lines.map((line) =>
    COLUMNS.map(({ key }) => ({ type: String, value: cellText(cellOf(line, key, language)) }) as const),
  );
  const words =
    language === 'zh' ? { sheet: `${year} 年度单位`, about: '填写说明' } : { sheet: `Units ${year}`, about: 'About' };
  return writeExcelFile([
    {
      data: [heads, ...rows],
      columns: COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      sheet: words.sheet,
    },
    {
      data: guide(language).map((row) => row.map((value) => ({ type: String, value }) as const)),
      columns: [{ width: 24 }, { width: 100 }],
      sheet: words.about,
    },
  ]).toBuffer();
}

async function linesOf(db: Db, house: Scope, year: number, sight: Sight): Promise<Line[]> {
  const units = (await unitsOf(db, house, { year })).filter(({ id }) => sight.sees(id));
  const codes = new Map((await listOrganisations(db, house)).map(({ id, creditCode }) => [id, creditCode]));
  const names = new Map((await unitsOf(db, house, { year })).map(({ id, name }) => [id, name]));
  names.set(house.organisationId, (await findOrganisation(db, house, { id: house.organisationId }))?.name ?? '');
  const posts = Map.groupBy(await postsOfHouse(db, house, `${year}-12-31`), ({ unitId }) => unitId);
  return units.map((unit) => ({
    unit,
    creditCode: codes.get(unit.id) ?? '',
    parent: unit.parentId === null ? '' : (names.get(unit.parentId) ?? ''),
    posts: posts.get(unit.id) ?? [],
  }));
}

function headText({ key, words }: Column, language: Language): string {
  return REQUIRED.includes(key) ? `${words[language]}*` : words[language];
}

function cellOf({ unit, creditCode, parent, posts }: Line, key: ColumnKey, language: Language): string {
  switch (key) {
    case 'id':
      return String(unit.id);
    case 'name':
      return unit.name;
    case 'kind':
      return KIND_WORDS[unit.kind][language];
    case 'creditCode':
      return creditCode;
    case 'region':
      return unit.region ?? '';
    case 'parent':
      return parent;
    case 'basis':
      return '';
  }
  const [first, second] = key.split(':');
  if (first === 'standing') {
    const held = unit.standings.find(({ standing }) => standing === second);
    if (held === undefined) return '';
    return held.grade === null ? YES[language] : GRADE_WORDS[held.grade][language];
  }
  return posts.find(({ post }) => post === first)?.[second as PostField] ?? '';
}

const YES = { zh: '是', en: 'yes' } as const;

/** What may stand in each column, for whoever fills the sheet in. */
function guide(language: Language): (readonly [string, string])[] {
  const zh = language === 'zh';
  const standings = COLUMNS.filter(({ key }) => key.startsWith('standing:')).map(({ key, words }) => {
    const grades = STANDING_GRADES[key.slice('standing:'.length) as keyof typeof STANDING_GRADES];
    const choice = grades.length === 0 ? [YES[language]] : grades.map((grade) => GRADE_WORDS[grade][language]);
    return [words[language], choice.join(zh ? '、' : ', ')] as const;
  });
  const kinds = (Object.keys(KIND_WORDS) as OrganisationKind[]).map((kind) => KIND_WORDS[kind][language]);
  const people = SHEET_POSTS.map((post) => COLUMNS.find(({ key }) => key === `${post}:name`)?.words[language] ?? '');
  return [
    zh ? ['空白单元格', '不更改系统中已有的资料。'] : ['Empty cells', 'leave what is known as it is.'],
    zh
      ? [COLUMNS[0]?.words.zh ?? '', '新单位留空；已有单位保留导出时的编号。']
      : [COLUMNS[0]?.words.en ?? '', 'Empty for a new organisation; as exported for a known one.'],
    [zh ? '类型' : 'kind', kinds.join(zh ? '、' : ', ')],
    zh
      ? ['行政区划代码', '六位代码（如 360100），或省份名称（如 江西）。']
      : ['region', 'Six digits, such as 360100, or the name of a province.'],
    ...standings,
    zh
      ? [people.join('、'), '两个不同的职务；更换人选时，前任自动记为离任。']
      : [people.join(', '), 'Two different posts; where another person is named, the one before leaves.'],
  ];
}
