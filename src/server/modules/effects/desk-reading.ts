import type { Clock } from '../../platform/clock.ts';
import { type Db, tables } from '../../platform/db/index.ts';
import type { PushedItem } from '../push/index.ts';
import type { DeskOwner } from './desk-rows.ts';
import type { EffectsTables } from './tables.ts';

/** Notes that a person has opened an item, which then counts as opened; the first time stays. */
export async function markRead(
  db: Db,
  { house, enterprise, accountId }: DeskOwner,
  { queueItemId, profileId }: Pick<PushedItem, 'queueItemId' | 'profileId'>,
  clock: Clock,
): Promise<void> {
  await tables<EffectsTables>(db)
    .insertInto('desk_reading')
    .values({
      account_id: accountId,
      queue_item_id: queueItemId,
      profile_id: profileId,
      organisation_id: enterprise.organisationId,
      house_id: house.organisationId,
      read_at: clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'queue_item_id']).doNothing())
    .execute();
}
