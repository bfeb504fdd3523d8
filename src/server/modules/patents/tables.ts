import type { ColumnType, Generated } from 'kysely';
import type { RecordPosition } from '../../../engine/formats/index.ts';
import type { Problem } from '../../../engine/problem.ts';

export interface PatentsTables {
  import_file: ImportFileTable;
  publication: PublicationTable;
  publication_record: PublicationRecordTable;
  publication_version: PublicationVersionTable;
  contribution: ContributionTable;
  family_membership: FamilyMembershipTable;
  set_aside: SetAsideTable;
  import_request: ImportRequestTable;
}

/** Written as a parameter of type jsonb, read as what was stored. */
type Json<T> = ColumnType<T, T, T>;

export type Outcome = 'stored' | 'updated' | 'unchanged';
export type State = 'published' | 'withdrawn';

export interface ImportFileTable {
  id: Generated<number>;
  organisation_id: number;
  name: string;
  sha256: string;
  bytes: number;
  started_at: Date;
  finished_at: Date | null;
  read: Generated<number>;
  stored: Generated<number>;
  updated: Generated<number>;
  unchanged: Generated<number>;
  set_aside: Generated<number>;
  problem: Json<Problem> | null;
}

interface PublicationTable {
  id: Generated<number>;
  organisation_id: number;
  key: string;
  country: string;
  number: string;
  kind: string;
  publication_date: string | null;
  type: string;
  state: State;
  replaced_by: string | null;
  version: number;
  content_hash: string;
  changed_seq: number;
  changed_at: Date;
}

interface PublicationRecordTable {
  organisation_id: number;
  content_hash: string;
  bytes: Uint8Array;
}

interface PublicationVersionTable {
  publication_id: number;
  version: number;
  organisation_id: number;
  content_hash: string;
  state: State;
  import_file_id: number;
  created_at: Date;
}

interface ContributionTable {
  id: Generated<number>;
  organisation_id: number;
  publication_id: number;
  format: string;
  part: string;
  content_hash: string;
  exchanged: string | null;
  import_file_id: number;
  position: Json<RecordPosition>;
  outcome: Outcome;
}

interface FamilyMembershipTable {
  id: Generated<number>;
  organisation_id: number;
  publication_id: number;
  scheme: 'docdb' | 'inpadoc' | 'office';
  family_id: string;
  as_of: string | null;
  since: Date;
  until: Date | null;
}

interface SetAsideTable {
  id: Generated<number>;
  organisation_id: number;
  import_file_id: number;
  member: string;
  record: number;
  start_byte: number | null;
  end_byte: number | null;
  line: number | null;
  code: string;
  zh: string;
  en: string;
  excerpt: string;
}

export type RequestState = 'waiting' | 'running' | 'done' | 'failed';
export type RequestSource = 'upload' | 'folder' | 'original';

interface ImportRequestTable {
  id: Generated<number>;
  organisation_id: number;
  name: string;
  source: RequestSource;
  place: string;
  bytes: number;
  requested_by: string;
  requested_at: Date;
  state: Generated<RequestState>;
  import_file_id: number | null;
  problem: Json<Problem> | null;
}
