import { IntegerList } from './integer-list.ts';
import { orderOf } from './order.ts';

/** Who matched what: profile `profileIds[i]` matched the publications `documents[offsets[i]]` up to `offsets[i + 1]`. */
export interface MatchRows {
  /** Ascending, each once; profiles without a match are not here. */
  readonly profileIds: Uint32Array;
  /** One more than profiles. */
  readonly offsets: Uint32Array;
  /** Indexes of publications, ascending within a row. */
  readonly documents: Uint32Array;
}

/**
 * Rows as the join finds them: in the order of the records, a profile perhaps several times, once for each batch and, on a shelf joined by
 * blocks, for each block.
 */
export class RowList {
  private readonly ids = new IntegerList(256);
  private readonly ends = new IntegerList(256);
  private readonly documents = new IntegerList(1024);

  /** `found[0]` up to `count` are documents of a batch whose document 0 is publication `first`. */
  add(id: number, found: Uint16Array, count: number, first: number): void {
    this.ids.push(id);
    for (let i = 0; i < count; i++) this.documents.push(first + found[i]!);
    this.ends.push(this.documents.length);
  }

  /** The rows in order of profile; those of one profile, from one batch or block after the other, made one. */
  ordered(): MatchRows {
    const ids = this.ids.packed();
    const profileIds = new IntegerList(ids.length + 1);
    const offsets = new IntegerList(ids.length + 1);
    const documents = new Uint32Array(this.documents.length);
    let end = 0;
    for (const row of orderOf(ids)) {
      if (profileIds.length === 0 || profileIds.items[profileIds.length - 1] !== ids[row]) {
        profileIds.push(ids[row]!);
        offsets.push(end);
      }
      const from = row === 0 ? 0 : this.ends.items[row - 1]!;
      const to = this.ends.items[row]!;
      for (let at = from; at < to; at++) documents[end++] = this.documents.items[at]!;
    }
    offsets.push(end);
    return { profileIds: profileIds.packed(), offsets: offsets.packed(), documents };
  }
}
