import type { BatchTexts } from './batch-texts.ts';
import type { DocumentWords } from './document-words.ts';
import { IntegerList } from './integer-list.ts';
import { JOINED, NUMBER, PATTERN, TRUNCATED, WORD } from './label.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks for text leaves by position, in the texts that a batch has kept: proximity, and phrases with truncated words. */
export class PositionsCheck {
  private readonly vocabulary: Vocabulary;
  private readonly words: DocumentWords;
  private readonly texts: BatchTexts;
  private readonly left = new Occurrences();
  private readonly right = new Occurrences();

  constructor(vocabulary: Vocabulary, words: DocumentWords, texts: BatchTexts) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.texts = texts;
  }

  /** Whether the leaf of the literal stands somewhere in the document. */
  stands(literal: number, document: number): boolean {
    const { texts } = this;
    const mask = this.vocabulary.masks.items[literal]!;
    const node = this.vocabulary.nodes.items[literal]!;
    for (let text = texts.firstText(document); text < texts.textsEnd(document); text++) {
      if ((texts.mask(text) & mask) === 0) continue;
      const start = texts.labelsStart(text);
      for (let last = start; last < texts.labelsEnd(text); last++) {
        if (this.firstOf(node, last, start) >= 0) return true;
      }
    }
    return false;
  }

  /** The parts of a Near condition, `words[at]` up to `end`. */
  near(words: Uint32Array, at: number, end: number, document: number): boolean {
    const { texts } = this;
    const distance = words[at]! >>> 1;
    const ordered = (words[at]! & 1) === 1;
    const lefts = at + 2;
    const rights = lefts + words[at + 1]!;
    const mask = this.vocabulary.masks.items[words[lefts]!]!;
    for (let text = texts.firstText(document); text < texts.textsEnd(document); text++) {
      if ((texts.mask(text) & mask) === 0) continue;
      this.collect(words, lefts, rights, text, this.left);
      if (this.left.count === 0) continue;
      this.collect(words, rights, end, text, this.right);
      if (this.left.precedes(this.right, distance)) return true;
      if (!ordered && this.right.precedes(this.left, distance)) return true;
    }
    return false;
  }

  /** All occurrences in a text of the literals `words[from]` up to `to`. */
  private collect(words: Uint32Array, from: number, to: number, text: number, into: Occurrences): void {
    const { nodes } = this.vocabulary;
    const start = this.texts.labelsStart(text);
    const end = this.texts.labelsEnd(text);
    into.clear();
    for (let last = start; last < end; last++) {
      for (let i = from; i < to; i++) {
        const first = this.firstOf(nodes.items[words[i]!]!, last, start);
        if (first >= 0) into.push(first, last);
      }
    }
  }

  /**
   * The first position of the occurrence of the node's sequence that ends at `last`; -1 where there is none. Read backwards, because a node
   * knows its parent; most positions are refused at their first label.
   */
  private firstOf(node: number, last: number, start: number): number {
    const { sequences } = this.vocabulary;
    const labels = this.texts.labels.items;
    let wanted = node;
    for (let at = last; at >= start; at--) {
      if (!this.fits(sequences.labelOf(wanted), labels[at]!)) return -1;
      wanted = sequences.parentOf(wanted);
      if (wanted === 0) return at;
    }
    return -1;
  }

  private fits(wanted: number, label: number): boolean {
    const differing = wanted ^ label;
    if (wanted >= WORD) return (differing & ~TRUNCATED) === 0;
    if ((wanted & PATTERN) !== 0) return (label & TRUNCATED) !== 0 && this.words.fits(wanted & NUMBER, label);
    return (wanted & JOINED) !== 0 ? differing === 0 : (differing & ~JOINED) === 0;
  }
}

/** Occurrences in one text, by last position ascending. */
class Occurrences {
  private readonly firsts = new IntegerList();
  private readonly lasts = new IntegerList();

  get count(): number {
    return this.firsts.length;
  }

  clear(): void {
    this.firsts.clear();
    this.lasts.clear();
  }

  push(first: number, last: number): void {
    this.firsts.push(first);
    this.lasts.push(last);
  }

  /**
   * Whether one of these ends before one of the others begins, with at most `distance` positions between. For each of the others
   * only the last that ends before it can be the nearest, and it is found by halving: a common word in a long text costs no square.
   */
  precedes(others: Occurrences, distance: number): boolean {
    for (let i = 0; i < others.count; i++) {
      const begin = others.firsts.items[i]!;
      const before = this.countEndingBefore(begin);
      if (before > 0 && begin - this.lasts.items[before - 1]! - 1 <= distance) return true;
    }
    return false;
  }

  private countEndingBefore(position: number): number {
    const { items } = this.lasts;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (items[middle]! < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
