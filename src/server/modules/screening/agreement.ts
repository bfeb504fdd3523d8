import { sql } from 'kysely';
import type { ScreeningDecision } from '../../../shared/screening.ts';
import type { AgreementView, ConflictList, QueueReading } from '../../../shared/screening-queue.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listLines } from './queue-list.ts';
import { liveReadings, readingViews } from './readings.ts';

export type Pair = readonly [ScreeningDecision, ScreeningDecision];

/**
 * How often two readers agree, and Cohen's kappa: (observed − by chance) ÷ (1 − by chance), where chance is what two readers with
 * these habits would reach blindly. Who reads first changes from item to item, so the two columns are the first and the second
 * reader of each item, not two persons.
 */
export function agreementOf(pairs: readonly Pair[]): AgreementView {
  const n = pairs.length;
  const agreed = pairs.filter(([first, second]) => first === second).length;
  const share = (reader: 0 | 1, decision: ScreeningDecision): number =>
    pairs.filter((pair) => pair[reader] === decision).length / n;
  const chance = DECISIONS.reduce((sum, decision) => sum + share(0, decision) * share(1, decision), 0);
  return { n, agreed, kappa: n === 0 || chance === 1 ? null : (agreed / n - chance) / (1 - chance) };
}

const DECISIONS: readonly ScreeningDecision[] = ['keep', 'drop', 'maybe'];
/** Conflicts shown at once. */
const LISTED = 200;

/** What two readers of one item disagree on and nobody has settled, and how well readers agree, profile by profile. */
export async function listConflicts(db: Db, scope: Scope, reader: string): Promise<ConflictList> {
  const { rows } = await sql<{
    profile: number;
    name: string;
    enterprise: string;
    first: ScreeningDecision;
    second: ScreeningDecision;
  }>`
    select profile.id as profile, profile.name, organisation.name as enterprise,
      (array_agg(reading.decision order by reading.id))[1] as first,
      (array_agg(reading.decision order by reading.id))[2] as second
    from queue_reading as reading
    join queue_item on queue_item.id = reading.item_id
    join profile on profile.id = queue_item.profile_id
    join organisation on organisation.id = profile.organisation_id
    where reading.organisation_id = ${scope.organisationId} and reading.taken_back_at is null
    group by queue_item.id, profile.id, organisation.id
    having count(*) = 2
    order by profile.id, queue_item.id`.execute(db);
  const pairOf = ({ first, second }: (typeof rows)[number]): Pair => [first, second];
  const profiles = [...Map.groupBy(rows, ({ profile }) => profile)].map(([id, its]) => ({
    ...agreementOf(its.map(pairOf)),
    id,
    name: its[0]!.name,
    enterprise: its[0]!.enterprise,
  }));
  const { items } = await listLines(db, scope, reader, { state: 'conflict', limit: LISTED });
  const readings = await liveReadings(
    db,
    scope,
    items.map(({ id }) => id),
  );
  const views = await readingViews(db, scope, readings);
  const itsViews = (id: number): QueueReading[] => views.filter((_view, at) => readings[at]?.item_id === id);
  const conflicts = items.map((item) => ({ ...item, readings: itsViews(item.id) }));
  return { agreement: agreementOf(rows.map(pairOf)), profiles, conflicts };
}
