import { createHash } from 'node:crypto';
import type { RefusedRow, ServiceImport } from '../../../../shared/services.ts';
import { recordAudit } from '../../../platform/audit.ts';
import { type Db, lockInTransaction, type Scope, transaction } from '../../../platform/db/index.ts';
import { type Problem, ProblemError, problemOf } from '../../../platform/problems.ts';
import { readWorkbook } from '../../../platform/workbook-reading.ts';
import { provinceInYear } from '../provinces.ts';
import { type Act, insertService } from '../records.ts';
import { tally } from '../tallies.ts';
import { rowTwice } from './problems.ts';
import { readRow } from './read-row.ts';
import { headOf, rowsBelow } from './read-sheet.ts';

/**
 * Takes the services of a unit from a workbook. Rows that are wrong are refused one by one, with why; the rest are entered. What an
 * earlier import brought is known and stays as it is, also where it was corrected or withdrawn since.
 * @throws ProblemError where the file is no workbook, or no sheet of it has the columns.
 */
export async function importServices(
  db: Db,
  house: Scope,
  unit: number,
  file: Buffer,
  act: Act,
): Promise<ServiceImport> {
  const head = headOf(await readWorkbook(file));
  const rows = rowsBelow(head);
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `services.import ${unit}`);
    const provinceOf = provinces(tx, house, unit);
    const entered: number[] = [];
    const refused: RefusedRow[] = [];
    const rowOf = new Map<string, number>();
    for (const index of rows) {
      const number = index + 1;
      try {
        const { input, said } = readRow(head, index);
        const twin = rowOf.get(said);
        if (twin !== undefined) throw new ProblemError(rowTwice(twin));
        rowOf.set(said, number);
        const provider = { unit, province: await provinceOf(input.onDate) };
        const origin = { source: 'imported', key: keyOf(unit, said) } as const;
        const id = await insertService(tx, house, provider, input, origin, act);
        if (id !== undefined) entered.push(id);
      } catch (thrown) {
        const problem = problemOf(thrown);
        if (problem === undefined) throw thrown;
        refused.push(refusedRow(number, problem));
      }
    }
    await tally(tx, house, entered, 'in');
    const known = rows.length - refused.length - entered.length;
    const detail = { rows: rows.length, entered: entered.length, refused: refused.length };
    const entry = { actor: act.actor, action: 'service.import', subject: `organisation ${unit}`, detail };
    await recordAudit(tx, house, entry, act.clock);
    return { rows: rows.length, unread: [...head.unread], entered: entered.length, known, refused };
  });
}

function keyOf(unit: number, said: string): string {
  return `row ${unit} ${createHash('sha256').update(said).digest('hex')}`;
}

function refusedRow(row: number, { code, zh, en }: Problem): RefusedRow {
  return { row, code, zh, en };
}

/** Where the unit stood on a day; each year is asked for once. */
function provinces(tx: Db, house: Scope, unit: number): (day: string) => Promise<string | null> {
  const byYear = new Map<string, string | null>();
  return async (day) => {
    const year = day.slice(0, 4);
    const known = byYear.get(year);
    if (known !== undefined) return known;
    const found = await provinceInYear(tx, house, unit, Number(year));
    byYear.set(year, found);
    return found;
  };
}
