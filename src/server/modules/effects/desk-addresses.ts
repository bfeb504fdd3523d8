import type { DeskAddresses } from '../../../shared/desk.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type Addresses, listRecipients, listSubscriptions } from '../push/index.ts';

/** What an enterprise receives, by which channel; a feed with the address at which its readers subscribe to it. */
export async function deskSubscriptions(
  db: Db,
  house: Scope,
  enterprise: Scope,
  addresses: Addresses,
): Promise<DeskAddresses['subscriptions']> {
  const recipients = await listRecipients(db, house, enterprise.organisationId);
  const subscriptions = await listSubscriptions(db, house, enterprise.organisationId);
  return subscriptions
    .filter(({ stopped }) => !stopped)
    .map(({ id, kind, language, frequency, profile, nextDueOn }) => ({
      id,
      kind,
      language,
      frequency,
      profile,
      nextDueOn,
      recipients: recipients
        .filter(({ subscriptionId }) => subscriptionId === id)
        .map((recipient) => ({
          id: recipient.id,
          channel: recipient.channel,
          name: recipient.name,
          address:
            recipient.channel === 'feed' && recipient.openedBy === null
              ? addresses.feed({ recipientId: recipient.id, generation: recipient.generation })
              : recipient.address,
          isOwn: recipient.openedBy !== null,
          stopped: recipient.stopped,
        })),
    }));
}
