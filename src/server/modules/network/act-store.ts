import { sql } from 'kysely';
import type { ActName, ActView } from '../../../shared/network-acts.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, type Scope, tables } from '../../platform/db/index.ts';
import type { NetworkTables } from './tables.ts';

/** When something is done to an organisation, by which document, and by whom. */
export interface Act {
  /** The first day on which it is so. */
  readonly on: string;
  readonly document: string;
  readonly note: string;
  readonly actor: string;
  readonly clock: Clock;
}

interface Sides {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Writes down what was done to which organisations, and which came out of it. */
export async function recordAct(tx: Db, house: Scope, name: ActName, act: Act, sides: Sides): Promise<number> {
  const { organisationId } = house;
  const { on, document, note, actor, clock } = act;
  const { id } = await tables<NetworkTables>(tx)
    .insertInto('organisation_act')
    .values({ organisation_id: organisationId, act: name, on_date: on, document, note, actor, at: clock.now() })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = (['before', 'after'] as const).flatMap((side) =>
    sides[side].map((unitId) => ({ act_id: id, unit_id: unitId, organisation_id: organisationId, side })),
  );
  await tables<NetworkTables>(tx).insertInto('organisation_act_unit').values(rows).execute();
  return id;
}

/** What was done to an organisation, the latest first; the organisations bear the names of the end of that day. */
export async function actsOf(db: Db, { organisationId }: Scope, unitId: number): Promise<ActView[]> {
  const { rows } = await sql<ActView>`
    select a.id, a.act, a.on_date as "on", a.document, a.note,
      ${side('before', organisationId)} as before, ${side('after', organisationId)} as after
    from organisation_act a
    where a.organisation_id = ${organisationId} and exists (
      select from organisation_act_unit where act_id = a.id and unit_id = ${unitId}
    )
    order by a.on_date desc, a.id desc
  `.execute(db);
  return rows;
}

function side(which: 'before' | 'after', organisationId: number) {
  const from = which === 'before' ? sql`p.until_on >= a.on_date` : sql`p.until_on > a.on_date`;
  return sql`coalesce((
    select jsonb_agg(jsonb_build_object('id', o.id, 'name', coalesce((
      select p.name from organisation_past p
      where p.unit_id = o.id and p.organisation_id = ${organisationId} and ${from} order by p.until_on limit 1
    ), o.name)) order by o.id)
    from organisation_act_unit u join organisation o on o.id = u.unit_id
    where u.act_id = a.id and u.side = ${which}
  ), '[]')`;
}

/** The organisations that an organisation went on in when it ended, by merging or splitting; none where it did not end, or nobody follows. */
export async function successorsOf(db: Db, house: Scope, unitId: number): Promise<number[]> {
  return (await successions(db, house)).filter(({ ended }) => ended === unitId).map(({ heir }) => heir);
}

/** Who ended by merging or splitting, with whom they went on in; from when it is entered on, whatever its day. */
export async function successions(db: Db, { organisationId }: Scope): Promise<{ ended: number; heir: number }[]> {
  const { rows } = await sql<{ ended: number; heir: number }>`
    select distinct ended.unit_id as ended, heir.unit_id as heir from organisation_act a
    join organisation_act_unit ended on ended.act_id = a.id and ended.side = 'before'
    join organisation_act_unit heir on heir.act_id = a.id and heir.side = 'after'
    where a.organisation_id = ${organisationId} and a.act in ('merge', 'split')
      and not exists (
        select from organisation_act_unit where act_id = a.id and unit_id = ended.unit_id and side = 'after'
      )
    order by ended, heir
  `.execute(db);
  return rows;
}
