/** Publications of a batch: the more there are, the more one pass over the profiles serves. */
const MOST = 10_000;
/** Bytes of a batch as the store packs them, some 30 million characters of text, so that full texts do not fill the memory. */
const MOST_BYTES = 12 * 1024 * 1024;

/** What a batch compares: the publications whose sequence lies above `from`, up to `to`. */
export interface Cut {
  readonly from: number;
  readonly to: number;
}

/** Cuts publications, given in the order of their sequences, into batches of `size`, or of as many as fit into memory. */
export function cutsOf(
  publications: readonly { readonly sequence: number; readonly bytes: number }[],
  after: number,
  size?: number,
): Cut[] {
  const cuts: Cut[] = [];
  let from = after;
  let count = 0;
  let bytes = 0;
  for (const [at, publication] of publications.entries()) {
    count += 1;
    bytes += publication.bytes;
    const next = publications[at + 1];
    const full = size === undefined ? count === MOST || bytes + (next?.bytes ?? 0) > MOST_BYTES : count === size;
    if (!full && next !== undefined) continue;
    cuts.push({ from, to: publication.sequence });
    from = publication.sequence;
    count = 0;
    bytes = 0;
  }
  return cuts;
}
