import { sql } from 'kysely';
import type {
  BulletinIssueLine,
  ContributionContent,
  ContributionKind,
  NewIssueInput,
} from '../../../shared/bulletin.ts';
import { provinceOf } from '../../../shared/regions.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type Db, jsonb, lockInTransaction, type Scope, tables, transaction } from '../../platform/db/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { keepUses } from './contribution-uses.ts';
import { type Act, record, update } from './contributions.ts';
import { noContribution, notReady } from './problems.ts';
import { actsOf, flawOf } from './rules.ts';
import type { BulletinTables } from './tables.ts';

/** An issue, by its year and its number in the year. */
export interface IssueKey {
  readonly year: number;
  readonly number: number;
}

/**
 * Publishes contributions as the next issue of a year: from this moment they stand in public. One that does already stands in this issue
 * as well, and keeps its day.
 * @throws ProblemError that names those which cannot be published now.
 */
export async function publishIssue(db: Db, house: Scope, wish: NewIssueInput, act: Act): Promise<IssueKey> {
  return transaction(db, async (tx) => {
    await lockInTransaction(tx, `bulletin ${house.organisationId}`);
    const ids = [...new Set(wish.contributions)];
    const rows = await tables<BulletinTables>(tx)
      .selectFrom('bulletin_contribution')
      .selectAll()
      .where('organisation_id', '=', house.organisationId)
      .where('id', 'in', ids)
      .execute();
    if (rows.length < ids.length) throw new ProblemError(noContribution);
    const isReady = (row: (typeof rows)[number]) => {
      const place = { state: row.state, kind: row.kind, consent: row.consent_version, isOwn: false };
      const acts = actsOf(place, act.person);
      // What stands in public may stand in a later issue once more.
      const isOpen = acts.includes('publish') || (row.state === 'published' && acts.includes('take-down'));
      return isOpen && flawOf(row.kind, row.edition ?? row.content) === undefined;
    };
    const unready = rows.filter((row) => !isReady(row));
    if (unready.length > 0) throw new ProblemError(notReady(unready.map(({ content }) => content.title)));
    const { id, number } = await insertIssue(tx, house, wish, act);
    await keepUses(tx, house, ids, { issue: id }, { actor: act.person.actor, clock: act.clock });
    for (const row of rows.filter(({ state }) => state !== 'published')) {
      const edition = row.edition ?? row.content;
      const published = {
        state: 'published' as const,
        edition: jsonb(edition),
        issue_id: id,
        published_at: act.clock.now(),
      };
      await update(tx, row, published, act);
      await record(tx, house, { ...row, content: edition }, { step: 'publish' }, act);
    }
    const detail = { year: wish.year, number, contributions: ids };
    const entry = { actor: act.person.actor, action: 'bulletin.publish', subject: `bulletin ${id}`, detail };
    await recordAudit(tx, house, entry, act.clock);
    return { year: wish.year, number };
  });
}

async function insertIssue(tx: Db, house: Scope, { year, title }: NewIssueInput, { person, clock }: Act) {
  const last = await tables<BulletinTables>(tx)
    .selectFrom('bulletin_issue')
    .select(({ fn }) => fn.max('number').as('number'))
    .where('organisation_id', '=', house.organisationId)
    .where('year', '=', year)
    .executeTakeFirst();
  return tables<BulletinTables>(tx)
    .insertInto('bulletin_issue')
    .values({
      ...{ organisation_id: house.organisationId, year, number: (last?.number ?? 0) + 1, title },
      ...{ published_by: person.actor, published_at: clock.now() },
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow();
}

/** The issues of a house, the newest first. */
export async function listBulletinIssues(db: Db, house: Scope): Promise<BulletinIssueLine[]> {
  const rows = await tables<BulletinTables>(db)
    .selectFrom('bulletin_issue')
    .leftJoin('bulletin_use', 'bulletin_use.issue_id', 'bulletin_issue.id')
    .leftJoin('bulletin_contribution', (join) =>
      join
        .onRef('bulletin_contribution.id', '=', 'bulletin_use.contribution_id')
        .on('bulletin_contribution.state', '=', 'published'),
    )
    .select(({ fn }) => [
      'bulletin_issue.year',
      'bulletin_issue.number',
      'bulletin_issue.title',
      'bulletin_issue.published_at as publishedAt',
      fn.count<string>('bulletin_contribution.id').as('contributions'),
    ])
    .where('bulletin_issue.organisation_id', '=', house.organisationId)
    .groupBy('bulletin_issue.id')
    .orderBy('bulletin_issue.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    contributions: Number(row.contributions),
  }));
}

/** What stands in public of a contribution. */
export interface Published {
  readonly id: number;
  readonly kind: ContributionKind;
  readonly year: number;
  readonly unit: string;
  readonly province: string | null;
  readonly content: ContributionContent;
  readonly recommended: boolean;
  readonly publishedAt: Date;
  readonly issue: IssueKey;
}

export interface PublishedFilter {
  readonly id?: number;
  readonly kind?: ContributionKind;
  /** The programme year that they are about. */
  readonly year?: number;
  readonly issue?: IssueKey;
  readonly limit?: number;
  readonly offset?: number;
}

/** Contributions that are published and whose units consent, the newest first. */
export async function listPublished(db: Db, house: Scope, filter: PublishedFilter = {}): Promise<Published[]> {
  const { id, kind, year, issue, limit, offset } = filter;
  let query = tables<BulletinTables & { organisation: { id: number; name: string; region: string | null } }>(db)
    .selectFrom('bulletin_contribution')
    .innerJoin('organisation', 'organisation.id', 'bulletin_contribution.unit_id')
    .innerJoin('bulletin_issue', 'bulletin_issue.id', 'bulletin_contribution.issue_id')
    .selectAll('bulletin_contribution')
    .select(['organisation.name', 'organisation.region', 'bulletin_issue.number'])
    .select('bulletin_issue.year as issueYear')
    .where('bulletin_contribution.organisation_id', '=', house.organisationId)
    .where('bulletin_contribution.state', '=', 'published');
  if (id !== undefined) query = query.where('bulletin_contribution.id', '=', id);
  if (kind !== undefined) query = query.where('bulletin_contribution.kind', '=', kind);
  if (year !== undefined) query = query.where('bulletin_contribution.year', '=', year);
  if (issue !== undefined)
    query = query.where(
      sql<boolean>`exists (
        select 1 from bulletin_use u join bulletin_issue i on i.id = u.issue_id
        where u.contribution_id = bulletin_contribution.id and i.year = ${issue.year} and i.number = ${issue.number}
      )`,
    );
  if (limit !== undefined) query = query.limit(limit);
  if (offset !== undefined) query = query.offset(offset);
  const rows = await query
    .orderBy('bulletin_contribution.published_at', 'desc')
    .orderBy('bulletin_contribution.id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, kind: row.kind, year: row.year, unit: row.name, province: provinceOf(row.region) },
    ...{ content: row.edition ?? row.content, recommended: row.recommended },
    publishedAt: row.published_at ?? row.changed_at,
    issue: { year: row.issueYear, number: row.number },
  }));
}

/** When what stands in public changed last: something was published, taken down, or its unit's consent withdrawn. */
export async function publicSince(db: Db, house: Scope): Promise<Date | undefined> {
  const row = await tables<BulletinTables>(db)
    .selectFrom('bulletin_contribution')
    .select(({ fn }) => fn.max('changed_at').as('at'))
    .where('organisation_id', '=', house.organisationId)
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** By whom a contribution that stood in public was taken down; undefined where it never stood there, or stands there now. */
export async function takenDownBy(db: Db, house: Scope, id: number): Promise<'house' | 'unit' | undefined> {
  const row = await tables<BulletinTables>(db)
    .selectFrom('bulletin_contribution')
    .select('state')
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .where('state', '!=', 'published')
    .where('published_at', 'is not', null)
    .executeTakeFirst();
  return row && (row.state === 'taken-down' ? 'house' : 'unit');
}
