import type { Batch } from './batch.ts';
import { ALL_FIELDS, MASK_BITS } from './sequences.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Gives the document in hand the literals of sequences that end in a text of it. */
export class Endings {
  private readonly vocabulary: Vocabulary;
  private readonly batch: Batch;

  constructor(vocabulary: Vocabulary, batch: Batch) {
    this.vocabulary = vocabulary;
    this.batch = batch;
  }

  /** Emits the literals of an ending (as Sequences gives it) that look at the text's field, whose bit `mask` is. */
  emit(ending: number, mask: number): void {
    const fields = ending & ALL_FIELDS;
    if ((fields & mask) !== 0) this.batch.emit(ending >>> MASK_BITS);
    else if (fields === 0) this.emitSeveral(ending >>> MASK_BITS, mask);
  }

  private emitSeveral(first: number, mask: number): void {
    const { masks, next } = this.vocabulary;
    for (let literal = first; literal !== 0; literal = next.items[literal]!) {
      if ((masks.items[literal]! & mask) !== 0) this.batch.emit(literal);
    }
  }
}
