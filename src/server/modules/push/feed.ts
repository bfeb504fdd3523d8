import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { findOrganisation } from '../network/index.ts';
import type { Addresses } from './addresses.ts';
import { readIssue } from './issues.ts';
import { findRecipient } from './recipients.ts';
import { renderAtom } from './render/index.ts';
import type { PushTables } from './tables.ts';

const FEED_LENGTH = 50;

/**
 * The Atom feed behind a token: the latest issues that were delivered to this recipient. Undefined for a token that was not
 * made here, was renewed since, or whose recipient stopped.
 */
export async function feedFor(db: Db, house: Scope, addresses: Addresses, token: string): Promise<string | undefined> {
  const ref = addresses.readFeed(token);
  const recipient = ref && (await findRecipient(db, house, ref));
  if (!ref || recipient?.channel !== 'feed' || recipient.stopped) return undefined;
  const delivered = await tables<PushTables>(db)
    .selectFrom('delivery')
    .innerJoin('issue', 'issue.id', 'delivery.issue_id')
    .select(['issue.id', 'issue.approved_at as approvedAt'])
    .where('delivery.organisation_id', '=', house.organisationId)
    .where('delivery.recipient_id', '=', recipient.id)
    .where('delivery.state', '=', 'delivered')
    .where('issue.state', '=', 'approved')
    .orderBy('issue.id', 'desc')
    .limit(FEED_LENGTH)
    .execute();
  const issues = [];
  for (const { id, approvedAt } of delivered) {
    const { content, composedAt } = await readIssue(db, house, id);
    issues.push({ urn: addresses.urn(`issue ${id}`), content, approvedAt: approvedAt ?? composedAt });
  }
  const enterprise = await findOrganisation(db, house, { id: recipient.enterpriseId });
  const service = await findOrganisation(db, house, { id: house.organisationId });
  return renderAtom({
    urn: addresses.urn(`recipient ${recipient.id}`),
    language: recipient.language,
    enterprise: enterprise?.name ?? '',
    house: service?.name ?? '',
    self: addresses.feed(ref),
    updated: issues[0]?.approvedAt ?? recipient.createdAt,
    issues,
  });
}
