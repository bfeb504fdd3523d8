import { sql } from 'kysely';
import type { IssueSheet } from '../../../shared/push-issues.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { namesOf } from '../accounts/index.ts';
import { findOrganisation } from '../network/index.ts';
import { commonPart, issueRow } from './issues.ts';
import { recipientStates } from './recipient-states.ts';
import type { PushTables } from './tables.ts';

/** An issue as those who work on it see it, with what is held back. @throws ProblemError `push.issue.not-found` */
export async function issueSheet(db: Db, house: Scope, id: number): Promise<IssueSheet> {
  const row = await issueRow(db, house, id);
  const items = await tables<PushTables>(db)
    .selectFrom('issue_item')
    .select(['id', 'snapshot', 'left_out as leftOut', 'common', 'position'])
    .where('organisation_id', '=', house.organisationId)
    .where('issue_id', '=', id)
    .orderBy('position')
    .execute();
  const enterprise = await findOrganisation(db, house, { id: row.enterprise_id });
  const nameOf = await namesOf(db, { house }, [row.approved_by]);
  return {
    id,
    enterprise: { id: row.enterprise_id, name: enterprise?.name ?? '' },
    subscription: row.subscription_id,
    number: row.number,
    kind: row.kind,
    language: row.language,
    state: row.state,
    from: row.period_from,
    to: row.period_to,
    introduction: row.introduction ?? '',
    composedAt: row.composed_at.toISOString(),
    approvedBy: row.approved_by && nameOf(row.approved_by),
    approvedAt: row.approved_at?.toISOString() ?? null,
    items: items.map(({ snapshot, ...item }) => ({ ...snapshot, ...item })),
    recipients: await recipientStates(db, house, id),
    common: (await commonPart(db, house, row.common_issue_id)) ?? null,
    members: await membersOf(db, house, id),
  };
}

async function membersOf(db: Db, house: Scope, id: number): Promise<IssueSheet['members']> {
  const { rows } = await sql<IssueSheet['members'][number]>`
    select i.id as issue, o.name as enterprise, i.state,
      (select count(*)::int from issue_item m where m.issue_id = i.id and not m.common and not m.left_out) as additions,
      (select count(*)::int from recipient r where r.subscription_id = i.subscription_id and r.stopped_at is null)
        as recipients
    from issue i join organisation o on o.id = i.enterprise_id
    where i.organisation_id = ${house.organisationId} and i.common_issue_id = ${id}
    order by i.id
  `.execute(db);
  return rows;
}
