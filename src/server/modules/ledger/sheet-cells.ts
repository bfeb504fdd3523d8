import type { LedgerEntry } from '../../../shared/ledger.ts';
import { entryReport, MOST_YUAN } from '../../../shared/ledger.ts';
import { type EntryEdit, entryEdit, type LedgerField } from '../../../shared/ledger-pages.ts';

/** What a cell cannot be, and what to write instead. */
export interface CellRefusal {
  readonly zh: string;
  readonly en: string;
}

export type ReadCell =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly refusal: CellRefusal };

const MOST: Readonly<Record<Exclude<LedgerField, 'startOn' | 'dueOn' | 'percent' | 'moneyUsed'>, number>> = {
  matter: 1000,
  assisting: 2000,
  person: 60,
  node: 200,
  progress: 5000,
  problem: 2000,
  nextStep: 2000,
};

/** What a cell of a field says, written in the one way in which it is compared and shown; '' for nothing. */
export function readCell(field: LedgerField, value: unknown): ReadCell {
  switch (field) {
    case 'startOn':
    case 'dueOn':
      return readDay(value, field === 'dueOn');
    case 'percent':
      return readPercent(value);
    case 'moneyUsed':
      return readMoney(value);
    case 'assisting':
      return readNames(value);
    default:
      return readText(value, MOST[field], field === 'matter');
  }
}

function readText(value: unknown, most: number, required: boolean): ReadCell {
  const text = (value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? '')).trim();
  if (required && text === '') return refused('不能为空，请填写', 'must not be empty; fill it in');
  if (text.length > most)
    return refused(
      `有 ${text.length} 字，最多 ${most} 字，请缩短`,
      `has ${text.length} characters and takes ${most}; shorten it`,
    );
  return { ok: true, text };
}

const MOST_NAMES = 50;
const LONGEST_NAME = 200;

function readNames(value: unknown): ReadCell {
  const cell = readText(value, MOST.assisting, false);
  const names = cell.ok ? namesIn(cell.text) : [];
  const fits = names.length <= MOST_NAMES && names.every((name) => name.length <= LONGEST_NAME);
  if (fits) return cell;
  return refused(
    `最多 ${MOST_NAMES} 个单位，每个名称最多 ${LONGEST_NAME} 字，单位之间用顿号分开`,
    `takes ${MOST_NAMES} units of ${LONGEST_NAME} characters each, parted by 、`,
  );
}

function namesIn(text: string): string[] {
  return text
    .split(/[、;；,，\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

const WRITTEN_DAY = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/;

function readDay(value: unknown, required: boolean): ReadCell {
  if (value === null || value === undefined || value === '')
    return required ? refused('不能为空，请填写日期', 'must not be empty; fill in a day') : { ok: true, text: '' };
  const written = value instanceof Date ? value.toISOString().slice(0, 10) : String(value).trim();
  const [, year, month, day] = WRITTEN_DAY.exec(written) ?? [];
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  const isDay = year !== undefined && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
  return isDay
    ? { ok: true, text }
    : refused(`“${written}”不是日期，请写成 2018-09-30 这样`, `“${written}” is no day; write it as 2018-09-30`);
}

function readPercent(value: unknown): ReadCell {
  const written = String(value ?? '').trim();
  const percent = Number(written.replace(/[%％]$/, ''));
  if (written === '' || !Number.isInteger(percent) || percent < 0 || percent > 100)
    return refused(
      `“${written}”不是 0 到 100 的整数，请写百分数的数字，如 60`,
      `“${written}” is no whole number from 0 to 100; write 60 for 60 %`,
    );
  return { ok: true, text: String(percent) };
}

function readMoney(value: unknown): ReadCell {
  const written = String(value ?? '').trim();
  if (written === '') return { ok: true, text: '' };
  const yuan = Math.round(Number(written.replaceAll(/[,，]/g, '')) * 100) / 100;
  if (!(yuan >= 0 && yuan <= MOST_YUAN))
    return refused(
      `“${written}”不是金额，请以元为单位写数字，如 12000`,
      `“${written}” is no sum; write yuan as a number, as 12000`,
    );
  return { ok: true, text: String(yuan) };
}

function refused(zh: string, en: string): ReadCell {
  return { ok: false, refusal: { zh, en } };
}

/** A field of an entry as `readCell` would write it. */
export function writtenField(entry: LedgerEntry, field: LedgerField): string {
  const value = entry[field];
  if (Array.isArray(value)) return value.join('、');
  return String(value ?? '').trim();
}

const OF_EDIT: ReadonlySet<LedgerField> = new Set(['matter', 'assisting', 'person', 'startOn', 'dueOn']);

/** Whether a field is the matter itself, which is edited above, or how it stands, which its unit reports. */
export function isOfEdit(field: LedgerField): boolean {
  return OF_EDIT.has(field);
}

type Fields = ReadonlyMap<LedgerField, string>;

/** The report that an entry has after the fields given are as written. */
export function reportWith(entry: LedgerEntry, fields: Fields) {
  const text = (field: LedgerField): string => fields.get(field) ?? writtenField(entry, field);
  return entryReport.parse({
    percent: Number(text('percent')),
    ...{ progress: text('progress'), problem: text('problem'), nextStep: text('nextStep') },
    moneyUsed: text('moneyUsed') === '' ? null : Number(text('moneyUsed')),
    node: text('node') || null,
  });
}

/** The matter that an entry has after the fields given are as written. */
export function editWith(entry: LedgerEntry, fields: Fields): EntryEdit {
  const text = (field: LedgerField): string => fields.get(field) ?? writtenField(entry, field);
  const assisting = fields.has('assisting') ? namesIn(text('assisting')) : entry.assisting;
  return entryEdit.parse({
    ...{ matter: text('matter'), assisting, person: text('person') || null, node: entry.node },
    ...{ startOn: text('startOn') || null, dueOn: text('dueOn') },
  });
}
