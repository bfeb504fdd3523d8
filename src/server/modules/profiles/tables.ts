import type { ColumnType, Generated } from 'kysely';
import type { DemandContent, DemandState, ProfileDefinition, ProfileStatus } from '../../../shared/profiles.ts';

export interface ProfilesTables {
  demand: DemandTable;
  profile: ProfileTable;
  profile_version: ProfileVersionTable;
  profile_sign_off: ProfileSignOffTable;
  profile_change_request: ProfileChangeRequestTable;
}

/** Written as a parameter of type jsonb, read as what was stored. */
type Json<T> = ColumnType<T, T, T>;

interface DemandTable {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  problem: string;
  products: Json<readonly string[]>;
  technical_points: Json<readonly string[]>;
  results: Json<DemandContent['results']>;
  contact_wishes: string | null;
  submitted_on: string;
  accepted_on: string | null;
  state: DemandState;
  created_at: Date;
}

interface ProfileTable {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  code: string;
  name: string;
  demand_id: number | null;
  status: ProfileStatus;
  valid_from: string | null;
  valid_to: string | null;
  needs_sign_off: Generated<boolean>;
  created_at: Date;
  updated_at: Date;
}

interface ProfileVersionTable {
  id: Generated<number>;
  organisation_id: number;
  profile_id: number;
  number: number;
  definition: Json<ProfileDefinition>;
  query: string;
  note: string | null;
  created_by: string;
  created_at: Date;
}

interface ProfileSignOffTable {
  id: Generated<number>;
  organisation_id: number;
  profile_id: number;
  profile_version_id: number;
  signed_by: string;
  signed_at: Date;
}

interface ProfileChangeRequestTable {
  id: Generated<number>;
  organisation_id: number;
  profile_id: number;
  profile_version_id: number;
  wish: string;
  asked_by: string;
  asked_at: Date;
  answer: string | null;
  settled_by: string | null;
  settled_at: Date | null;
}
