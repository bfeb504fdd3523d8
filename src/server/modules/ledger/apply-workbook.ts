import type { LedgerEntry } from '../../../shared/ledger.ts';
import type { AppliedChanges, ConfirmedChanges, LedgerField } from '../../../shared/ledger-pages.ts';
import { type Db, type Scope, transaction } from '../../platform/db/index.ts';
import { ProblemError, problemOf } from '../../platform/problems.ts';
import type { Act } from '../plan/index.ts';
import { listEntries, stepEntry } from './entries.ts';
import * as problems from './problems.ts';
import { editWith, isOfEdit, readCell, reportWith } from './sheet-cells.ts';

type Change = ConfirmedChanges['changes'][number];

/**
 * Writes the differences that a person confirmed, as steps of their entries, so that the history holds them. An entry that changed after
 * its difference was shown is left as it is and told of.
 */
export async function applyWorkbook(
  db: Db,
  house: Scope,
  changes: readonly Change[],
  may: (entry: LedgerEntry, step: 'report' | 'edit') => boolean,
  act: Act,
): Promise<AppliedChanges> {
  const result: AppliedChanges = { applied: 0, refused: [] };
  for (const change of changes) {
    try {
      await transaction(db, (tx) => applyOne(tx, house, change, may, act));
      result.applied += 1;
    } catch (thrown) {
      const problem = problemOf(thrown);
      if (problem === undefined) throw thrown;
      result.refused.push({
        row: change.row,
        column: null,
        zh: `${change.number}：${problem.zh}`,
        en: `${change.number}: ${problem.en}`,
      });
    }
  }
  return result;
}

async function applyOne(
  tx: Db,
  house: Scope,
  { id, fields, ...change }: Change,
  may: (entry: LedgerEntry, step: 'report' | 'edit') => boolean,
  act: Act,
): Promise<void> {
  const [entry] = await listEntries(tx, house, { ids: [id] }, act.clock);
  if (entry === undefined) throw new ProblemError(problems.noEntry);
  let { revision } = change;
  for (const step of ['edit', 'report'] as const) {
    const own = new Map(fields.filter(({ field }) => isOfEdit(field) === (step === 'edit')).map(readField));
    if (own.size === 0) continue;
    if (!may(entry, step)) throw new ProblemError(problems.notYourStep);
    const set = step === 'edit' ? { edit: editWith(entry, own) } : { report: reportWith(entry, own) };
    revision = await stepEntry(tx, house, id, { step, revision, ...set }, act);
  }
}

function readField({ field, after }: Change['fields'][number]): [LedgerField, string] {
  const cell = readCell(field, after);
  if (!cell.ok) throw new ProblemError({ code: 'ledger.sheet.bad-cell', ...cell.refusal });
  return [field, cell.text];
}
