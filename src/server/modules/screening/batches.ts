import type { Publication } from '../../../engine/publication.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type ChangesWanted, changedPublications, type StoredVersion } from '../patents/index.ts';

/** Publications of a batch where their texts are not known yet; the more there are, the more one pass over the profiles serves. */
const FIRST = 500;
const MOST = 10_000;
/** UTF-16 units of text that a batch aims at, so that full texts do not fill the memory. */
const LENGTH = 32 * 1024 * 1024;

/** What changed, in the order of the changes, in batches of `size` publications, or of as many as fit into memory. */
export async function* batchesOf(
  db: Db,
  scope: Scope,
  wanted: ChangesWanted,
  size?: number,
): AsyncGenerator<[StoredVersion, ...StoredVersion[]]> {
  let { after } = wanted;
  for (let limit = size ?? FIRST; ; ) {
    const [first, ...rest] = await changedPublications(db, scope, { ...wanted, after }, limit);
    if (first === undefined) return;
    const batch: [StoredVersion, ...StoredVersion[]] = [first, ...rest];
    yield batch;
    after = batch.at(-1)!.sequence;
    limit = size ?? fitting(batch);
  }
}

/** How many publications like these fit into a batch. */
function fitting(batch: readonly StoredVersion[]): number {
  const length = batch.reduce((sum, { publication }) => sum + lengthOf(publication), 0);
  return Math.min(MOST, Math.max(1, Math.floor((LENGTH * batch.length) / (length + 1))));
}

function lengthOf({ abstracts = [], claims = [], descriptions = [] }: Publication): number {
  const texts = [...abstracts, ...descriptions].reduce((sum, { text }) => sum + text.length, 0);
  return claims.reduce((sum, { claims: its }) => sum + its.reduce((all, claim) => all + claim.length, 0), texts);
}
