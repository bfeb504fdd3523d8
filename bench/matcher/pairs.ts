import type { MatchRows } from '../../src/engine/matcher/index.ts';

/** Pairs of profile and document counted, and a checksum that is the same for the same pairs in whatever order. */
export class Tally {
  matches = 0;
  checksum = 0;

  add(profile: number, document: number): void {
    this.matches += 1;
    const mixed = Math.imul(Math.imul(profile + 1, 0x9e37_79b1) ^ (document + 1), 0x85eb_ca6b);
    this.checksum = (this.checksum + mixed) >>> 0;
  }
}

export function tallyOf({ profileIds, offsets, documents }: MatchRows): Tally {
  const tally = new Tally();
  profileIds.forEach((id, row) => {
    for (const document of documents.subarray(offsets[row], offsets[row + 1])) tally.add(id, document);
  });
  return tally;
}

/** Rows of neighbouring ranges of documents made one: a row for each profile, as screening stores them. `firsts[i]` is document 0 of part i. */
export function mergeRows(parts: readonly MatchRows[], firsts: readonly number[]): MatchRows {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const most = parts.reduce((sum, { profileIds }) => sum + profileIds.length, 0);
  const ids = new Uint32Array(most);
  const ends = new Uint32Array(most + 1);
  const documents = new Uint32Array(parts.reduce((sum, part) => sum + part.documents.length, 0));
  const cursors = parts.map(() => 0);
  let rows = 0;
  let end = 0;
  for (;;) {
    const id = Math.min(...parts.map(({ profileIds }, i) => profileIds[cursors[i]!] ?? Number.POSITIVE_INFINITY));
    if (id === Number.POSITIVE_INFINITY) break;
    parts.forEach((part, i) => {
      const row = cursors[i]!;
      if (part.profileIds[row] !== id) return;
      cursors[i] = row + 1;
      for (let at = part.offsets[row]!; at < part.offsets[row + 1]!; at++)
        documents[end++] = firsts[i]! + part.documents[at]!;
    });
    ids[rows++] = id;
    ends[rows] = end;
  }
  return { profileIds: ids.slice(0, rows), offsets: ends.slice(0, rows + 1), documents };
}
