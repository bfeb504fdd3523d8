import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { parseClassSymbol } from '../../../../engine/numbers/index.ts';
import { ProblemError } from '../../../../engine/problem.ts';
import { type ClassLevel, classLevel } from '../../../../shared/classes.ts';

/** A class as a title list has it. */
export interface TitledClass {
  /** Canonical; a main group as `H01M10/00`. */
  readonly symbol: string;
  readonly level: ClassLevel;
  readonly dots?: number;
  readonly zh?: string;
  readonly en?: string;
}

export interface TitleFile {
  readonly classes: readonly TitledClass[];
  readonly editionZh?: number;
  readonly editionEn?: number;
  /** Lines whose symbol or level cannot be read; published lists have such. */
  readonly leftOut: readonly LeftOut[];
}

export interface LeftOut {
  readonly line: number;
  readonly code: string;
}

const MOST_CLASSES = 500_000;
const LONGEST_RECORD = 100_000;
const LONGEST_CODE = 40;

/**
 * Reads a title list: CSV with the columns `code` and `level`, a title column for each language, `title_zh_2026` and `title_en_2022`, its
 * year being the edition, and where the source has them `dots`. Dots that stand before a Chinese title count as well, and are taken
 * off it.
 * @throws ProblemError where it is not such a list: then nothing of it is taken.
 */
export async function readTitleFile(path: string): Promise<TitleFile> {
  const records = createReadStream(path).pipe(
    parse({ bom: true, columns: true, skip_empty_lines: true, max_record_size: LONGEST_RECORD }),
  );
  const classes = new Map<string, TitledClass>();
  const leftOut: LeftOut[] = [];
  let columns: Columns | undefined;
  let line = 1;
  try {
    for await (const record of records as AsyncIterable<Record<string, string>>) {
      line += 1;
      columns ??= columnsOf(Object.keys(record));
      if (classes.size >= MOST_CLASSES) throw notAList();
      const one = classOf(record, columns);
      if (one === undefined) leftOut.push({ line, code: (record.code ?? '').slice(0, LONGEST_CODE) });
      else classes.set(one.symbol, one);
    }
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_') ? notAList(error) : error;
  }
  if (columns === undefined || classes.size === 0) throw notAList();
  const { zh, en } = columns;
  return {
    classes: [...classes.values()],
    leftOut,
    ...(zh === undefined ? {} : { editionZh: zh.edition }),
    ...(en === undefined ? {} : { editionEn: en.edition }),
  };
}

interface TitleColumn {
  readonly name: string;
  readonly edition: number;
}

interface Columns {
  readonly zh?: TitleColumn;
  readonly en?: TitleColumn;
}

function columnsOf(names: readonly string[]): Columns {
  const titled = (language: string): TitleColumn | undefined => {
    const name = names.find((one) => new RegExp(`^title_${language}_\\d{4}$`).test(one));
    return name === undefined ? undefined : { name, edition: Number(name.slice(-4)) };
  };
  const [zh, en] = [titled('zh'), titled('en')];
  if (!names.includes('code') || !names.includes('level') || (zh ?? en) === undefined) throw notAList();
  return { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) };
}

function classOf(record: Record<string, string>, columns: Columns): TitledClass | undefined {
  const symbol = parseClassSymbol(record.code ?? '');
  const level = classLevel.safeParse(record.level);
  if (!symbol.ok || !level.success) return undefined;
  const written = columns.zh === undefined ? '' : (record[columns.zh.name] ?? '').trim();
  const zh = written.replace(LEADING_DOTS, '').trim();
  const en = columns.en === undefined ? '' : (record[columns.en.name] ?? '').trim();
  const dots = level.data === 'subgroup' ? dotsOf(record.dots, written) : undefined;
  return {
    symbol: symbol.value,
    level: level.data,
    ...(dots === undefined ? {} : { dots }),
    ...(zh === '' ? {} : { zh }),
    ...(en === '' ? {} : { en }),
  };
}

const LEADING_DOTS = /^(?:[·•・．]\s*)+/;
const MOST_DOTS = 30;

function dotsOf(column: string | undefined, title: string): number | undefined {
  const said = Number(column);
  if (column !== undefined && column !== '' && Number.isInteger(said) && said > 0 && said <= MOST_DOTS) return said;
  const before = LEADING_DOTS.exec(title)?.[0].match(/[·•・．]/g)?.length;
  return before !== undefined && before <= MOST_DOTS ? before : undefined;
}

function notAList(cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'ipc.not-a-list',
      zh: '这不是 IPC 标题表。需要 CSV 文件，含 code、level 列，以及 title_zh_2026、title_en_2022 这样带版本年份的标题列。',
      en: 'This is not a list of IPC titles. It has to be CSV with the columns code and level, and title columns dated by edition such as title_zh_2026 and title_en_2022.',
    },
    { cause },
  );
}
