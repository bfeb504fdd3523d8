import type { OrganisationKind } from '../../../../shared/network.ts';
import { type Grade, STANDING_GRADES, STANDINGS, type StandingName } from '../../../../shared/network-standings.ts';
import { GRADE_WORDS, KIND_WORDS, POST_WORDS } from '../../../../shared/network-words.ts';
import { provinceNamed, provinceOf } from '../../../../shared/regions.ts';
import { type Problem, problemOf } from '../../../platform/problems.ts';
import { columnLetters } from '../../../platform/workbook-reading.ts';
import { canonicalCreditCode } from '../rules.ts';
import { COLUMNS, type Column, type ColumnKey, SHEET_POSTS, type SheetPost } from './columns.ts';
import { type Head, textOf } from './find-head.ts';
import * as problems from './problems.ts';

export interface SheetPerson {
  readonly post: SheetPost;
  readonly name: string;
  readonly rank: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
}

/** An organisation as a row of a sheet says it. What a cell leaves empty is absent. */
export interface SheetRow {
  /** As the sheet numbers it. */
  readonly row: number;
  readonly id?: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly creditCode?: string;
  readonly region?: string;
  readonly parent?: string;
  readonly standings: readonly { readonly standing: StandingName; readonly grade: Grade | null }[];
  readonly basis: string;
  readonly people: readonly SheetPerson[];
}

export interface RowProblem {
  readonly column: ColumnKey | null;
  readonly problem: Problem;
}

export type ReadRow =
  | { readonly ok: true; readonly value: SheetRow }
  | { readonly ok: false; readonly row: number; readonly name: string; readonly problems: readonly RowProblem[] };

const LONGEST_NAME = 200;
const LONGEST_WORDS = 100;
const LONGEST_BASIS = 300;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const YES = new Set(['是', '√', '✓', 'yes', 'y', '1', 'true']);

/** Reads one row, with everything that is wrong with it. */
export function readRow(head: Head, index: number): ReadRow {
  const row = index + 1;
  const found: RowProblem[] = [];
  const refuse = (column: ColumnKey | null, problem: Problem): undefined => void found.push({ column, problem });
  const cell = (key: ColumnKey, most = LONGEST_WORDS): string => {
    const at = head.at.get(key);
    if (at === undefined) return '';
    const address = `${columnLetters(at)}${row}`;
    if (head.sheet.formulas.has(address)) refuse(key, problems.formulaInCell(address));
    const text = textOf(head.sheet.rows[index]?.[at]);
    if (text.length > most) refuse(key, problems.valueTooLong(most));
    return text;
  };

  const name = cell('name', LONGEST_NAME);
  if (name === '') refuse('name', problems.valueMissing);
  const kind = kindOf(cell('kind'), refuse);
  const id = cell('id').normalize('NFKC');
  const parent = cell('parent', LONGEST_NAME);
  const creditCode = creditCodeOf(cell('creditCode'), refuse);
  const region = regionOf(cell('region').normalize('NFKC'), refuse);
  const standings = STANDINGS.flatMap((standing) => standingOf(standing, cell(`standing:${standing}`), refuse));
  const basis = cell('basis', LONGEST_BASIS);
  const people = SHEET_POSTS.flatMap((post) => personOf(post, cell, refuse));
  if (found.length > 0 || kind === undefined) return { ok: false, row, name, problems: found };
  return {
    ok: true,
    value: {
      row,
      name,
      kind,
      standings,
      basis,
      people,
      ...(id === '' ? {} : { id }),
      ...(parent === '' ? {} : { parent }),
      ...(creditCode === undefined ? {} : { creditCode }),
      ...(region === undefined ? {} : { region }),
    },
  };
}

/** Whether a row says nothing in any column that is read. */
export function isEmptyRow(head: Head, index: number): boolean {
  return [...head.at.values()].every((at) => textOf(head.sheet.rows[index]?.[at]) === '');
}

/** A column as people call it. */
export function columnWords(key: ColumnKey): Column['words'] {
  return COLUMNS.find((column) => column.key === key)?.words ?? { zh: key, en: key };
}

type Refuse = (column: ColumnKey, problem: Problem) => undefined;

function kindOf(written: string, refuse: Refuse): OrganisationKind | undefined {
  if (written === '') return refuse('kind', problems.valueMissing);
  const kind = (Object.keys(KIND_WORDS) as OrganisationKind[]).find((each) => isWord(KIND_WORDS[each], written));
  const all = Object.values(KIND_WORDS);
  const choice = { zh: all.map(({ zh }) => zh), en: all.map(({ en }) => en) };
  return kind ?? refuse('kind', problems.valueUnknown(written, choice));
}

function isWord(words: { readonly zh: string; readonly en: string }, written: string): boolean {
  const plain = written.normalize('NFKC').toLowerCase();
  return words.zh === plain || words.en.toLowerCase() === plain;
}

function creditCodeOf(written: string, refuse: Refuse): string | undefined {
  if (written === '') return undefined;
  try {
    return canonicalCreditCode(written);
  } catch (refused) {
    const problem = problemOf(refused);
    if (problem === undefined) throw refused;
    return refuse('creditCode', problem);
  }
}

function regionOf(written: string, refuse: Refuse): string | undefined {
  if (written === '') return undefined;
  const province = provinceNamed(written);
  if (province !== undefined) return province.code;
  return provinceOf(written) === null ? refuse('region', problems.regionUnfit(written)) : written;
}

function standingOf(
  standing: StandingName,
  written: string,
  refuse: Refuse,
): { standing: StandingName; grade: Grade | null }[] {
  if (written === '') return [];
  const grades: readonly Grade[] = STANDING_GRADES[standing];
  const grade = grades.find((each) => isWord(GRADE_WORDS[each], written));
  if (grade !== undefined) return [{ standing, grade }];
  if (grades.length === 0 && YES.has(written.toLowerCase())) return [{ standing, grade: null }];
  const choice =
    grades.length === 0
      ? { zh: ['是'], en: ['yes'] }
      : { zh: grades.map((each) => GRADE_WORDS[each].zh), en: grades.map((each) => GRADE_WORDS[each].en) };
  refuse(`standing:${standing}`, problems.valueUnknown(written, choice));
  return [];
}

function personOf(post: SheetPost, cell: (key: ColumnKey) => string, refuse: Refuse): SheetPerson[] {
  const name = cell(`${post}:name`);
  const [rank, phone, mail] = (['rank', 'phone', 'mail'] as const).map((field) => cell(`${post}:${field}`) || null);
  if (mail && !MAIL.test(mail)) refuse(`${post}:mail`, problems.mailUnfit(mail));
  if (name !== '') return [{ post, name, rank: rank ?? null, phone: phone ?? null, mail: mail ?? null }];
  if (rank || phone || mail) refuse(`${post}:name`, problems.personMissing(POST_WORDS[post]));
  return [];
}
