import { EVERYTHING, type IndicatorDefinition, type IndicatorTable, NOTHING } from '../../../../shared/indicators.ts';
import { PROVINCES } from '../../../../shared/regions.ts';
import { type CountedNumber, numbersAt, writtenNumber } from '../../../../shared/yearbook.ts';
import type { Block, Cell } from '../../../platform/documents/index.ts';

export type WrittenLanguage = 'zh' | 'en';

/** What a row of a table by places is about. */
export interface Place {
  readonly name: string;
  readonly province?: string;
  readonly task?: string;
}

const TEXTS = {
  zh: {
    provenance: (definition: string, unit: string, at: string) => `${definition}（单位：${unit}；统计时点：${at}）`,
    inUnit: (name: string, unit: string) => `${name}（${unit}）`,
  },
  en: {
    provenance: (definition: string, unit: string, at: string) => `${definition} (unit: ${unit}; counted at ${at})`,
    inUnit: (name: string, unit: string) => `${name} (${unit})`,
  },
} as const;

/** The provinces that something was counted for, and those named besides, in their order. */
export function provincePlaces(
  { cells }: Pick<IndicatorTable, 'cells'>,
  language: WrittenLanguage,
  besides: readonly (string | null)[] = [],
): Place[] {
  const told = new Set([...cells.map(({ province }) => province), ...besides]);
  return PROVINCES.filter(({ code }) => told.has(code)).map(({ code, name, en }) => ({
    name: { zh: name, en }[language],
    province: code,
  }));
}

/** The tasks of a plan, and others that something was counted for. */
export function taskPlaces(
  { cells }: Pick<IndicatorTable, 'cells'>,
  tasks: readonly { readonly clause: string; readonly title: string }[],
): Place[] {
  const titles = new Map(tasks.map(({ clause, title }) => [clause, title]));
  const counted = cells.map(({ task }) => task).filter((task) => task !== EVERYTHING && task !== NOTHING);
  return [...new Set([...titles.keys(), ...counted])].map((task) => ({
    name: [task, titles.get(task) ?? ''].join(' ').trim(),
    task,
  }));
}

const COLUMNS = 5;

/** A table of numbers with a row for each place. */
export interface PlacesTable {
  readonly table: IndicatorTable;
  /** What the places are called. */
  readonly what: string;
  readonly places: readonly Place[];
  /** What was counted for no place. */
  readonly none: Place;
  /** What the row of all places is called. */
  readonly whole: string;
  /** The instant of counting, as it is written. */
  readonly countedAt: string;
  readonly language: WrittenLanguage;
}

/**
 * Tables by places of the numbers that some place has, under the headings that are given, some in each; the definition of each is a note
 * in the head. What was counted for no place stands in a row of its own.
 */
export function placesTables(
  { table, what, places, none, whole, countedAt, language }: PlacesTable,
  headed: (numbers: readonly CountedNumber[]) => readonly (readonly [heading: string, numbers: CountedNumber[]])[],
): Block[] {
  if (places.length === 0) return [];
  const rows = places.map((place) => ({ name: place.name, numbers: byCode(numbersAt(table, place)) }));
  const all = byCode(numbersAt(table));
  const told = [...all.values()].filter(({ code }) => rows.some(({ numbers }) => isTold(numbers.get(code))));
  const rest = byCode(numbersAt(table, none));
  return headed(told).flatMap(([heading, own]): Block[] => [
    { kind: 'heading', level: 2, text: heading },
    ...chunks(own, COLUMNS).map((columns): Block => {
      const row = (name: string, numbers: ReadonlyMap<string, CountedNumber>): Cell[] => [
        { text: name },
        ...columns.map(({ code }) => valueCell(numbers.get(code))),
      ];
      return {
        kind: 'table',
        head: [
          { text: what },
          ...columns.map((column) => ({
            text: headingOf(column, language),
            note: provenance(column.definition, countedAt, language),
            numeric: true,
          })),
        ],
        rows: [
          ...rows.map(({ name, numbers }) => row(name, numbers)),
          ...(columns.some(({ code }) => isTold(rest.get(code))) ? [row(none.name, rest)] : []),
          row(whole, all),
        ],
        widths: [2.2, ...columns.map(() => 1.5)],
      };
    }),
  ]);
}

/** The definition of an indicator, and when it was counted. */
function provenance({ definition, unit }: IndicatorDefinition, countedAt: string, language: WrittenLanguage): string {
  return TEXTS[language].provenance(definition[language], unit[language], countedAt);
}

/** Whether there is a number, and not nought. */
export function isTold(number: CountedNumber | undefined): boolean {
  return number !== undefined && number.value !== null && number.value !== 0;
}

export function valueCell(number: CountedNumber | undefined): Cell {
  return { text: number === undefined ? '—' : writtenNumber(number), numeric: true };
}

/** A share bears its unit in itself. */
export function unitOf({ definition }: CountedNumber, language: WrittenLanguage): string {
  return definition.dedupe === 'share' ? '' : definition.unit[language];
}

function headingOf(number: CountedNumber, language: WrittenLanguage): string {
  const unit = unitOf(number, language);
  const name = number.definition.name[language];
  return unit === '' ? name : TEXTS[language].inUnit(name, unit);
}

function byCode(numbers: readonly CountedNumber[]): ReadonlyMap<string, CountedNumber> {
  return new Map(numbers.map((number) => [number.code, number]));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
}
