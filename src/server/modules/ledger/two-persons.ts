import type { EntryStep, ReturnStep } from '../../../shared/ledger.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { accountOfActor } from '../accounts/index.ts';
import { accountsOfOnePerson } from '../network/index.ts';
import * as problems from './problems.ts';
import type { LedgerTables } from './tables.ts';

/** Steps that are taken on another person's: who submitted a return does not confirm it, who asked for an extension does not grant it. */
const ON_RETURN: Partial<Record<ReturnStep, readonly ReturnStep[]>> = {
  confirm: ['submit'],
  accept: ['submit', 'confirm'],
};
const ON_ENTRY: Partial<Record<EntryStep, readonly EntryStep[]>> = {
  'grant-extension': ['ask-extension'],
  'confirm-closing': ['ask-closing'],
};

/** The steps on a thing that one person may not take because the step before was their own. */
export type OwnBefore = (subject: number, step: string) => boolean;

/** @throws ProblemError where the step before on a return was taken by the same person. */
export async function refuseOwnReturn(tx: Db, house: Scope, assignment: number, step: ReturnStep, actor: string) {
  if ((await ownOnReturns(tx, house, [assignment], actor))(assignment, step))
    throw new ProblemError(problems.samePersonReturns);
}

/** @throws ProblemError where the same person asked for it. */
export async function refuseOwnEntry(tx: Db, house: Scope, entry: number, step: EntryStep, actor: string) {
  if ((await ownOnEntries(tx, house, [entry], actor))(entry, step)) throw new ProblemError(problems.samePersonAsked);
}

/** Which steps on these returns, by their assignments, a person leaves to another. */
export async function ownOnReturns(
  db: Db,
  house: Scope,
  assignments: readonly number[],
  actor: string,
): Promise<OwnBefore> {
  const persons = await accountsOf(db, house, actor);
  if (persons.size === 0 || assignments.length === 0) return () => false;
  const rows = await tables<LedgerTables>(db)
    .selectFrom('plan_return_step')
    .select(['assignment_id as subject', 'step', 'by_actor as by'])
    .distinctOn(['assignment_id', 'step'])
    .where('organisation_id', '=', house.organisationId)
    .where('assignment_id', 'in', [...assignments])
    .where('step', 'in', ['submit', 'confirm'])
    .orderBy('assignment_id')
    .orderBy('step')
    .orderBy('id', 'desc')
    .execute();
  return ownAmong(rows, ON_RETURN, persons);
}

/** Which steps on these entries a person leaves to another. */
export async function ownOnEntries(
  db: Db,
  house: Scope,
  entries: readonly number[],
  actor: string,
): Promise<OwnBefore> {
  const persons = await accountsOf(db, house, actor);
  if (persons.size === 0 || entries.length === 0) return () => false;
  const rows = await tables<LedgerTables>(db)
    .selectFrom('ledger_step')
    .select(['entry_id as subject', 'step', 'by_actor as by'])
    .distinctOn(['entry_id', 'step'])
    .where('organisation_id', '=', house.organisationId)
    .where('entry_id', 'in', [...entries])
    .where('step', 'in', ['ask-extension', 'ask-closing'])
    .orderBy('entry_id')
    .orderBy('step')
    .orderBy('id', 'desc')
    .execute();
  return ownAmong(rows, ON_ENTRY, persons);
}

function ownAmong(
  rows: readonly { readonly subject: number; readonly step: string; readonly by: string }[],
  on: Readonly<Record<string, readonly string[]>>,
  persons: ReadonlySet<number>,
): OwnBefore {
  const own = new Set(
    rows.filter(({ by }) => persons.has(accountOfActor(by) ?? 0)).map(({ subject, step }) => `${subject} ${step}`),
  );
  return (subject, step) => (on[step] ?? []).some((before) => own.has(`${subject} ${before}`));
}

/** The accounts of one person: the own one, and others whose posts are the same person's. The command line and jobs are no person. */
async function accountsOf(db: Db, house: Scope, actor: string): Promise<ReadonlySet<number>> {
  const account = accountOfActor(actor);
  return new Set(account === undefined ? [] : [account, ...(await accountsOfOnePerson(db, house, account))]);
}
