import { recordAudit } from '../../platform/audit.ts';
import { type Db, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { StoredFile } from '../../platform/files.ts';
import { ProblemError } from '../../platform/problems.ts';
import type { Act } from '../plan/index.ts';
import { lockedEntry } from './entries.ts';
import * as problems from './problems.ts';
import type { LedgerTables } from './tables.ts';

/** A file that proves how a matter stands; its bytes are kept under their hash. */
export interface Evidence {
  readonly id: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly addedBy: string;
  readonly addedAt: string;
}

/** Names a stored file as evidence of an entry. The same file twice is one. @throws ProblemError once the entry is closed. */
export async function addEvidence(
  db: Db,
  house: Scope,
  entry: number,
  { name, file }: { readonly name: string; readonly file: StoredFile },
  act: Act,
): Promise<void> {
  await transaction(db, async (tx) => {
    const { state } = await lockedEntry(tx, house, entry);
    if (state === 'closed') throw new ProblemError(problems.wrongEntryStep(state));
    const known = (await listEvidence(tx, house, entry)).some(({ sha256 }) => sha256 === file.sha256);
    if (known) return;
    await tables<LedgerTables>(tx)
      .insertInto('ledger_evidence')
      .values({
        ...{ organisation_id: house.organisationId, entry_id: entry, name, sha256: file.sha256, bytes: file.bytes },
        ...{ added_by: act.actor, added_at: act.clock.now() },
      })
      .execute();
    const detail = { name, sha256: file.sha256 };
    await recordAudit(
      tx,
      house,
      { actor: act.actor, action: 'ledger.add-evidence', subject: `entry ${entry}`, detail },
      act.clock,
    );
  });
}

/** The evidence of an entry, in the order in which it was added. */
export async function listEvidence(db: Db, house: Scope, entry: number): Promise<Evidence[]> {
  const rows = await tables<LedgerTables>(db)
    .selectFrom('ledger_evidence')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('entry_id', '=', entry)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, sha256, bytes, added_by, added_at }) => ({
    ...{ id, name, sha256, bytes, addedBy: added_by, addedAt: added_at.toISOString() },
  }));
}

/** Which file a piece of evidence is, and of which entry; undefined where the house has none of this id. */
export async function evidenceFile(
  db: Db,
  house: Scope,
  id: number,
): Promise<{ readonly entry: number; readonly name: string; readonly sha256: string } | undefined> {
  return tables<LedgerTables>(db)
    .selectFrom('ledger_evidence')
    .select(['entry_id as entry', 'name', 'sha256'])
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
}
