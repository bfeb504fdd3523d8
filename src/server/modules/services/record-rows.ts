import { type RawBuilder, sql } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { ServiceRecord } from '../../../shared/services.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

/** Narrows the records of a house. Days are ISO dates, both included. */
export interface RecordFilter {
  readonly ids?: readonly number[];
  readonly from?: string;
  readonly to?: string;
  /** Given by one of these units. */
  readonly units?: readonly number[];
  /** Given to this organisation of the network. */
  readonly servedUnit?: number;
  readonly province?: string;
  readonly task?: string;
  readonly kinds?: readonly string[];
  /** Only what counts: what was withdrawn is left out. */
  readonly counting?: boolean;
  /** Only for one of these kinds of organisations. */
  readonly beneficiaryKinds?: readonly string[];
  readonly forPublic?: boolean;
  readonly rated?: boolean;
}

/** The condition of a filter on `service_record r`. An empty province or task stands for records without one. */
export function recordsWhere({ organisationId }: Scope, filter: RecordFilter): RawBuilder<unknown> {
  const { ids, from, to, units, servedUnit, province, task, kinds, counting, beneficiaryKinds, forPublic, rated } =
    filter;
  const conditions = [sql`r.organisation_id = ${organisationId}`];
  if (ids !== undefined) conditions.push(sql`r.id = any(${ids}::bigint[])`);
  if (from !== undefined) conditions.push(sql`r.on_date >= ${from}`);
  if (to !== undefined) conditions.push(sql`r.on_date <= ${to}`);
  if (units !== undefined) conditions.push(sql`r.unit_id = any(${units}::bigint[])`);
  if (servedUnit !== undefined) {
    conditions.push(sql`r.beneficiary_id in (
      select id from service_beneficiary where organisation_id = ${organisationId} and unit_id = ${servedUnit}
    )`);
  }
  if (province !== undefined)
    conditions.push(province === '' ? sql`r.province is null` : sql`r.province = ${province}`);
  if (task !== undefined) conditions.push(task === '' ? sql`r.task is null` : sql`r.task = ${task}`);
  if (kinds !== undefined) conditions.push(sql`r.kind = any(${kinds}::text[])`);
  if (counting === true) conditions.push(sql`r.withdrawn_reason is null`);
  if (beneficiaryKinds !== undefined) conditions.push(sql`r.beneficiary_kind = any(${beneficiaryKinds}::text[])`);
  if (forPublic === true) conditions.push(sql`r.beneficiary_id is null`);
  if (rated === true) conditions.push(sql`r.satisfaction is not null`);
  return sql.join(conditions, sql` and `);
}

interface FoundRecord extends Omit<ServiceRecord, 'unit' | 'beneficiary' | 'enteredAt'> {
  readonly unitId: number;
  readonly unitName: string;
  readonly province: string | null;
  readonly beneficiaryId: number | null;
  readonly beneficiaryName: string | null;
  readonly creditCode: string | null;
  readonly servedUnit: number | null;
  readonly beneficiaryKind: OrganisationKind | null;
  readonly enteredAt: Date;
}

/** Records, the latest day first. */
export async function selectRecords(
  db: Db,
  house: Scope,
  filter: RecordFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<ServiceRecord[]> {
  const { rows } = await sql<FoundRecord>`
    select r.id, r.unit_id as "unitId", o.name as "unitName", r.province, r.on_date as "onDate", r.kind, r.channel,
      r.beneficiary_id as "beneficiaryId", b.name as "beneficiaryName", b.credit_code as "creditCode",
      b.unit_id as "servedUnit", r.beneficiary_kind as "beneficiaryKind", r.task, r.hours::float8 as hours,
      r.fee::float8 as fee, r.persons, r.pieces, r.families, r.deliverable, r.satisfaction, r.evidence, r.source,
      r.withdrawn_reason as withdrawn, r.revision, r.entered_by as "enteredBy", r.entered_at as "enteredAt"
    from service_record r
    join organisation o on o.id = r.unit_id
    left join service_beneficiary b on b.id = r.beneficiary_id
    where ${recordsWhere(house, filter)}
    order by r.on_date desc, r.id desc limit ${limit} offset ${skip}
  `.execute(db);
  return rows.map(recordOf);
}

export async function countRecords(db: Db, house: Scope, filter: RecordFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from service_record r where ${recordsWhere(house, filter)}
  `.execute(db);
  return rows[0]?.total ?? 0;
}

function recordOf(row: FoundRecord): ServiceRecord {
  const { unitId, unitName, province, beneficiaryId, beneficiaryName, creditCode, servedUnit, ...rest } = row;
  const { beneficiaryKind, enteredAt, ...record } = rest;
  return {
    ...record,
    unit: { id: unitId, name: unitName, province },
    beneficiary:
      beneficiaryId === null || beneficiaryName === null || beneficiaryKind === null
        ? null
        : { id: beneficiaryId, name: beneficiaryName, creditCode, unit: servedUnit, kind: beneficiaryKind },
    enteredAt: enteredAt.toISOString(),
  };
}
