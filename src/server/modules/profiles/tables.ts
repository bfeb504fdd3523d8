import type { ColumnType, Generated } from 'kysely';
import type { DemandState, ProfileDefinition, ProfileStatus } from '../../../shared/profiles.ts';

export interface ProfilesTables {
  demand: DemandTable;
  profile: ProfileTable;
  profile_version: ProfileVersionTable;
}

/** Written as a parameter of type jsonb, read as what was stored. */
type Json<T> = ColumnType<T, T, T>;

interface DemandTable {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  problem: string;
  products: Json<readonly string[]>;
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
