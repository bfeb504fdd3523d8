import { type RawBuilder, sql } from 'kysely';
import type { ItemState } from '../../../shared/screening-queue.ts';

/**
 * Where `queue_item` stands for a reader (see `itemState` in `src/shared/screening-queue.ts`). Two live readings of an undecided
 * item can only be two that differ.
 */
export function stateFor(reader: string): RawBuilder<ItemState> {
  return sql<ItemState>`case
    when queue_item.decision is not null then queue_item.decision
    when (
      select count(*) from queue_reading as reading
      where reading.item_id = queue_item.id and reading.taken_back_at is null
    ) > 1 then 'conflict'
    when exists (
      select from queue_reading as reading
      join screening_setting as setting on setting.profile_id = queue_item.profile_id and setting.second_reader
      where reading.item_id = queue_item.id and reading.taken_back_at is null and reading.read_by = ${reader}
    ) then 'waiting'
    else 'open'
  end`;
}
