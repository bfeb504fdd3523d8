import type { ColumnType, Generated } from 'kysely';
import type { PlanDocument, PlanState } from '../../../shared/plan.ts';

type Json<T> = ColumnType<T, unknown, unknown>;

export interface PlanTables {
  plan: PlanRow;
  plan_version: PlanVersionRow;
  assignment: AssignmentRow;
}

export interface PlanRow {
  id: Generated<number>;
  organisation_id: number;
  year: number;
  state: Generated<PlanState>;
  created_by: string;
  created_at: Date;
}

export interface PlanVersionRow {
  id: Generated<number>;
  organisation_id: number;
  plan_id: number;
  version: number;
  document: Json<PlanDocument>;
  original: string | null;
  original_name: string | null;
  original_sha256: string | null;
  note: string | null;
  revision: Generated<number>;
  changed_by: string;
  changed_at: Date;
  issued_by: string | null;
  issued_at: Date | null;
}

export interface AssignmentRow {
  id: Generated<number>;
  organisation_id: number;
  plan_id: number;
  task: string;
  unit_id: number;
  contents: Json<readonly string[]>;
  sort: string | null;
  grade: string | null;
  role: 'helper' | null;
  obliged: boolean;
  part_of: number | null;
  wish: string | null;
  since_version: number;
  until_version: number | null;
  created_by: string;
  created_at: Date;
}
