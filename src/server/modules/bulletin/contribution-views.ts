import {
  CONTRIBUTIONS_PAGE,
  type ContributionLine,
  type ContributionPage,
  type ContributionSearch,
  type ContributionStepLine,
  type ContributionView,
  contributionLength,
} from '../../../shared/bulletin.ts';
import { provinceOf } from '../../../shared/regions.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { Principal } from '../../platform/http/index.ts';
import { named } from '../accounts/index.ts';
import { ownUnits, sightOf } from '../network/index.ts';
import { countOfUses, usesOf } from './contribution-uses.ts';
import { contributionRow } from './contributions.ts';
import { actsOf } from './rules.ts';
import type { BulletinTables } from './tables.ts';

type Tables = BulletinTables & { organisation: { id: number; name: string; region: string | null } };

/** The contributions that a person sees, the latest changed first. */
export async function listContributions(
  db: Db,
  house: Scope,
  person: Principal,
  search: ContributionSearch,
): Promise<ContributionPage> {
  const seen = await seenContributions(db, house, person, search);
  const start = (search.page - 1) * CONTRIBUTIONS_PAGE;
  return { total: seen.length, contributions: seen.slice(start, start + CONTRIBUTIONS_PAGE) };
}

/** All that a person sees of what is sought. */
export async function seenContributions(
  db: Db,
  house: Scope,
  person: Principal,
  search: Omit<ContributionSearch, 'page'>,
): Promise<ContributionLine[]> {
  const own = await ownUnits(db, house, person.organisationId);
  const lines = (await selectLines(db, house, search)).filter(
    ({ unit, state }) => state !== 'draft' || own.includes(unit.id),
  );
  const seen: ContributionLine[] = [];
  const sights = new Map<number, Awaited<ReturnType<typeof sightOf>>>();
  const isOfPoint = person.roles.every((role) => role === 'service-point-staff');
  for (const line of lines) {
    const sight = sights.get(line.year) ?? (await sightOf(db, house, person, line.year));
    sights.set(line.year, sight);
    if (isOfPoint ? own.includes(line.unit.id) : sight.sees(line.unit.id)) seen.push(line);
  }
  return seen;
}

async function selectLines(
  db: Db,
  house: Scope,
  { year, kind, state, recommended }: Omit<ContributionSearch, 'page'>,
): Promise<ContributionLine[]> {
  let query = linesOf(db, house);
  if (year !== undefined) query = query.where('bulletin_contribution.year', '=', year);
  if (kind !== undefined) query = query.where('bulletin_contribution.kind', '=', kind);
  if (state !== undefined) query = query.where('bulletin_contribution.state', '=', state);
  if (recommended !== undefined) query = query.where('recommended', '=', true);
  const rows = await query
    .orderBy('bulletin_contribution.changed_at', 'desc')
    .orderBy('bulletin_contribution.id', 'desc')
    .execute();
  return rows.map(lineOf);
}

function linesOf(db: Db, house: Scope) {
  return tables<Tables>(db)
    .selectFrom('bulletin_contribution')
    .innerJoin('organisation', 'organisation.id', 'bulletin_contribution.unit_id')
    .selectAll('bulletin_contribution')
    .select(['organisation.name', 'organisation.region'])
    .select(countOfUses().as('uses'))
    .where('bulletin_contribution.organisation_id', '=', house.organisationId);
}

type LineRow = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number];

function lineOf(row: LineRow): ContributionLine {
  return {
    ...{ id: row.id, kind: row.kind, year: row.year, state: row.state, recommended: row.recommended },
    title: (row.edition ?? row.content).title,
    unit: { id: row.unit_id, name: row.name, province: provinceOf(row.region) },
    changedAt: row.changed_at.toISOString(),
    publishedAt: row.state === 'published' ? (row.published_at?.toISOString() ?? null) : null,
    uses: row.uses,
  };
}

/** A contribution with its history, and what the person may do with it. @throws ProblemError when they do not see it. */
export async function readContribution(db: Db, house: Scope, id: number, person: Principal): Promise<ContributionView> {
  const { isOwn } = await contributionRow(db, house, id, person);
  const row = await linesOf(db, house).where('bulletin_contribution.id', '=', id).executeTakeFirstOrThrow();
  const { kind, state, content, edition, consent_version: consent, revision } = row;
  return {
    ...lineOf(row),
    ...{ content, edition, consent, revision, length: contributionLength(kind, edition ?? content) },
    issue: state !== 'published' || row.issue_id === null ? null : await issueOf(db, house, row.issue_id),
    usedIn: await usesOf(db, house, id),
    steps: await stepsOf(db, house, id),
    may: actsOf({ state, kind, consent, isOwn }, person),
  };
}

async function issueOf(db: Db, house: Scope, id: number): Promise<ContributionView['issue']> {
  return tables<BulletinTables>(db)
    .selectFrom('bulletin_issue')
    .select(['year', 'number', 'title'])
    .where('organisation_id', '=', house.organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

async function stepsOf(db: Db, house: Scope, id: number): Promise<ContributionStepLine[]> {
  const rows = await tables<BulletinTables>(db)
    .selectFrom('bulletin_contribution_step')
    .select(['step', 'at', 'by_actor as by', 'comment', 'consent_version as consent'])
    .where('organisation_id', '=', house.organisationId)
    .where('contribution_id', '=', id)
    .orderBy('id')
    .execute();
  const lines = rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
  return named(db, { house }, lines, 'by');
}
