import { PUBLIC_WORDS, SERVICE_CHANNEL_WORDS, SERVICE_KIND_WORDS } from '../../../../shared/service-words.ts';
import { type BeneficiaryInput, type ServiceInput, serviceInput } from '../../../../shared/services.ts';
import { type Problem, ProblemError } from '../../../platform/problems.ts';
import { columnLetters } from '../../../platform/workbook-reading.ts';
import { COLUMNS, type ColumnKey } from './columns.ts';
import { codeNeeded, formulaIn, notReadable } from './problems.ts';
import { type Head, textOf } from './read-sheet.ts';

interface Expected {
  readonly zh: string;
  readonly en: string;
}

const DAY: Expected = { zh: '日期，如 2018-09-03', en: 'a day such as 2018-09-03' };
const NUMBER: Expected = { zh: '不小于 0 的数', en: 'a number of at least 0' };
const WHOLE: Expected = { zh: '不小于 0 的整数', en: 'a whole number of at least 0' };
const RATING: Expected = { zh: '1 到 5 的整数，或留空', en: 'a whole number from 1 to 5, or nothing' };
const CLAUSE: Expected = { zh: '任务的条款号，如 三(三)', en: 'the clause of a task, such as 三(三)' };
const SHORTER: Expected = { zh: '较短的文字', en: 'a shorter text' };
const EXPECTED: Readonly<Partial<Record<ColumnKey, Expected>>> = {
  ...{ onDate: DAY, hours: NUMBER, fee: NUMBER, persons: WHOLE, pieces: WHOLE, satisfaction: RATING, task: CLAUSE },
  kind: oneOf(SERVICE_KIND_WORDS),
  channel: oneOf(SERVICE_CHANNEL_WORDS),
};

/** A row as it was read, with all that it says in one text: two rows with the same are the same. */
export interface SheetRow {
  readonly input: ServiceInput;
  readonly said: string;
}

/** Reads one row below the heads. @throws ProblemError for the first thing that is wrong with it. */
export function readRow(head: Head, index: number): SheetRow {
  const cell = (key: ColumnKey): string => {
    const at = head.at.get(key);
    if (at === undefined) return '';
    const address = `${columnLetters(at)}${index + 1}`;
    if (head.sheet.formulas.has(address)) throw new ProblemError(formulaIn(address));
    return textOf(head.sheet.rows[index]?.[at]);
  };
  const said = COLUMNS.map(({ key }) => cell(key));
  const written = {
    onDate: dayOf(cell('onDate')),
    kind: codeOf(SERVICE_KIND_WORDS, cell('kind')),
    channel: codeOf(SERVICE_CHANNEL_WORDS, cell('channel')),
    beneficiary: beneficiaryOf(cell('creditCode'), cell('name')),
    ...numbers(['hours', 'fee', 'persons', 'pieces', 'satisfaction'], cell),
    ...(cell('task') === '' ? {} : { task: cell('task') }),
    ...{ deliverable: cell('deliverable'), evidence: cell('evidence') },
  };
  const read = serviceInput.safeParse(written);
  if (!read.success) throw new ProblemError(wrong(head, index, read.error.issues[0]?.path[0], cell));
  return { input: read.data, said: JSON.stringify(said) };
}

/** Names the cell that could not be read. */
function wrong(head: Head, index: number, path: PropertyKey | undefined, cell: (key: ColumnKey) => string): Problem {
  const column = COLUMNS.find(({ key }) => key === (path === 'beneficiary' ? 'name' : path)) ?? COLUMNS[0];
  if (column === undefined) throw new Error('A sheet has columns.');
  const address = `${columnLetters(head.at.get(column.key) ?? 0)}${index + 1}`;
  return notReadable(address, column.zh, cell(column.key).slice(0, 40), EXPECTED[column.key] ?? SHORTER);
}

/** `2018-9-3`, `2018/09/03`, `2018年9月3日` and `20180903` as an ISO date; other writing stays, to be refused. */
function dayOf(written: string): string {
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(written.normalize('NFKC')) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(written);
  if (parts === null) return written;
  const [, year = '', month = '', day = ''] = parts;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function codeOf(words: Readonly<Record<string, Expected>>, written: string): string {
  const sought = written.normalize('NFKC').toLowerCase();
  const found = Object.entries(words).find(
    ([code, { zh, en }]) => code === sought || zh === sought || en.toLowerCase() === sought,
  );
  return found?.[0] ?? written;
}

function oneOf(words: Readonly<Record<string, Expected>>): Expected {
  const all = Object.values(words);
  return { zh: all.map(({ zh }) => zh).join('、'), en: `one of ${all.map(({ en }) => en).join(', ')}` };
}

function beneficiaryOf(creditCode: string, name: string): BeneficiaryInput {
  if (creditCode !== '') return { type: 'code', creditCode, name };
  if (name === PUBLIC_WORDS.zh || name.toLowerCase() === PUBLIC_WORDS.en.toLowerCase()) return { type: 'public' };
  throw new ProblemError(codeNeeded);
}

function numbers(keys: readonly ColumnKey[], cell: (key: ColumnKey) => string): Record<string, number> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const written = cell(key).normalize('NFKC');
      return written === '' ? [] : [[key, Number(written)]];
    }),
  );
}
