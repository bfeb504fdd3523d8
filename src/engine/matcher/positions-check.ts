import type { BatchTexts } from './batch-texts.ts';
import type { DocumentWords } from './document-words.ts';
import { IntegerList } from './integer-list.ts';
import { JOINED, NUMBER, PATTERN, TRUNCATED, WORD } from './label.ts';
import { areNear, Occurrences } from './occurrences.ts';
import { distanceOf, isOrdered, maskOf } from './record.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Looks for text leaves by position, in the texts that a batch has kept: phrases with truncated words, and proximity of truncated words. */
export class PositionsCheck {
  private readonly vocabulary: Vocabulary;
  private readonly words: DocumentWords;
  private readonly texts: BatchTexts;
  private readonly left = new Wanted();
  private readonly right = new Wanted();
  private readonly lefts = new Occurrences();
  private readonly rights = new Occurrences();

  constructor(vocabulary: Vocabulary, words: DocumentWords, texts: BatchTexts) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.texts = texts;
  }

  /** Whether the leaf of the literal stands somewhere in the document. */
  stands(literal: number, document: number): boolean {
    const mask = this.vocabulary.masks.items[literal]!;
    this.left.clear();
    this.want(this.vocabulary.nodes.items[literal]!, this.left);
    const { texts } = this.texts;
    for (let text = texts.firstText(document); text < texts.textsEnd(document); text++) {
      if ((texts.mask(text) & mask) === 0) continue;
      this.collect(this.left, text, this.lefts);
      if (this.lefts.count > 0) return true;
    }
    return false;
  }

  /** The parts of a NearInTexts condition, `words[at]` up to `end`. */
  near(words: Uint32Array, at: number, end: number, document: number): boolean {
    const how = words[at]!;
    const mask = maskOf(how);
    const firstRight = at + 2 + words[at + 1]!;
    this.wantAll(words, at + 2, firstRight, this.left);
    this.wantAll(words, firstRight, end, this.right);
    const { texts } = this.texts;
    for (let text = texts.firstText(document); text < texts.textsEnd(document); text++) {
      if ((texts.mask(text) & mask) === 0) continue;
      this.collect(this.left, text, this.lefts);
      if (this.lefts.count === 0) continue;
      this.collect(this.right, text, this.rights);
      if (areNear(this.lefts, this.rights, distanceOf(how), isOrdered(how))) return true;
    }
    return false;
  }

  private wantAll(words: Uint32Array, from: number, to: number, into: Wanted): void {
    into.clear();
    for (let i = from; i < to; i++) this.want(words[i]!, into);
  }

  private want(node: number, into: Wanted): void {
    into.push(node, this.vocabulary.sequences.labelOf(node));
  }

  /**
   * All occurrences in a text of what is wanted. Every position is compared with the last label of each sequence, which is all there is to do
   * at nearly all of them; the rest of a sequence is read backwards, because a node knows its parent.
   */
  private collect(wanted: Wanted, text: number, into: Occurrences): void {
    const labels = this.texts.labels.items;
    const start = this.texts.texts.start(text);
    const end = this.texts.texts.end(text);
    const { count } = wanted;
    const nodes = wanted.nodes.items;
    const lasts = wanted.labels.items;
    const compared = wanted.compared.items;
    into.clear();
    for (let last = start; last < end; last++) {
      const label = labels[last]!;
      for (let i = 0; i < count; i++) {
        if (((label ^ lasts[i]!) & compared[i]!) !== 0) continue;
        const first = this.firstOf(nodes[i]!, last, start);
        if (first >= 0) into.push(first, last);
      }
    }
  }

  /** The first position of the occurrence of the node's sequence that ends at `last`; -1 where there is none. */
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
    if (isPattern(wanted)) return (label & TRUNCATED) !== 0 && this.words.fits(wanted & NUMBER, label);
    return ((wanted ^ label) & comparedBits(wanted)) === 0;
  }
}

/** The sequences of one operand: their nodes, their last labels, and which bits of these a document's label must have. */
class Wanted {
  readonly nodes = new IntegerList();
  readonly labels = new IntegerList();
  readonly compared = new IntegerList();

  get count(): number {
    return this.nodes.length;
  }

  clear(): void {
    for (const list of [this.nodes, this.labels, this.compared]) list.clear();
  }

  push(node: number, label: number): void {
    this.nodes.push(node);
    this.labels.push(label);
    this.compared.push(isPattern(label) ? 0 : comparedBits(label));
  }
}

function isPattern(wanted: number): boolean {
  return (wanted & (WORD | PATTERN)) === PATTERN;
}

/** The bits in which a document's label must be as wanted; see label.ts. Flags that only a document has are not wanted. */
function comparedBits(wanted: number): number {
  if ((wanted & WORD) !== 0) return ~TRUNCATED;
  return (wanted & JOINED) !== 0 ? ~0 : ~JOINED;
}
