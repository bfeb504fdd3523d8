import { z } from 'zod';
import type { ProfileImportResult } from '../shared/profiles.ts';
import { channel, issueFrequency, issueKind, issueLanguage } from '../shared/push.ts';
import { importProfiles, readAs } from './modules/profiles/index.ts';
import {
  type DeliveryReport,
  deliverDue,
  followFile,
  listPushed,
  type NewRecipient,
  sender,
} from './modules/push/index.ts';
import type { Office } from './office.ts';
import type { Config } from './platform/config.ts';
import { transaction } from './platform/db/index.ts';
import { ProblemError } from './platform/problems.ts';

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

/** What a profile file brought; `deliveries` counts the profiles for which it says how they are delivered. */
export interface ProfileFileResult extends ProfileImportResult {
  readonly deliveries: { readonly created: number; readonly changed: number; readonly unchanged: number };
}

/**
 * Takes in a profile file with the wishes for delivery in it: all of it or nothing, and nothing new when it is taken in again. Where a
 * profile has wishes for delivery they are all there is to say about it; a profile without them is delivered as before.
 */
export async function importProfilesWithDelivery(
  office: Pick<Office, 'database' | 'house' | 'clock'>,
  content: unknown,
  actor: string,
): Promise<ProfileFileResult> {
  const { database, house, clock } = office;
  return transaction(database.db, async (tx) => {
    const { result, profiles } = await importProfiles(tx, house, content, { actor, clock });
    const deliveries = { created: 0, changed: 0, unchanged: 0 };
    for (const { organisationId, profileId, code, delivery } of profiles) {
      if (delivery === undefined) continue;
      const naming = {
        code: 'profile-file.delivery',
        zh: `画像 ${code} 的投递设置`,
        en: `The delivery of profile ${code}`,
      };
      const { recipients, ...wish } = readAs(DeliveryWish, delivery, naming);
      const followed = await followFile(
        tx,
        house,
        { ...wish, enterpriseId: organisationId, profileId, recipients: recipients.map(newRecipient) },
        clock,
      );
      deliveries[followed] += 1;
    }
    return { ...result, deliveries };
  });
}

function newRecipient({ address, ...recipient }: z.infer<typeof DeliveryWish>['recipients'][number]): NewRecipient {
  return address === undefined ? recipient : { ...recipient, address };
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

/** A kept item that reached its enterprise stays kept: a decision changed afterwards would make the counts tell of something else. */
export async function refuseIfPushed({ database, house }: Office, queueItem: number): Promise<void> {
  const pushed = await listPushed(database.db, house, 'pushed', { queueItems: [queueItem] });
  if (pushed.length === 0) return;
  throw new ProblemError({
    code: 'queue.already-pushed.conflict',
    zh: `第 ${queueItem} 条已推送给企业，不能再改为不保留。企业的看法由企业自己评价，或用 chuanli feedback 代为记录。`,
    en: `Item ${queueItem} has reached the enterprise, so it stays kept. What the enterprise thinks it says itself, or is recorded with chuanli feedback.`,
  });
}
