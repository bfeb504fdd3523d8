import type { Db, Scope } from '../../platform/db/index.ts';
import { explain } from './explain.ts';
import { matchedItems } from './matched-item.ts';

/**
 * For items of profiles with several concepts, the name of the concept that the publication speaks of most often. It stands in what
 * is told to the enterprise itself, so that it is no look into the profile.
 */
export async function leadingConcepts(
  db: Db,
  scope: Scope,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const leading = new Map<number, string>();
  for (const item of await matchedItems(db, scope, ids)) {
    if (item.profile.concepts.length < 2) continue;
    const [first] = explain(item)
      .concepts.map(({ name, found }) => ({ name, count: found.reduce((sum, { count }) => sum + count, 0) }))
      .sort((one, other) => other.count - one.count);
    if (first !== undefined) leading.set(item.id, first.name);
  }
  return leading;
}
