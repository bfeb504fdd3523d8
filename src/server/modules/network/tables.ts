import type { Generated } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { ActName } from '../../../shared/network-acts.ts';
import type { PostName } from '../../../shared/network-posts.ts';
import type { EvaluationResult, ServicePointStep } from '../../../shared/network-service-points.ts';
import type { Grade, StandingName } from '../../../shared/network-standings.ts';

export interface NetworkTables {
  organisation: OrganisationRow;
  region: RegionRow;
  organisation_act: ActRow;
  organisation_act_unit: { act_id: number; unit_id: number; organisation_id: number; side: 'before' | 'after' };
  organisation_past: PastRow;
  standing: StandingRow;
  post: PostRow;
  service_point_step: ServicePointStepRow;
}

export interface OrganisationRow {
  id: Generated<number>;
  organisation_id: number;
  house_id: number;
  name: string;
  kind: OrganisationKind;
  credit_code: string | null;
  region: string | null;
  language: Generated<'zh' | 'en'>;
  created_at: Generated<Date>;
  parent_id: number | null;
  from_on: string | null;
  ended_on: string | null;
}

export interface RegionRow {
  id: Generated<number>;
  organisation_id: number;
  code: string;
  name: string;
  short: string;
  parent_code: string | null;
  valid_from: string | null;
  valid_to: string | null;
}

export interface ActRow {
  id: Generated<number>;
  organisation_id: number;
  act: ActName;
  on_date: string;
  document: string;
  note: string;
  actor: string;
  at: Date;
}

export interface PastRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  until_on: string;
  name: string;
  kind: OrganisationKind;
  region: string | null;
  parent_id: number | null;
  act_id: number;
}

export interface StandingRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  standing: StandingName;
  grade: Grade | null;
  from_year: number;
  to_year: number | null;
  basis: string;
}

export interface PostRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  post: PostName;
  name: string;
  rank: string | null;
  phone: string | null;
  mail: string | null;
  account_id: number | null;
  account_role: Generated<'province-responsible' | 'province-contact' | 'service-point-staff' | null>;
  from_on: string;
  to_on: string | null;
}

export interface ServicePointStepRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  step: ServicePointStep;
  year: number;
  on_date: string;
  rank: number | null;
  result: EvaluationResult | null;
  rectify_by: string | null;
  document: string;
  note: string;
  actor: string;
  at: Date;
}
