import type { Generated } from 'kysely';
import type { FeedbackReason, UseNode } from '../../../shared/effects.ts';
import type { Rating } from '../../../shared/push.ts';

export interface EffectsTables {
  feedback: FeedbackRow;
  use_record: UseRecordRow;
  desk_reading: DeskReadingRow;
  desk_calendar: DeskCalendarRow;
}

export interface FeedbackRow {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  issue_item_id: number;
  queue_item_id: number;
  profile_id: number;
  recipient_id: number | null;
  rating: Rating;
  reason: FeedbackReason | null;
  remark: string | null;
  channel: 'link' | 'command' | 'desk';
  given_by: string;
  given_at: Date;
}

export interface UseRecordRow {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  issue_item_id: number;
  queue_item_id: number;
  profile_id: number;
  node: UseNode;
  what_changed: string;
  evidence: string | null;
  saved_amount: string | null;
  saved_unit: 'yuan' | 'person-day' | null;
  recorded_by: string;
  recorded_at: Date;
}

export interface DeskReadingRow {
  account_id: number;
  queue_item_id: number;
  organisation_id: number;
  house_id: number;
  profile_id: number;
  read_at: Date;
}

export interface DeskCalendarRow {
  account_id: number;
  organisation_id: number;
  generation: Generated<number>;
}
