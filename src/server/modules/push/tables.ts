import type { Generated } from 'kysely';
import type { Channel, IssueFrequency, IssueItem, IssueKind, IssueLanguage } from '../../../shared/push.ts';
import type { Problem } from '../../platform/problems.ts';

export type IssueState = 'draft' | 'approved' | 'withdrawn';
export type DeliveryState = 'waiting' | 'sending' | 'delivered' | 'failed' | 'cancelled';

export interface PushTables {
  subscription: SubscriptionRow;
  recipient: RecipientRow;
  issue: IssueRow;
  issue_item: IssueItemRow;
  delivery: DeliveryRow;
  issue_opening: IssueOpeningRow;
  association_member: AssociationMemberRow;
}

export interface SubscriptionRow {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  profile_id: number | null;
  kind: IssueKind;
  language: IssueLanguage;
  frequency: IssueFrequency;
  send_if_empty: boolean;
  starts_on: string;
  next_due_on: string;
  expires_on: string | null;
  from_file: Generated<boolean>;
  stopped_at: Date | null;
  stop_reason: string | null;
  created_at: Date;
}

export interface RecipientRow {
  /** Who of the enterprise opened a feed for it; null where the house entered the recipient. */
  opened_by: Generated<string | null>;
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  subscription_id: number;
  channel: Channel;
  name: string;
  address: string | null;
  token_generation: Generated<number>;
  stopped_at: Date | null;
  stop_reason: string | null;
  created_at: Date;
}

export interface IssueRow {
  id: Generated<number>;
  organisation_id: number;
  enterprise_id: number;
  subscription_id: number;
  number: number;
  kind: IssueKind;
  language: IssueLanguage;
  period_from: string | null;
  period_to: string;
  state: IssueState;
  composed_at: Date;
  approved_by: string | null;
  approved_at: Date | null;
  introduction: Generated<string | null>;
  /** The association's issue whose items are the common part of this one. */
  common_issue_id: Generated<number | null>;
}

export interface IssueItemRow {
  id: Generated<number>;
  organisation_id: number;
  enterprise_id: number;
  issue_id: number;
  subscription_id: number;
  queue_item_id: number;
  profile_id: number;
  position: number;
  snapshot: IssueItem;
  withdrawn: Generated<boolean>;
  left_out: Generated<boolean>;
  common: Generated<boolean>;
}

export interface DeliveryRow {
  id: Generated<number>;
  organisation_id: number;
  enterprise_id: number;
  issue_id: number;
  recipient_id: number;
  idempotency_key: string;
  state: Generated<DeliveryState>;
  attempts: Generated<number>;
  next_attempt_at: Date;
  claimed_by: string | null;
  claimed_until: Date | null;
  last_problem: Problem | null;
  delivered_at: Date | null;
  /** The delivery that this one repeats. */
  resend_of: Generated<number | null>;
}

export interface IssueOpeningRow {
  issue_id: number;
  recipient_id: number;
  organisation_id: number;
  house_id: number;
  opened_at: Date;
}

export interface AssociationMemberRow {
  organisation_id: number;
  house_id: number;
  member_id: number;
  added_at: Date;
}
