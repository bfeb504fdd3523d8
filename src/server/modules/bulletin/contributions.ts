import { type Selectable, sql } from 'kysely';
import {
  type CheckInput,
  CONSENT,
  type ContributionAct,
  type ContributionChange,
  type ContributionInput,
  type ContributionStep,
  type EditionInput,
  RECOMMENDED,
} from '../../../shared/bulletin.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { changedMeanwhile as changedSince, ProblemError } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';
import { ownUnits, sightOf } from '../network/index.ts';
import * as problems from './problems.ts';
import { actsOf, flawOf } from './rules.ts';
import type { BulletinTables, ContributionRow } from './tables.ts';

/** Who does something to contributions, and by which clock. */
export interface Act {
  readonly person: Principal;
  readonly clock: Clock;
}

type Row = Selectable<ContributionRow>;

/** Begins a contribution of the person's own unit. @returns its number. */
export async function beginContribution(
  db: Db,
  house: Scope,
  { kind, year, content }: ContributionInput,
  { person, clock }: Act,
): Promise<number> {
  const { id } = await tables<BulletinTables>(db)
    .insertInto('bulletin_contribution')
    .values({
      ...{ organisation_id: house.organisationId, unit_id: person.organisationId, kind, year },
      ...{ content: jsonb(content), edition: null, consent_version: null, issue_id: null, published_at: null },
      ...{ changed_by: person.actor, changed_at: clock.now() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes a draft anew. @returns its revision. @throws ProblemError when somebody else did so meanwhile. */
export async function writeContribution(
  db: Db,
  house: Scope,
  id: number,
  { kind, year, content, revision }: ContributionChange,
  act: Act,
): Promise<number> {
  return change(db, house, id, 'write', act, async (tx, row) => {
    if (row.revision !== revision) throw await changedMeanwhile(tx, house, row);
    await update(
      tx,
      row,
      { kind, year, content: jsonb(content), recommended: row.recommended && kind === 'case' },
      act,
    );
    return revision + 1;
  });
}

/**
 * Hands a contribution in as it was seen, and consents to its publication.
 * @throws ProblemError when it lacks something or is too long, or the text that was consented to is not today's.
 */
export async function submitContribution(
  db: Db,
  house: Scope,
  id: number,
  consent: number,
  act: Act,
  seen?: number,
): Promise<void> {
  await change(db, house, id, 'submit', act, async (tx, row) => {
    if (seen !== undefined && row.revision !== seen) throw await changedMeanwhile(tx, house, row);
    if (consent !== CONSENT.version) throw new ProblemError(problems.otherConsent);
    const flaw = flawOf(row.kind, row.content);
    if (flaw !== undefined) throw new ProblemError(flaw);
    await update(tx, row, { state: 'submitted', consent_version: consent, edition: null }, act);
    await record(tx, house, row, { step: 'consent', consent }, act);
    await record(tx, house, row, { step: 'submit' }, act);
  });
}

/** Takes back the consent to publication: from this moment the contribution is nowhere in public. */
export async function withdrawConsent(db: Db, house: Scope, id: number, comment: string, act: Act): Promise<void> {
  await change(db, house, id, 'withdraw-consent', act, async (tx, row) => {
    await update(tx, row, { state: 'withdrawn', consent_version: null, recommended: false }, act);
    await record(tx, house, row, { step: 'withdraw-consent', comment }, act);
  });
}

/**
 * Takes a published contribution down, by name and with the reason: from this moment it is nowhere in public. What was printed stays.
 * @throws ProblemError without a reason.
 */
export async function takeDownContribution(db: Db, house: Scope, id: number, comment: string, act: Act): Promise<void> {
  await change(db, house, id, 'take-down', act, async (tx, row) => {
    if (comment === '') throw new ProblemError(problems.needsComment);
    await update(tx, row, { state: 'taken-down' }, act);
    await record(tx, house, row, { step: 'take-down', comment }, act);
  });
}

/** What the province, or the house, found of a contribution. @throws ProblemError when it is sent back without a word. */
export async function checkContribution(
  db: Db,
  house: Scope,
  id: number,
  { decision, comment, revision }: CheckInput,
  act: Act,
): Promise<void> {
  await change(db, house, id, decision, act, async (tx, row) => {
    if (revision !== undefined && row.revision !== revision) throw await changedMeanwhile(tx, house, row);
    if (decision === 'send-back' && comment === '') throw new ProblemError(problems.needsComment);
    const state = decision === 'accept' ? ('checked' as const) : ('sent-back' as const);
    await update(tx, row, { state, ...(decision === 'send-back' ? { edition: null, recommended: false } : {}) }, act);
    await record(tx, house, row, { step: decision, comment }, act);
  });
}

/** Takes a case among those that the province recommends, or out of them. @throws ProblemError when there are enough. */
export async function recommendContribution(
  db: Db,
  house: Scope,
  id: number,
  recommended: boolean,
  act: Act,
): Promise<void> {
  await change(db, house, id, 'recommend', act, async (tx, row) => {
    if (row.recommended === recommended) return;
    if (recommended && (await countRecommended(tx, house, row)) >= RECOMMENDED.most) {
      throw new ProblemError(problems.enoughRecommended(row.year));
    }
    await update(tx, row, { recommended }, act);
    await record(tx, house, row, { step: recommended ? 'recommend' : 'unrecommend' }, act);
  });
}

/** Edits what will be published; what the unit wrote stays beside it. @returns the new revision. */
export async function editContribution(
  db: Db,
  house: Scope,
  id: number,
  { revision, content }: EditionInput,
  act: Act,
): Promise<number> {
  return change(db, house, id, 'edit', act, async (tx, row) => {
    if (row.revision !== revision) throw await changedMeanwhile(tx, house, row);
    const flaw = flawOf(row.kind, content);
    if (flaw !== undefined) throw new ProblemError(flaw);
    await update(tx, row, { edition: jsonb(content) }, act);
    await record(tx, house, { ...row, content }, { step: 'edit' }, act);
    return revision + 1;
  });
}

/** A contribution that a person sees, and whether it is of their own unit or one that went on in it. @throws ProblemError for any other. */
export async function contributionRow(
  db: Db,
  house: Scope,
  id: number,
  person: Principal,
): Promise<{ readonly row: Row; readonly isOwn: boolean }> {
  const row = await tables<BulletinTables>(db)
    .selectFrom('bulletin_contribution')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined) throw new ProblemError(problems.noContribution);
  const isOwn = (await ownUnits(db, house, person.organisationId)).includes(row.unit_id);
  const sight = await sightOf(db, house, person, row.year);
  // Before it is handed in, a contribution is its unit's own affair.
  const isOthersDraft = row.state === 'draft' && !isOwn;
  // People of a service point see what their own unit wrote, whatever stands below it.
  const isOfPeer = !isOwn && person.roles.every((role) => role === 'service-point-staff');
  if (!sight.sees(row.unit_id) || isOthersDraft || isOfPeer) throw new ProblemError(problems.noContribution);
  return { row, isOwn };
}

async function change<T>(
  db: Db,
  house: Scope,
  id: number,
  what: ContributionAct,
  { person }: Act,
  work: (tx: Db, row: Row) => Promise<T>,
): Promise<T> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `bulletin ${house.organisationId}`);
    const { row, isOwn } = await contributionRow(tx, house, id, person);
    const place = { state: row.state, kind: row.kind, consent: row.consent_version, isOwn };
    if (!actsOf(place, person).includes(what)) throw new ProblemError(problems.wrongStep(row.state));
    return work(tx, row);
  });
}

type Change = Partial<{
  state: Row['state'];
  kind: Row['kind'];
  year: number;
  content: unknown;
  edition: unknown;
  recommended: boolean;
  consent_version: number | null;
  issue_id: number | null;
  published_at: Date | null;
}>;

/** Puts a change on a contribution, whose revision goes up by one. */
export async function update(tx: Db, { id, revision }: Row, changed: Change, { person, clock }: Act): Promise<void> {
  await tables<BulletinTables>(tx)
    .updateTable('bulletin_contribution')
    .set({ ...changed, revision: revision + 1, changed_by: person.actor, changed_at: clock.now() })
    .where('id', '=', id)
    .execute();
}

/** Keeps a step with what the contribution said then. */
export async function record(
  tx: Db,
  house: Scope,
  { id, content }: Row,
  {
    step,
    comment = '',
    consent,
  }: { readonly step: ContributionStep; readonly comment?: string; readonly consent?: number },
  { person, clock }: Act,
): Promise<void> {
  await tables<BulletinTables>(tx)
    .insertInto('bulletin_contribution_step')
    .values({
      ...{ organisation_id: house.organisationId, contribution_id: id, step, content: jsonb(content) },
      ...{ comment: comment || null, consent_version: consent ?? null, by_actor: person.actor, at: clock.now() },
    })
    .execute();
  const entry = { actor: person.actor, action: `contribution.${step}`, subject: `contribution ${id}` };
  await recordAudit(tx, house, entry, clock);
}

async function changedMeanwhile(tx: Db, house: Scope, { changed_by }: Row): Promise<ProblemError> {
  const nameOf = await namesOf(tx, { house }, [changed_by]);
  return new ProblemError(changedSince('bulletin.changed-meanwhile.conflict', nameOf(changed_by)));
}

/** How many cases of the same province and year are recommended. */
async function countRecommended(tx: Db, { organisationId }: Scope, { unit_id, year }: Row): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from bulletin_contribution c join organisation o on o.id = c.unit_id
    where c.organisation_id = ${organisationId} and c.year = ${year} and c.recommended
      and left(o.region, 2) is not distinct from (select left(region, 2) from organisation where id = ${unit_id})
  `.execute(tx);
  return rows[0]?.count ?? 0;
}
