import { type RawBuilder, sql } from 'kysely';
import type { ContributionUse } from '../../../shared/bulletin.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, lockInTransaction, type Scope, tables } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { usedNoMore } from './problems.ts';
import type { BulletinTables } from './tables.ts';

/** In what contributions are used: an issue of the bulletin, or a yearbook that was made of a programme year. */
export type UsedIn =
  | { readonly issue: number }
  | { readonly yearbook: { readonly build: number; readonly year: number } };

/** Keeps that contributions were used; what is kept already of the same use is left as it is. */
export async function keepUses(
  tx: Db,
  house: Scope,
  contributions: readonly number[],
  used: UsedIn,
  { actor, clock }: { readonly actor: string; readonly clock: Clock },
): Promise<void> {
  if (contributions.length === 0) return;
  const yearbook = 'yearbook' in used ? used.yearbook : undefined;
  await tables<BulletinTables>(tx)
    .insertInto('bulletin_use')
    .values(
      contributions.map((id) => ({
        ...{ organisation_id: house.organisationId, contribution_id: id },
        issue_id: 'issue' in used ? used.issue : null,
        ...{ yearbook_build_id: yearbook?.build ?? null, yearbook_year: yearbook?.year ?? null },
        ...{ by_actor: actor, at: clock.now() },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Keeps that a yearbook used contributions.
 * @throws ProblemError when one of them is not published any more: taken down, or its unit consents no longer.
 */
export async function keepYearbookUses(
  tx: Db,
  house: Scope,
  contributions: readonly number[],
  yearbook: { readonly build: number; readonly year: number },
  act: { readonly actor: string; readonly clock: Clock },
): Promise<void> {
  if (contributions.length === 0) return;
  await lockInTransaction(tx, `bulletin ${house.organisationId}`);
  const rows = await tables<BulletinTables>(tx)
    .selectFrom('bulletin_contribution')
    .select('id')
    .where('organisation_id', '=', house.organisationId)
    .where('state', '=', 'published')
    .where('id', 'in', [...contributions])
    .execute();
  if (rows.length < contributions.length) throw new ProblemError(usedNoMore);
  await keepUses(tx, house, contributions, { yearbook }, act);
}

/** How often a contribution was used: each issue, and the yearbook of each year once. */
export function countOfUses(): RawBuilder<number> {
  return sql<number>`(
    select count(distinct u.issue_id) + count(distinct u.yearbook_year)
    from bulletin_use u where u.contribution_id = bulletin_contribution.id
  )::int`;
}

/** Where a contribution was used, the first first; a yearbook of a year is told once, by when it was made first. */
export async function usesOf(db: Db, house: Scope, contribution: number): Promise<ContributionUse[]> {
  const { rows } = await sql<{ year: number; number: number | null; at: Date }>`
    select coalesce(i.year, u.yearbook_year) as year, i.number, min(u.at) as at
    from bulletin_use u left join bulletin_issue i on i.id = u.issue_id
    where u.organisation_id = ${house.organisationId} and u.contribution_id = ${contribution}
    group by 1, 2, u.yearbook_year order by min(u.at), 1, 2
  `.execute(db);
  return rows.map(({ year, number, at }) => ({ year, issue: number, at: at.toISOString() }));
}
