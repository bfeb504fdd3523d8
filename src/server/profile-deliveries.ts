import type { DeliveryView } from '../shared/profile-views.ts';
import { listSubscriptions } from './modules/push/index.ts';
import type { Db, Scope } from './platform/db/index.ts';

/** The subscriptions by which what a profile finds is sent: its own, and those of its enterprise to all its profiles. */
export async function deliveriesOfProfile(
  db: Db,
  house: Scope,
  { id, enterpriseId }: { readonly id: number; readonly enterpriseId: number },
): Promise<DeliveryView[]> {
  const subscriptions = await listSubscriptions(db, house, enterpriseId);
  return subscriptions
    .filter(({ stopped, profileId }) => !stopped && (profileId === null || profileId === id))
    .map(({ kind, frequency, nextDueOn }) => ({ kind, frequency, nextDueOn }));
}
