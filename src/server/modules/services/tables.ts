import type { ColumnType, Generated } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { ServiceChannel, ServiceKind, ServiceSource } from '../../../shared/services.ts';

type Json<T> = ColumnType<T, unknown, unknown>;
/** PostgreSQL's numeric comes as text. */
type Numeric = ColumnType<string, number, number>;

export interface ServicesTables {
  service_beneficiary: BeneficiaryRow;
  service_record: ServiceRecordRow;
  service_record_step: ServiceRecordStepRow;
}

export interface BeneficiaryRow {
  id: Generated<number>;
  organisation_id: number;
  credit_code: string | null;
  name: string;
  unit_id: number | null;
}

export interface ServiceRecordRow {
  id: Generated<number>;
  organisation_id: number;
  unit_id: number;
  province: string | null;
  task: string | null;
  on_date: string;
  kind: ServiceKind;
  channel: ServiceChannel;
  beneficiary_id: number | null;
  beneficiary_kind: OrganisationKind | null;
  hours: Numeric;
  fee: Numeric;
  persons: number;
  pieces: number;
  families: Generated<number>;
  deliverable: string;
  satisfaction: number | null;
  evidence: string;
  source: ServiceSource;
  source_key: string | null;
  withdrawn_reason: string | null;
  revision: Generated<number>;
  entered_by: string;
  entered_at: Date;
}

export interface ServiceRecordStepRow {
  id: Generated<number>;
  organisation_id: number;
  record_id: number;
  step: 'correct' | 'withdraw';
  changes: Json<Readonly<Record<string, readonly [unknown, unknown]>>>;
  reason: string;
  by_actor: string;
  at: Date;
}
