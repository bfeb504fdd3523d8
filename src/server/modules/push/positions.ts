import { sql } from 'kysely';
import { type Db, tables } from '../../platform/db/index.ts';
import type { PushTables } from './tables.ts';

/**
 * Numbers the items of an issue from `first`: those named in their order, then all others in theirs, those held back last.
 * @returns how many there are.
 */
export async function renumber(tx: Db, issue: number, order: readonly number[] = [], first = 1): Promise<number> {
  const items = await tables<PushTables>(tx)
    .selectFrom('issue_item')
    .select(['id', 'position', 'left_out as leftOut'])
    .where('issue_id', '=', issue)
    .orderBy('position')
    .execute();
  const wanted = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ id, position }: { id: number; position: number }): number =>
    wanted.get(id) ?? order.length + position;
  const ids = items
    .toSorted((one, other) => Number(one.leftOut) - Number(other.leftOut) || placeOf(one) - placeOf(other))
    .map(({ id }) => id);
  // Out of the way first, since at no moment may two items stand at one place.
  await sql`update issue_item set position = -id where issue_id = ${issue}`.execute(tx);
  await sql`
    update issue_item i
    set position = o.place + ${first - 1}, snapshot = jsonb_set(i.snapshot, '{position}', to_jsonb(o.place + ${first - 1}))
    from unnest(${ids}::bigint[]) with ordinality o(id, place)
    where i.id = o.id and i.issue_id = ${issue}
  `.execute(tx);
  return ids.length;
}
