import type { Generated } from 'kysely';
import type {
  FamilyEvent,
  LedgerDifference,
  ScreenedPublication,
  ScreeningDecision,
} from '../../../shared/screening.ts';

export interface ScreeningTables {
  screening_run: ScreeningRunTable;
  run_profile: RunProfileTable;
  run_batch: RunBatchTable;
  run_batch_match: RunBatchMatchTable;
  run_match: RunMatchTable;
  queue_item: QueueItemTable;
  queue_decision: QueueDecisionTable;
  family_notice: FamilyNoticeTable;
  screening_setting: ScreeningSettingTable;
  queue_reading: QueueReadingTable;
  run_audit: RunAuditTable;
}

interface ScreeningRunTable {
  id: Generated<number>;
  organisation_id: number;
  asked_at: Date;
  today: string;
  imports: number[] | null;
  sequence_to: number;
  batched_to: number;
  compiled: string | null;
  state: 'matching' | 'collapsing' | 'done';
  engine: string;
  publications: Generated<number>;
  matches: Generated<number>;
  families: Generated<number>;
  items: Generated<number>;
  finished_at: Date | null;
}

interface RunProfileTable {
  run_id: number;
  profile_version_id: number;
  organisation_id: number;
  enterprise_id: number;
  profile_id: number;
  sequence_from: number;
  collapsed: Generated<boolean>;
}

interface RunBatchTable {
  run_id: number;
  number: number;
  organisation_id: number;
  publications: number[];
  versions: number[];
  sequences: number[];
  sequence_from: number | null;
  sequence_to: number | null;
  done: Generated<boolean>;
  failures: Generated<number>;
}

interface RunBatchMatchTable {
  run_id: number;
  number: number;
  organisation_id: number;
  profile_versions: number[];
  publications: number[];
  versions: number[];
}

interface RunMatchTable {
  run_id: number;
  profile_version_id: number;
  organisation_id: number;
  enterprise_id: number;
  publications: number[];
  versions: number[];
  families: number | null;
}

/** What stands of a decision, in an item and in its history. */
interface DecisionColumns {
  decision: ScreeningDecision | null;
  reason: string | null;
  relevance: number | null;
  why_it_matters: string | null;
}

interface QueueItemTable extends DecisionColumns {
  id: Generated<number>;
  organisation_id: number;
  enterprise_id: number;
  profile_id: number;
  profile_version_id: number;
  run_id: number;
  event: FamilyEvent;
  family: string;
  publication_id: number;
  publication_version: number;
  /** Written as a parameter of type jsonb, read as what was stored. */
  members: readonly ScreenedPublication[];
  decided_by: string | null;
  decided_at: Date | null;
  created_at: Date;
}

interface QueueDecisionTable extends DecisionColumns {
  id: Generated<number>;
  organisation_id: number;
  item_id: number;
  undoes: number | null;
  decided_by: string;
  decided_at: Date;
}

interface FamilyNoticeTable {
  profile_id: number;
  subject: string;
  state: string | null;
  organisation_id: number;
  run_id: number;
}

interface ScreeningSettingTable {
  profile_id: number;
  organisation_id: number;
  second_reader: boolean;
  line_required: boolean;
  changed_by: string;
  changed_at: Date;
}

interface QueueReadingTable {
  id: Generated<number>;
  organisation_id: number;
  item_id: number;
  decision: ScreeningDecision;
  reason: string | null;
  relevance: number | null;
  why_it_matters: string | null;
  read_by: string;
  read_at: Date;
  taken_back_at: Date | null;
}

interface RunAuditTable {
  id: Generated<number>;
  organisation_id: number;
  run_id: number;
  seed: number;
  sampled: number;
  differences: number;
  /** Written as a parameter of type jsonb, read as what was stored. */
  listed: readonly LedgerDifference[];
  asked_by: string;
  asked_at: Date;
}
