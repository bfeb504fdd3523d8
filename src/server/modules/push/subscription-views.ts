import type { RecipientView, SubscriberChoice, SubscriptionView } from '../../../shared/push-subscriptions.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import { listOrganisations } from '../network/index.ts';
import { listProfiles } from '../profiles/index.ts';
import { noSuchSubscription } from './problems.ts';
import { listSubscriptions } from './subscription-lines.ts';
import type { PushTables } from './tables.ts';

/** The subscriptions of the house for the page on which they are changed. */
export async function subscriptionViews(db: Db, house: Scope): Promise<SubscriptionView[]> {
  const lines = await listSubscriptions(db, house);
  return lines.map(({ enterpriseId, enterprise, profileId: _profile, draft: _draft, ...line }) => ({
    ...line,
    enterprise: { id: enterpriseId, name: enterprise },
  }));
}

/** The organisations that can subscribe, with their profiles. */
export async function listSubscribers(db: Db, house: Scope, clock: Clock): Promise<SubscriberChoice[]> {
  const choices: SubscriberChoice[] = [];
  for (const { id, name, kind } of await listOrganisations(db, house)) {
    const profiles = await listProfiles(db, house, { organisationId: id }, { clock });
    choices.push({ id, name, kind, profiles: profiles.map((profile) => ({ id: profile.id, name: profile.name })) });
  }
  return choices;
}

interface RecipientOf extends Omit<RecipientView, 'feed'> {
  readonly openedBy: string | null;
  readonly generation: number;
}

/** The recipients of one subscription. @throws ProblemError when the house has no such subscription. */
export async function recipientsOf(db: Db, house: Scope, subscription: number): Promise<RecipientOf[]> {
  const known = await tables<PushTables>(db)
    .selectFrom('subscription')
    .select('id')
    .where('house_id', '=', house.organisationId)
    .where('id', '=', subscription)
    .executeTakeFirst();
  if (!known) throw noSuchSubscription(subscription);
  const rows = await tables<PushTables>(db)
    .selectFrom('recipient')
    .select([
      'id',
      'name',
      'channel',
      'address',
      'token_generation as generation',
      'stopped_at as stoppedAt',
      'stop_reason as stopReason',
      'opened_by as openedBy',
    ])
    .where('subscription_id', '=', subscription)
    .orderBy('id')
    .execute();
  return rows.map(({ stoppedAt, ...row }) => ({ ...row, stopped: stoppedAt !== null }));
}
