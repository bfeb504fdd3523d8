import { sql } from 'kysely';
import type { ScreeningCounts } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';

/** Which part of a house's screening is counted; absent means all of it. */
export interface CountFilter {
  readonly run?: number;
  readonly enterprise?: number;
  readonly profile?: number;
}

/**
 * What became of what was screened, in finished runs. `publications` are the publication versions of the runs in which the
 * profiles asked for took part; a publication that was compared in two runs is counted in both.
 */
export async function countScreening(db: Db, scope: Scope, filter: CountFilter = {}): Promise<ScreeningCounts> {
  const { rows } = await sql<ScreeningCounts>`
    with
      taking_part as (
        select took.run_id, found.publications, found.families
        from run_profile as took
        join screening_run as run on run.id = took.run_id and run.state = 'done'
        left join run_match as found
          on found.run_id = took.run_id and found.profile_version_id = took.profile_version_id
        where ${belongsTo('took', scope, filter)}
      ),
      item as (
        select queued.decision
        from queue_item as queued
        join screening_run as run on run.id = queued.run_id and run.state = 'done'
        where ${belongsTo('queued', scope, filter)}
      )
    select
      (
        select coalesce(sum(publications), 0)::bigint from screening_run
        where id in (select run_id from taking_part)
      ) as publications,
      (select coalesce(sum(cardinality(publications)), 0)::bigint from taking_part) as matches,
      (select coalesce(sum(families), 0)::bigint from taking_part) as families,
      count(*) as items,
      count(*) filter (where decision = 'keep') as kept,
      count(*) filter (where decision = 'maybe') as maybe,
      count(*) filter (where decision = 'drop') as dropped,
      count(*) filter (where decision is null) as open
    from item`.execute(db);
  return rows[0]!;
}

function belongsTo(table: string, { organisationId }: Scope, { run, enterprise, profile }: CountFilter) {
  const equal = (column: string, value: number) => sql`${sql.ref(`${table}.${column}`)} = ${value}`;
  return sql.join(
    [
      equal('organisation_id', organisationId),
      ...(run === undefined ? [] : [equal('run_id', run)]),
      ...(enterprise === undefined ? [] : [equal('enterprise_id', enterprise)]),
      ...(profile === undefined ? [] : [equal('profile_id', profile)]),
    ],
    sql` and `,
  );
}
