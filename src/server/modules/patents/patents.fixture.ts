import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { tempFolder } from '../../../../test/support/temp.ts';
import { clockAt } from '../../platform/clock.ts';
import { dataFolder } from '../../platform/data-folder.ts';
import type { ImportSource } from './import-run.ts';
import { openPatents, type Patents } from './patents.ts';

/** One publication of a table with the columns of the mapping `general`. */
export interface Row {
  readonly publication_number: string;
  readonly title?: string;
  readonly abstract?: string;
  readonly publication_date?: string;
  readonly applicants?: string;
  readonly inventors?: string;
  readonly ipc?: string;
}

const COLUMNS = [
  'publication_number',
  'title',
  'abstract',
  'publication_date',
  'applicants',
  'inventors',
  'ipc',
] as const;

/** Opens the patents of the test's house in a data folder, a new one by default. */
export async function openTestPatents(test: TestDatabase, folder = tempFolder()): Promise<Patents> {
  return openPatents({
    db: test.db,
    scope: test.scope,
    folder: dataFolder(folder),
    clock: clockAt('2023-11-01T08:00:00Z'),
  });
}

/** A CSV file with these rows, in a folder of its own. */
export function tableFile(name: string, rows: readonly Row[]): ImportSource {
  const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => COLUMNS.map((column) => quoted(row[column] ?? '')).join(','));
  const path = join(tempFolder(), name);
  writeFileSync(path, [COLUMNS.join(','), ...lines].join('\n'));
  return { name, path };
}

/** Rows for so many different publications, the first of them numbered `first`. */
export function rows(count: number, first = 0): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    publication_number: `CN${110_000_000 + first + at}A`,
    title: `电池组件 ${first + at}`,
    publication_date: '2023-10-31',
  }));
}
