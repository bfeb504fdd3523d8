import type { Selectable } from 'kysely';
import {
  SUMMARY_HEADS,
  type SummaryCheck,
  type SummaryContent,
  type SummaryInput,
  type SummaryStep,
} from '../../../shared/yearbook.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { changedMeanwhile, ProblemError } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';
import { provincialOffices, type Unit } from '../network/index.ts';
import * as problems from './problems.ts';
import type { AnnualSummaryRow, YearbookTables } from './tables.ts';

/** Who does something, and by which clock. */
export interface Act {
  readonly actor: string;
  readonly clock: Clock;
}

/** The summary of a provincial office for a year. */
export interface SummaryKey {
  readonly unit: number;
  readonly year: number;
}

type Row = Selectable<AnnualSummaryRow>;

export const EMPTY_SUMMARY: SummaryContent = {
  heads: { planning: '', system: '', use: '', information: '', talent: '' },
  ...{ problems: '', measures: '', ideas: [] },
};

/** Writes a summary as a draft. @returns its revision. @throws ProblemError when it is handed in, or somebody wrote meanwhile. */
export async function writeSummary(db: Db, house: Scope, unit: number, input: SummaryInput, act: Act): Promise<number> {
  const { year, content } = input;
  return locked(db, house, { unit, year }, async (tx, row) => {
    if (row !== undefined && !isWritable(row)) throw new ProblemError(problems.wrongSummaryStep(row.state));
    await refuseUnseen(tx, house, row, input.revision);
    const revision = input.revision + 1;
    const written = { content: jsonb(content), revision, changed_by: act.actor, changed_at: act.clock.now() };
    if (row === undefined) {
      await tables<YearbookTables>(tx)
        .insertInto('annual_summary')
        .values({ organisation_id: house.organisationId, unit_id: unit, year, ...written })
        .execute();
    } else {
      await tables<YearbookTables>(tx).updateTable('annual_summary').set(written).where('id', '=', row.id).execute();
    }
    return revision;
  });
}

/** What somebody wrote meanwhile is neither overwritten nor acted on unseen. */
async function refuseUnseen(tx: Db, house: Scope, row: Row | undefined, seen: number | undefined): Promise<void> {
  if (seen === undefined || (row?.revision ?? 0) === seen) return;
  const by = row?.changed_by ?? '';
  const nameOf = await namesOf(tx, { house }, [by]);
  throw new ProblemError(changedMeanwhile('yearbook.changed-meanwhile.conflict', nameOf(by)));
}

/** Hands a summary in, as it was seen. @throws ProblemError when a part of it is empty, or somebody wrote meanwhile. */
export async function submitSummary(
  db: Db,
  house: Scope,
  key: SummaryKey,
  act: Act,
  seen: number | undefined,
): Promise<void> {
  await locked(db, house, key, async (tx, row) => {
    if (row === undefined) throw new ProblemError(problems.summaryIncomplete(lackingIn(EMPTY_SUMMARY)));
    if (!isWritable(row)) throw new ProblemError(problems.wrongSummaryStep(row.state));
    await refuseUnseen(tx, house, row, seen);
    const lacking = lackingIn(row.content);
    if (lacking.length > 0) throw new ProblemError(problems.summaryIncomplete(lacking));
    await step(tx, house, row, { step: 'submit' }, act);
  });
}

/** Takes a summary for the yearbook, or sends it back; also one that was taken before can go back. */
export async function checkSummary(db: Db, house: Scope, unit: number, check: SummaryCheck, act: Act): Promise<void> {
  const { year, decision, comment, revision } = check;
  await locked(db, house, { unit, year }, async (tx, row) => {
    const isHandedIn = row?.state === 'submitted' || (row?.state === 'accepted' && decision === 'send-back');
    if (row === undefined || !isHandedIn) throw new ProblemError(problems.wrongSummaryStep(row?.state ?? 'draft'));
    await refuseUnseen(tx, house, row, revision);
    if (decision === 'send-back' && comment === '') throw new ProblemError(problems.sendBackNeedsComment);
    await step(tx, house, row, { step: decision, comment }, act);
  });
}

/** What must be written before a summary is handed in. */
function lackingIn({ heads, problems: found, measures, ideas }: SummaryContent) {
  const empty = (text: string) => text.trim() === '';
  return [
    ...SUMMARY_HEADS.filter((head) => empty(heads[head])),
    ...(empty(found) ? (['problems'] as const) : []),
    ...(empty(measures) ? (['measures'] as const) : []),
    ...(ideas.length === 0 ? (['ideas'] as const) : []),
  ];
}

/** Whether its province may write it: it has not handed it in, or got it back. */
export function isWritable({ state }: Pick<Row, 'state'>): boolean {
  return state === 'draft' || state === 'sent-back';
}

/** The provincial office of a year by its number. @throws ProblemError when it is none. */
export async function officeOf(db: Db, house: Scope, { unit, year }: SummaryKey): Promise<Unit> {
  const found = (await provincialOffices(db, house, year)).find(({ id }) => id === unit);
  if (found === undefined) throw new ProblemError(problems.noOffice);
  return found;
}

export async function summaryRow(db: Db, house: Scope, { unit, year }: SummaryKey): Promise<Row | undefined> {
  return tables<YearbookTables>(db)
    .selectFrom('annual_summary')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('unit_id', '=', unit)
    .where('year', '=', year)
    .executeTakeFirst();
}

/** All summaries of a year that were begun. */
export async function summaryRows(db: Db, house: Scope, year: number): Promise<Row[]> {
  return tables<YearbookTables>(db)
    .selectFrom('annual_summary')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('year', '=', year)
    .orderBy('id')
    .execute();
}

async function locked<T>(
  db: Db,
  house: Scope,
  key: SummaryKey,
  work: (tx: Db, row: Row | undefined) => Promise<T>,
): Promise<T> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `yearbook.summary ${house.organisationId} ${key.unit} ${key.year}`);
    await officeOf(tx, house, key);
    return work(tx, await summaryRow(tx, house, key));
  });
}

const AFTER = { submit: 'submitted', accept: 'accepted', 'send-back': 'sent-back' } as const;

async function step(
  tx: Db,
  house: Scope,
  { id, content, revision }: Row,
  { step: made, comment = '' }: { readonly step: SummaryStep; readonly comment?: string },
  { actor, clock }: Act,
): Promise<void> {
  await tables<YearbookTables>(tx)
    .updateTable('annual_summary')
    .set({ state: AFTER[made], revision: revision + 1, changed_by: actor, changed_at: clock.now() })
    .where('id', '=', id)
    .execute();
  await tables<YearbookTables>(tx)
    .insertInto('annual_summary_step')
    .values({
      ...{ organisation_id: house.organisationId, summary_id: id, step: made, content: jsonb(content) },
      ...{ comment: comment || null, by_actor: actor, at: clock.now() },
    })
    .execute();
  await recordAudit(tx, house, { actor, action: `summary.${made}`, subject: `summary ${id}` }, clock);
}
