import type { IssueFrequency, IssueKind, IssueLanguage } from '../../../shared/push.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { PushTables } from './tables.ts';

/** A subscription as a list shows it. Days are ISO dates. */
export interface SubscriptionLine {
  readonly id: number;
  readonly enterpriseId: number;
  readonly enterprise: string;
  /** Null: all profiles of the enterprise. */
  readonly profileId: number | null;
  readonly profile: string | null;
  readonly kind: IssueKind;
  readonly language: IssueLanguage;
  readonly frequency: IssueFrequency;
  readonly sendIfEmpty: boolean;
  readonly nextDueOn: string;
  readonly expiresOn: string | null;
  /** Follows the profile file. */
  readonly fromFile: boolean;
  readonly stopped: boolean;
  readonly stopReason: string | null;
  /** The first issue that waits for approval. */
  readonly draft: number | null;
  /** How many recipients have not stopped. */
  readonly recipients: number;
}

/** The subscriptions of an enterprise, or of all that the house serves, stopped ones too. */
export async function listSubscriptions(db: Db, house: Scope, enterpriseId?: number): Promise<SubscriptionLine[]> {
  const ofHouse = tables<PushTables & Named>(db)
    .selectFrom('subscription')
    .innerJoin('organisation', 'organisation.id', 'subscription.organisation_id')
    .leftJoin('profile', 'profile.id', 'subscription.profile_id')
    .select((row) => [
      'subscription.id',
      'subscription.organisation_id as enterpriseId',
      'organisation.name as enterprise',
      'subscription.profile_id as profileId',
      'profile.name as profile',
      'subscription.kind',
      'subscription.language',
      'subscription.frequency',
      'subscription.send_if_empty as sendIfEmpty',
      'subscription.next_due_on as nextDueOn',
      'subscription.expires_on as expiresOn',
      'subscription.from_file as fromFile',
      'subscription.stopped_at as stoppedAt',
      'subscription.stop_reason as stopReason',
      row
        .selectFrom('issue')
        .select((issue) => issue.fn.min('issue.id').as('id'))
        .whereRef('issue.subscription_id', '=', 'subscription.id')
        .where('issue.state', '=', 'draft')
        .as('draft'),
      row
        .selectFrom('recipient')
        .select((recipient) => recipient.fn.countAll<number>().as('count'))
        .whereRef('recipient.subscription_id', '=', 'subscription.id')
        .where('recipient.stopped_at', 'is', null)
        .as('recipients'),
    ])
    .where('subscription.house_id', '=', house.organisationId)
    .orderBy('subscription.id');
  const rows = await (enterpriseId === undefined
    ? ofHouse
    : ofHouse.where('subscription.organisation_id', '=', enterpriseId)
  ).execute();
  return rows.map(({ stoppedAt, ...row }) => ({
    ...row,
    stopped: stoppedAt !== null,
    recipients: Number(row.recipients),
  }));
}

/** What other modules' tables give a name to. */
interface Named {
  organisation: { id: number; name: string };
  profile: { id: number; name: string };
}
