import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../../shared/accounts.ts';
import type { EntryState, EntryStep, ReturnContent, ReturnState, ReturnStep } from '../../../shared/ledger.ts';
import type { ReminderLine } from '../../../shared/ledger-pages.ts';
import type { Problem } from '../../platform/problems.ts';

type Json<T> = ColumnType<T, unknown, unknown>;

export interface LedgerTables {
  return_schedule: ReturnScheduleRow;
  plan_return: PlanReturnRow;
  plan_return_step: PlanReturnStepRow;
  ledger_entry: LedgerEntryRow;
  ledger_step: LedgerStepRow;
  ledger_evidence: LedgerEvidenceRow;
  calendar_day: CalendarDayRow;
  reminder: ReminderRow;
  reminder_mail: ReminderMailRow;
  ledger_calendar: LedgerCalendarRow;
}

export interface ReturnScheduleRow {
  id: Generated<number>;
  organisation_id: number;
  plan_id: number;
  on_time_until: string;
  closed_after: string | null;
  set_by: string;
  set_at: Date;
}

export interface PlanReturnRow {
  id: Generated<number>;
  organisation_id: number;
  assignment_id: number;
  unit_id: number;
  state: ReturnState;
  content: Json<ReturnContent>;
  revision: Generated<number>;
  received_on: string | null;
  reopened_until: string | null;
  changed_by: string;
  changed_at: Date;
}

export interface PlanReturnStepRow {
  id: Generated<number>;
  organisation_id: number;
  return_id: number | null;
  assignment_id: number;
  step: ReturnStep;
  content: Json<ReturnContent> | null;
  comment: string | null;
  until: string | null;
  by_actor: string;
  at: Date;
}

export interface LedgerEntryRow {
  id: Generated<number>;
  organisation_id: number;
  assignment_id: number;
  unit_id: number;
  number: string;
  clause: string;
  matter: string;
  assisting: Json<readonly string[]>;
  person: string | null;
  start_on: string | null;
  due_on: string;
  node: string | null;
  state: Generated<EntryState>;
  percent: Generated<number>;
  progress: string | null;
  problem: string | null;
  next_step: string | null;
  /** PostgreSQL's numeric comes as text. */
  money_used: ColumnType<string | null, number | null, number | null>;
  asked_due_on: string | null;
  closed_on: string | null;
  drawn_from: string | null;
  revision: Generated<number>;
  changed_by: string;
  changed_at: Date;
}

export interface LedgerStepRow {
  id: Generated<number>;
  organisation_id: number;
  entry_id: number;
  step: EntryStep;
  changes: Json<Readonly<Record<string, readonly [unknown, unknown]>>>;
  comment: string | null;
  by_actor: string;
  at: Date;
}

export interface LedgerEvidenceRow {
  id: Generated<number>;
  organisation_id: number;
  entry_id: number;
  name: string;
  sha256: string;
  bytes: number;
  added_by: string;
  added_at: Date;
}

export interface CalendarDayRow {
  id: Generated<number>;
  organisation_id: number;
  day: string;
  works: boolean;
  name: string | null;
}

export interface ReminderRow {
  id: Generated<number>;
  organisation_id: number;
  subject: string;
  due_on: string;
  days_before: number;
  at: Date;
}

export interface ReminderMailRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  name: string;
  address: string | null;
  language: Generated<Language>;
  on_day: string;
  lines: Json<readonly ReminderLine[]>;
  created_at: Date;
  sent_at: Date | null;
  problem: Json<Problem> | null;
}

export interface LedgerCalendarRow {
  account_id: number;
  organisation_id: number;
  unit_id: number;
  generation: Generated<number>;
  open: boolean;
}
