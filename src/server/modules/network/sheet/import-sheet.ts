import type { NetworkImport } from '../../../../shared/network-import.ts';
import { type Clock, dayOf } from '../../../platform/clock.ts';
import { type Db, type Scope, transaction } from '../../../platform/db/index.ts';
import { type Problem, ProblemError, problemOf } from '../../../platform/problems.ts';
import { readWorkbook } from '../../../platform/workbook-reading.ts';
import { applyRow } from './apply-row.ts';
import type { ColumnKey } from './columns.ts';
import { findHead } from './find-head.ts';
import { KnownUnits, RowRefused } from './known-units.ts';
import { nothingInSheet, parentUnknown, rowTwice, tooManyRows } from './problems.ts';
import { columnWords, isEmptyRow, type ReadRow, type RowProblem, readRow, type SheetRow } from './read-row.ts';

/** Rows of one import. */
const MOST_ROWS = 5000;

/**
 * Takes in a workbook of organisations with what they are in a programme year. Each row is entered whole or not at all; the rows that
 * are right are entered, the others told with everything that is wrong with them. The same workbook a second time changes nothing.
 * @throws ProblemError where the file as a whole cannot be read.
 */
export async function importNetwork(
  db: Db,
  house: Scope,
  file: Buffer,
  { year, clock }: { readonly year: number; readonly clock: Clock },
): Promise<NetworkImport> {
  const head = findHead(await readWorkbook(file));
  const indexes = head.sheet.rows
    .map((_, index) => index)
    .filter((index) => index > head.row && !isEmptyRow(head, index));
  if (indexes.length === 0) throw new ProblemError(nothingInSheet);
  if (indexes.length > MOST_ROWS) throw new ProblemError(tooManyRows(MOST_ROWS));
  const read = indexes.map((index) => readRow(head, index));
  const rows = read.flatMap((each) => (each.ok ? [each.value] : []));
  const taken = await takeRows(db, house, rows, { year, today: dayOf({ clock }) });
  const refused = [...read.filter((each) => !each.ok), ...taken.refused].sort((one, other) => one.row - other.row);
  return {
    year,
    rows: indexes.length,
    entered: taken.outcomes.filter((one) => one === 'entered').length,
    changed: taken.outcomes.filter((one) => one === 'changed').length,
    unchanged: taken.outcomes.filter((one) => one === 'unchanged').length,
    refused: refused.map(refusalOf),
    notes: head.notes.map(said),
  };
}

type Refused = Extract<ReadRow, { ok: false }>;

/** Rows whose parent another row brings wait until it is there. */
async function takeRows(
  db: Db,
  house: Scope,
  rows: readonly SheetRow[],
  when: { readonly year: number; readonly today: string },
) {
  const known = await KnownUnits.of(db, house);
  const rowOfUnit = new Map<number, number>();
  const outcomes: ('entered' | 'changed' | 'unchanged')[] = [];
  const refused: Refused[] = [];
  const refuse = ({ row, name }: SheetRow, problem: RowProblem) =>
    void refused.push({ ok: false, row, name, problems: [problem] });
  let waiting = [...rows];
  for (let before = -1; waiting.length !== before; ) {
    before = waiting.length;
    const names = new Set(waiting.map(({ name }) => name));
    const still: SheetRow[] = [];
    for (const row of waiting) {
      if (row.parent !== undefined && row.parent !== row.name && !known.isNamed(row.parent) && names.has(row.parent)) {
        still.push(row);
        continue;
      }
      try {
        const unit = known.matching(row);
        const first = unit && rowOfUnit.get(unit.id);
        if (first !== undefined) throw new RowRefused(null, rowTwice(first));
        const { id, outcome } = await transaction(db, (tx) => applyRow(tx, house, row, { ...when, known, unit }));
        known.add(id, row);
        rowOfUnit.set(id, row.row);
        outcomes.push(outcome);
      } catch (thrown) {
        refuse(row, problemOfRow(thrown));
      }
    }
    waiting = still;
  }
  for (const row of waiting) refuse(row, { column: 'parent', problem: parentUnknown(row.parent ?? '') });
  return { outcomes, refused };
}

const COLUMN_OF_CODE: Readonly<Record<string, ColumnKey>> = {
  'organisation.credit-code-taken': 'creditCode',
  'network.unit.loop': 'parent',
};

function problemOfRow(thrown: unknown): RowProblem {
  if (thrown instanceof RowRefused) return thrown;
  const problem = problemOf(thrown);
  if (problem === undefined) throw thrown;
  return { column: COLUMN_OF_CODE[problem.code] ?? null, problem };
}

function refusalOf({ row, name, problems }: Refused): NetworkImport['refused'][number] {
  return {
    row,
    name,
    problems: problems.map(({ column, problem }) => ({
      column: column === null ? null : columnWords(column),
      problem: said(problem),
    })),
  };
}

function said({ code, zh, en }: Problem) {
  return { code, zh, en };
}
