import { type RawBuilder, sql } from 'kysely';
import type { SERVICE_SUMS } from '../../../shared/indicators.ts';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { bitOfKind } from './kind-bits.ts';
import { type RecordFilter, recordsWhere } from './record-rows.ts';

/** What of a year is added up. Without `units` it comes from what is kept up with the records, else from the records themselves. */
export interface AddedUpFilter {
  readonly year: number;
  /** 1 to 12, both included. */
  readonly fromMonth: number;
  readonly toMonth: number;
  readonly province?: string;
  readonly task?: string;
  /** Given by one of these units. */
  readonly units?: readonly number[];
}

/** The records that count of what is added up. */
export function recordsOf({ year, fromMonth, toMonth, ...rest }: AddedUpFilter): RecordFilter {
  const days = { from: dayOfMonth(year, fromMonth), to: lastDay(year, toMonth) };
  return { ...rest, ...days, counting: true };
}

function dayOfMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

function lastDay(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/**
 * What the records add up to, for a query to join: province, task, kind, records, for_public, for_enterprises, hours, fee, persons,
 * pieces, families, rated, satisfaction. '' stands for no province and for no task; one place may have several rows.
 */
export function addedUp(house: Scope, filter: AddedUpFilter): RawBuilder<unknown> {
  if (filter.units === undefined) {
    return sql`select province, task, kind, records, for_public, for_enterprises, hours, fee, persons, pieces, families, rated,
      satisfaction from service_tally where ${keptFor(house, filter)}
      and month between ${filter.fromMonth} and ${filter.toMonth}`;
  }
  return sql`select coalesce(province, '') as province, coalesce(task, '') as task, kind, count(*) as records,
    count(*) filter (where beneficiary_id is null) as for_public,
    count(*) filter (where beneficiary_kind = 'enterprise') as for_enterprises, sum(hours) as hours, sum(fee) as fee,
    sum(persons) as persons, sum(pieces) as pieces, sum(families) as families, count(satisfaction) as rated,
    coalesce(sum(satisfaction), 0) as satisfaction
    from service_record r where ${recordsWhere(house, recordsOf(filter))} group by 1, 2, 3`;
}

/**
 * Who was reached, for a query to join: province, task, beneficiary_id, beneficiary_kind, and kinds, the bits of the kinds of services
 * (`bitsOf`). One may have several rows.
 */
export function reached(house: Scope, filter: AddedUpFilter): RawBuilder<unknown> {
  if (filter.units === undefined) {
    const { fromMonth, toMonth } = filter;
    const months = Array.from({ length: toMonth - fromMonth + 1 }, (_, at) => sql`months[${sql.lit(fromMonth + at)}]`);
    const kinds = months.length === 12 ? sql`kinds` : sql.join(months, sql` | `);
    return sql`select province, task, beneficiary_id, beneficiary_kind, ${kinds} as kinds from service_reach
      where ${keptFor(house, filter)} and (${kinds}) <> 0`;
  }
  return sql`select coalesce(province, '') as province, coalesce(task, '') as task, beneficiary_id, beneficiary_kind,
      ${bitOfKind} as kinds
    from service_record r where ${recordsWhere(house, recordsOf(filter))} and beneficiary_id is not null`;
}

function keptFor({ organisationId }: Scope, { year, province, task }: AddedUpFilter): RawBuilder<unknown> {
  return sql`organisation_id = ${organisationId} and year = ${year}
    and ${province === undefined ? sql`true` : sql`province = ${province}`}
    and ${task === undefined ? sql`true` : sql`task = ${task}`}`;
}

export type ServiceSum = (typeof SERVICE_SUMS)[number];

/** What the records themselves come to, and how many they are. */
export async function sumOfRecords(
  db: Db,
  house: Scope,
  filter: RecordFilter,
  sum: ServiceSum | 'satisfaction',
): Promise<{ readonly value: number; readonly lines: number }> {
  const added = sum === 'records' ? sql`count(*)` : sql`coalesce(sum(r.${sql.ref(sum)}), 0)`;
  const { rows } = await sql<{ value: number; lines: number }>`
    select ${added}::float8 as value, count(*) as lines from service_record r where ${recordsWhere(house, filter)}
  `.execute(db);
  return rows[0] ?? { value: 0, lines: 0 };
}

/** Whom records were for: each once, with how many of the records. */
export interface ServedLine {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly kind: OrganisationKind;
  readonly records: number;
  readonly lastOn: string;
}

/** Whom the records were for, who was served most first, and how many they are on all pages. */
export async function listServed(
  db: Db,
  house: Scope,
  filter: RecordFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<{ readonly total: number; readonly served: readonly ServedLine[] }> {
  const { rows } = await sql<ServedLine & { total: number }>`
    with served as materialized (
      select r.beneficiary_id as id, max(r.beneficiary_kind) as kind, count(*) as records, max(r.on_date) as last_on
      from service_record r where ${recordsWhere(house, filter)} and r.beneficiary_id is not null group by r.beneficiary_id
    )
    select b.id, b.name, b.credit_code as "creditCode", page.kind, page.records, page.last_on as "lastOn", whole.total
    from (select count(*) as total from served) as whole
    left join lateral (select * from served order by records desc, id limit ${limit} offset ${skip}) as page on true
    left join service_beneficiary b on b.id = page.id
    order by page.records desc, b.id
  `.execute(db);
  const served = rows.flatMap(({ total: _total, ...line }) => (line.id === null ? [] : [line]));
  return { total: rows[0]?.total ?? 0, served };
}
