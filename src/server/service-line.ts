import { z } from 'zod';
import type { ProfileImportResult } from '../shared/profiles.ts';
import { channel, issueFrequency, issueKind, issueLanguage } from '../shared/push.ts';
import { importProfiles, readAs } from './modules/profiles/index.ts';
import { addRecipient, type DeliveryReport, deliverDue, sender, subscribe } from './modules/push/index.ts';
import type { Office } from './office.ts';
import type { Config } from './platform/config.ts';
import { transaction } from './platform/db/index.ts';

/** How a profile's file says that its issues are to be delivered. */
const DeliveryWish = z.strictObject({
  kind: issueKind.default('brief'),
  frequency: issueFrequency.default('weekly'),
  language: issueLanguage.default('zh'),
  sendIfEmpty: z.boolean().default(false),
  recipients: z
    .array(
      z.strictObject({ channel, name: z.string().trim().min(1).max(200), address: z.string().max(2000).optional() }),
    )
    .max(1000),
});

/** Takes in a profile file with the wishes for delivery in it: all of it or nothing, and nothing new when it is taken in again. */
export async function importProfilesWithDelivery(
  office: Pick<Office, 'database' | 'house' | 'clock'>,
  content: unknown,
  actor: string,
): Promise<ProfileImportResult> {
  const { database, house, clock } = office;
  return transaction(database.db, async (tx) => {
    const { result, profiles } = await importProfiles(tx, house, content, { actor, clock });
    for (const { organisationId, profileId, code, delivery } of profiles) {
      if (delivery === undefined) continue;
      const naming = {
        code: 'profile-file.delivery',
        zh: `画像 ${code} 的投递设置`,
        en: `The delivery of profile ${code}`,
      };
      const { recipients, ...wish } = readAs(DeliveryWish, delivery, naming);
      const subscription = await subscribe(tx, house, { ...wish, enterpriseId: organisationId, profileId }, clock);
      for (const { address, ...recipient } of recipients) {
        await addRecipient(
          tx,
          house,
          subscription,
          address === undefined ? recipient : { ...recipient, address },
          clock,
        );
      }
    }
    return result;
  });
}

/** What sending takes of an office. */
export interface SendingOffice extends Pick<Office, 'database' | 'house' | 'clock' | 'addresses' | 'mail'> {
  readonly config: Pick<Config, 'mailFrom' | 'allowedOutgoing'>;
}

/** Sends what is due in the outbox, over the channels that this installation is configured for. */
export async function deliver(office: SendingOffice): Promise<DeliveryReport> {
  const { database, house, clock, addresses, mail, config } = office;
  const send = sender({
    db: database.db,
    house,
    clock,
    addresses,
    mail,
    mailFrom: config.mailFrom,
    outgoing: { allowed: config.allowedOutgoing },
  });
  return deliverDue(database, house, clock, send);
}
