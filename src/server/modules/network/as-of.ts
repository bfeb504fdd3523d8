import { type RawBuilder, sql } from 'kysely';
import type { OrganisationKind } from '../../../shared/network.ts';
import type { Grade, StandingName, Unit } from '../../../shared/network-standings.ts';
import { PROVINCES, provinceOf } from '../../../shared/regions.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { belowAmong, parentsOn } from './tree.ts';
import { belongingsOf } from './tree-store.ts';

export interface UnitsSought {
  /** The programme year: organisations that there were on some day of it, as they were on its last. */
  readonly year: number;
  readonly ids?: readonly number[];
  readonly standing?: StandingName;
  readonly grade?: Grade;
  /** Six digits. */
  readonly province?: string;
  readonly kind?: OrganisationKind;
}

interface FoundUnit {
  id: number;
  name: string;
  kind: OrganisationKind;
  region: string | null;
  parentId: number | null;
  endedOn: string | null;
  standings: { standing: StandingName; grade: Grade | null }[];
}

/**
 * The organisations that a house serves as they were in a programme year, with what they were in the programme, in the order of their
 * entry. One that ended within the year is among them.
 */
export async function unitsOf(db: Db, house: Scope, sought: UnitsSought): Promise<Unit[]> {
  const { year, ids, standing, grade, province, kind } = sought;
  const where: RawBuilder<unknown>[] = [];
  if (ids !== undefined) where.push(sql`id = any(${ids}::bigint[])`);
  if (kind !== undefined) where.push(sql`kind = ${kind}`);
  if (province !== undefined) where.push(sql`region ~ ${`^${province.slice(0, 2)}[0-9]{4}$`}`);
  if (standing !== undefined || grade !== undefined) {
    where.push(sql`exists (select from jsonb_to_recordset(standings) as held (standing text, grade text)
      where ${standing === undefined ? sql`true` : sql`held.standing = ${standing}`}
        and ${grade === undefined ? sql`true` : sql`held.grade = ${grade}`})`);
  }
  const { rows } = await sql<FoundUnit>`
    select * from (${unitsOfYear(house, year)}) as unit
    where ${where.length === 0 ? sql`true` : sql.join(where, sql` and `)} order by id
  `.execute(db);
  return rows.map((row) => ({ ...row, province: provinceOf(row.region) }));
}

function unitsOfYear({ organisationId }: Scope, year: number): RawBuilder<unknown> {
  return sql`
    select o.id,
      coalesce(past.name, o.name) as name,
      coalesce(past.kind, o.kind) as kind,
      case when past.id is null then o.region else past.region end as region,
      case when past.id is null then o.parent_id else past.parent_id end as "parentId",
      o.ended_on as "endedOn",
      coalesce(held.standings, '[]') as standings
    from organisation o
    left join (
      select unit_id, jsonb_agg(jsonb_build_object('standing', standing, 'grade', grade) order by standing, id) as standings
      from standing
      where organisation_id = ${organisationId} and from_year <= ${year} and (to_year is null or to_year >= ${year})
      group by unit_id
    ) held on held.unit_id = o.id
    left join (
      select distinct on (unit_id) * from organisation_past
      where organisation_id = ${organisationId} and until_on > ${`${year}-12-31`} order by unit_id, until_on
    ) past on past.unit_id = o.id
    where o.house_id = ${organisationId} and o.id <> ${organisationId}
      and (o.from_on is null or o.from_on <= ${`${year}-12-31`}) and (o.ended_on is null or o.ended_on > ${`${year}-01-01`})
  `;
}

/** The offices of the provinces in a year, one for each province that has one, in the order of GB/T 2260. */
export async function provincialOffices(db: Db, house: Scope, year: number): Promise<Unit[]> {
  const offices = await unitsOf(db, house, { year, kind: 'office' });
  const ofProvince = Map.groupBy(offices, ({ region }) => region);
  return PROVINCES.flatMap(({ code }) => (ofProvince.get(code) ?? []).sort(byEnd).slice(0, 1));
}

/** Where one office took the place of another within the year, the later one comes first. */
function byEnd(one: Unit, other: Unit): number {
  return (other.endedOn ?? '9999').localeCompare(one.endedOn ?? '9999');
}

/** A unit and everything under it on the last day of a year. */
export async function unitsBelow(db: Db, house: Scope, unitId: number, year: number): Promise<number[]> {
  const parents = parentsOn(await belongingsOf(db, house), `${year}-12-31`);
  return parents.has(unitId) ? belowAmong(parents, unitId) : [];
}
