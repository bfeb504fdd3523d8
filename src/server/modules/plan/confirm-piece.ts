import { isDeepStrictEqual } from 'node:util';
import type { Unresolved } from '../../../shared/plan.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type Act, lockedVersion, record, type VersionKey } from './plans.ts';
import * as problems from './problems.ts';
import type { PlanTables } from './tables.ts';

/**
 * Confirms that a piece of the notice that was not understood needs no mending. It is an act of its own, named with the words confirmed.
 * @returns the version's new revision.
 * @throws ProblemError when the version is issued, somebody mended it meanwhile, or the piece does not wait any more.
 */
export async function confirmPiece(
  db: Db,
  house: Scope,
  key: VersionKey,
  { revision, piece }: { readonly revision: number; readonly piece: Unresolved },
  act: Act,
): Promise<number> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `plan ${key.plan}`);
    const row = await lockedVersion(tx, house, key, revision);
    const { unresolved } = row.document;
    const at = unresolved.findIndex((one) => isDeepStrictEqual(one, piece));
    if (at < 0) throw new ProblemError(problems.pieceGone);
    const document = { ...row.document, unresolved: unresolved.toSpliced(at, 1) };
    await tables<PlanTables>(tx)
      .updateTable('plan_version')
      .set({ document: jsonb(document), revision: revision + 1, changed_by: act.actor, changed_at: act.clock.now() })
      .where('id', '=', row.id)
      .execute();
    const { clause, reason, text } = piece;
    await record(tx, house, act, 'plan.confirm-piece', key, { clause, reason, text: text.slice(0, LONGEST_TOLD) });
    return revision + 1;
  });
}

/** Characters of a piece that the audit log keeps; the whole of it stands in the notice. */
const LONGEST_TOLD = 200;
