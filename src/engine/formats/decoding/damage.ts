import { invalidBytes } from '../problems.ts';
import type { ReadResult } from '../reader.ts';

interface Damage {
  readonly at: number;
  readonly context: string;
}

/** How much of the text before a damaged place is kept, so that a person finds it. */
const CONTEXT = 400;
/** A reader runs ahead of the records it yields by no more places than this; beyond it the file is not text. */
const KEPT = 100_000;

/** The damaged places of one file or member, in order, until the records they stand in have passed. */
export class DamageLog {
  readonly #encoding: string;
  #places: Damage[] = [];
  /** The places before this one lie before the record that was screened last. */
  #next = 0;

  constructor(encoding: string) {
    this.#encoding = encoding.toUpperCase();
  }

  /** `text` is what leads up to the damaged place, with its U+FFFD. */
  add(at: number, text: string): void {
    if (this.#next > 0 && this.#next === this.#places.length) {
      this.#places = [];
      this.#next = 0;
    }
    if (this.#places.length < KEPT) this.#places.push({ at, context: text.slice(-CONTEXT) });
  }

  /**
   * A publication whose bytes are damaged is set aside; every other result passes. Results come in the order of the file; one whose
   * bytes are not told is damaged when a replacement character is in it.
   */
  screen(result: ReadResult): ReadResult {
    if (this.#places.length === 0) return result;
    const { start, end } = result.position;
    const place = start === undefined || end === undefined ? this.#placeIn(result) : this.#placeBetween(start, end);
    if (place === undefined || result.type === 'setAside') return result;
    return {
      type: 'setAside',
      problem: invalidBytes(this.#encoding, place.at),
      position: result.position,
      excerpt: place.context,
    };
  }

  #placeBetween(start: number, end: number): Damage | undefined {
    while (this.#next < this.#places.length && this.#places[this.#next]!.at < start) this.#next += 1;
    const place = this.#places[this.#next];
    return place !== undefined && place.at < end ? place : undefined;
  }

  #placeIn(result: ReadResult): Damage | undefined {
    return JSON.stringify(result).includes('\uFFFD') ? this.#places[0] : undefined;
  }
}
