import type { Channel, IssueLanguage } from '../../../shared/push.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { RecipientRef } from './addresses.ts';
import type { PushTables } from './tables.ts';

export interface Recipient {
  readonly id: number;
  readonly enterpriseId: number;
  readonly subscriptionId: number;
  readonly channel: Channel;
  readonly name: string;
  readonly address: string | null;
  readonly generation: number;
  readonly language: IssueLanguage;
  readonly stopped: boolean;
  readonly createdAt: Date;
  /** Who of the enterprise opened this feed; null where the house entered it. */
  readonly openedBy: string | null;
}

const columns = [
  'recipient.id',
  'recipient.organisation_id as enterpriseId',
  'recipient.subscription_id as subscriptionId',
  'recipient.channel',
  'recipient.name',
  'recipient.address',
  'recipient.token_generation as generation',
  'recipient.stopped_at as stoppedAt',
  'recipient.created_at as createdAt',
  'recipient.opened_by as openedBy',
  'subscription.language',
] as const;

/** The recipient that a token stands for; undefined when its tokens were renewed since, or there is none. */
export async function findRecipient(db: Db, house: Scope, ref: RecipientRef): Promise<Recipient | undefined> {
  const row = await ofHouse(db, house)
    .where('recipient.id', '=', ref.recipientId)
    .where('recipient.token_generation', '=', ref.generation)
    .executeTakeFirst();
  return row && recipientOf(row);
}

/** All recipients of an enterprise, or of the house. */
export async function listRecipients(db: Db, house: Scope, enterpriseId?: number): Promise<Recipient[]> {
  const all = ofHouse(db, house).orderBy('recipient.id');
  const rows = await (enterpriseId === undefined
    ? all
    : all.where('recipient.organisation_id', '=', enterpriseId)
  ).execute();
  return rows.map(recipientOf);
}

function ofHouse(db: Db, house: Scope) {
  return tables<PushTables>(db)
    .selectFrom('recipient')
    .innerJoin('subscription', 'subscription.id', 'recipient.subscription_id')
    .select(columns)
    .where('recipient.house_id', '=', house.organisationId);
}

function recipientOf({ stoppedAt, ...row }: Omit<Recipient, 'stopped'> & { stoppedAt: Date | null }): Recipient {
  return { ...row, stopped: stoppedAt !== null };
}
