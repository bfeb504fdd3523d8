import { type BatchOccurrences, OCCURRENCE } from './batch-occurrences.ts';
import { areNear, Occurrences } from './occurrences.ts';
import { distanceOf, isOrdered, maskOf } from './record.ts';

/** Decides proximity by the occurrences that reading has kept. */
export class Proximity {
  private readonly occurrences: BatchOccurrences;
  private readonly lefts = new Occurrences();
  private readonly rights = new Occurrences();

  constructor(occurrences: BatchOccurrences) {
    this.occurrences = occurrences;
  }

  /** The parts of a Near condition, `words[at]` up to `end`. */
  holds(words: Uint32Array, at: number, end: number, document: number): boolean {
    const { lefts, rights } = this;
    const { texts } = this.occurrences;
    const how = words[at]!;
    const mask = maskOf(how);
    for (let text = texts.firstText(document); text < texts.textsEnd(document); text++) {
      if ((texts.mask(text) & mask) === 0) continue;
      this.collect(words, at, end, text);
      if (lefts.count > 0 && rights.count > 0 && areNear(lefts, rights, distanceOf(how), isOrdered(how))) return true;
    }
    return false;
  }

  /** The occurrences of both operands in a text. */
  private collect(words: Uint32Array, at: number, end: number, text: number): void {
    const { occurrences, lefts, rights } = this;
    const { items, texts } = occurrences;
    const firstRight = at + 2 + words[at + 1]!;
    const last = texts.end(text);
    lefts.clear();
    rights.clear();
    for (let entry = texts.start(text); entry < last; entry += OCCURRENCE) {
      const node = items[entry]!;
      for (let i = at + 2; i < end; i++) {
        if (words[i] === node) (i < firstRight ? lefts : rights).push(items[entry + 1]!, items[entry + 2]!);
      }
    }
  }
}
