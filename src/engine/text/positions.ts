import { CharacterClass, classify, classOf, foldCharacter, foldOf } from './characters.ts';

/**
 * Set in the label of a word, clear in that of a Han character. Not the highest bit: labels stay small integers, which pass
 * from function to function without being boxed.
 */
export const WORD = 0x4000_0000;
/** Set in the label of a Han character that continues the run of the position before it. */
export const JOINED = 0x0040_0000;
export const CODE_POINT = 0x001f_ffff;

/**
 * The positions of one text as integers, in buffers that are used again for the next text: millions of texts are read without
 * an object or a string for each word. Position `i` is a Han character, `labels[i]` = its folded code point | JOINED, or a
 * word, `labels[i]` = WORD | hash of its code units, which are `units[unitStarts[i]]` up to `unitEnds[i]`: lower case,
 * not composed by NFKC as a whole and not singular yet. `starts` and `ends` are offsets into the text as it was given.
 */
export class Positions {
  count = 0;
  labels = new Uint32Array(INITIAL);
  starts = new Uint32Array(INITIAL);
  ends = new Uint32Array(INITIAL);
  unitStarts = new Uint32Array(INITIAL);
  unitEnds = new Uint32Array(INITIAL);
  units = new Uint16Array(INITIAL);

  /** The state of the analysis between two characters, see `take`. */
  private unitCount = 0;
  private wordOpen = false;
  private wordHash = 0;
  private runOpen = false;
  private space = false;
  private lineBreak = false;

  /** The word at position `i` before it is made singular. */
  word(i: number): string {
    return wordOf(this.units, this.unitStarts[i]!, this.unitEnds[i]!);
  }

  /**
   * Reads a text. Invariants of the analysis: each Han character and each word counts one position and nothing else
   * does; white space that contains a line break leaves a run of Han characters open; all other white space and every
   * punctuation mark closes it.
   *
   * A character of the Basic Multilingual Plane that folds to one code unit costs two reads from tables; words and runs of Han
   * characters are followed to their end in loops of their own, for that is where texts spend their time.
   */
  read(text: string): void {
    this.begin(text.length);
    const { length } = text;
    for (let at = 0; at < length; ) {
      const unit = text.charCodeAt(at);
      const cls = classOf[unit]!;
      if (cls === CharacterClass.Word) {
        at = this.readWord(text, at);
      } else if (cls === CharacterClass.Han) {
        at = this.readHan(text, at);
      } else if (foldOf[unit] !== 0) {
        this.separate(cls as Separator);
        at += 1;
      } else {
        at = this.readFolded(text, at);
      }
    }
    this.closeWord();
  }

  private readHan(text: string, from: number): number {
    this.closeWord();
    const { length } = text;
    this.makeRoom(length - from);
    const { labels, starts, ends } = this;
    let { count } = this;
    let joined = this.continuesRun ? JOINED : 0;
    let at = from;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (classOf[unit] !== CharacterClass.Han) break;
      labels[count] = foldOf[unit]! | joined;
      starts[count] = at;
      ends[count] = at + 1;
      count += 1;
      joined = JOINED;
    }
    this.count = count;
    this.openRun();
    return at;
  }

  private readWord(text: string, from: number): number {
    const { length } = text;
    if (!this.wordOpen) this.openWord(from);
    this.makeRoom(length - from);
    const { units } = this;
    let { wordHash, unitCount } = this;
    let at = from;
    for (; at < length; at++) {
      const unit = text.charCodeAt(at);
      if (classOf[unit] !== CharacterClass.Word) break;
      const folded = foldOf[unit]!;
      units[unitCount++] = folded;
      wordHash = hashStep(wordHash, folded);
    }
    this.wordHash = wordHash;
    this.unitCount = unitCount;
    this.ends[this.count] = at;
    return at;
  }

  /** Characters that fold to several, and those beyond the Basic Multilingual Plane. */
  private readFolded(text: string, at: number): number {
    const written = String.fromCodePoint(text.codePointAt(at)!);
    const end = at + written.length;
    for (const char of foldCharacter(written)) this.take(classify(char), char.codePointAt(0)!, at, end);
    return end;
  }

  private take(cls: CharacterClass, codePoint: number, start: number, end: number): void {
    switch (cls) {
      case CharacterClass.Word:
        if (!this.wordOpen) this.openWord(start);
        for (const unit of unitsOf(codePoint)) this.appendUnit(unit);
        this.ends[this.count] = end;
        return;
      case CharacterClass.Han:
        this.closeWord();
        this.appendHan(codePoint, start, end);
        return;
      default:
        this.separate(cls);
    }
  }

  private separate(cls: Separator): void {
    this.closeWord();
    if (cls === CharacterClass.Break) {
      this.runOpen = false;
      return;
    }
    this.space = true;
    if (cls === CharacterClass.LineBreak) this.lineBreak = true;
  }

  private begin(length: number): void {
    this.count = 0;
    this.unitCount = 0;
    this.wordOpen = this.runOpen = this.space = this.lineBreak = false;
    if (this.labels.length <= length) this.growPositions(length + 1);
  }

  private openWord(start: number): void {
    if (this.count === this.labels.length) this.growPositions(this.count + 1);
    this.wordOpen = true;
    this.runOpen = false;
    this.wordHash = 0;
    this.starts[this.count] = start;
    this.unitStarts[this.count] = this.unitCount;
  }

  private appendUnit(unit: number): void {
    if (this.unitCount === this.units.length) this.units = grown(this.units);
    this.units[this.unitCount++] = unit;
    this.wordHash = hashStep(this.wordHash, unit);
  }

  private closeWord(): void {
    if (!this.wordOpen) return;
    this.wordOpen = false;
    this.labels[this.count] = WORD | hashEnd(this.wordHash);
    this.unitEnds[this.count] = this.unitCount;
    this.count += 1;
  }

  private appendHan(codePoint: number, start: number, end: number): void {
    if (this.count === this.labels.length) this.growPositions(this.count + 1);
    this.labels[this.count] = this.continuesRun ? codePoint | JOINED : codePoint;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
    this.openRun();
  }

  private get continuesRun(): boolean {
    return this.runOpen && (this.lineBreak || !this.space);
  }

  private openRun(): void {
    this.runOpen = true;
    this.space = this.lineBreak = false;
  }

  /** For as many more positions, and code units of words. */
  private makeRoom(more: number): void {
    if (this.labels.length < this.count + more) this.growPositions(this.count + more);
    if (this.units.length < this.unitCount + more) this.units = grown(this.units, this.unitCount + more);
  }

  private growPositions(needed: number): void {
    this.labels = grown(this.labels, needed);
    this.starts = grown(this.starts, needed);
    this.ends = grown(this.ends, needed);
    this.unitStarts = grown(this.unitStarts, needed);
    this.unitEnds = grown(this.unitEnds, needed);
  }
}

const INITIAL = 1024;

type Separator = Exclude<CharacterClass, typeof CharacterClass.Word | typeof CharacterClass.Han>;

/** The hash that labels a word of these code units, without the WORD bit. */
export function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = hashStep(hash, units[i]!);
  return hashEnd(hash);
}

function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x9e37_79b1);
}

/** The multiplication above carries upwards only, so the high bits are folded down; 30 bits. */
function hashEnd(hash: number): number {
  return (hash ^ (hash >>> 15)) & 0x3fff_ffff;
}

/** A word as a string; composed by NFKC as a whole where it is not plain ASCII (a letter and a mark become one). */
export function wordOf(units: Uint16Array, start: number, end: number): string {
  let word = '';
  let plain = true;
  for (let i = start; i < end; i++) {
    word += String.fromCharCode(units[i]!);
    if (units[i]! >= 0x80) plain = false;
  }
  return plain ? word : word.normalize('NFKC');
}

function unitsOf(codePoint: number): number[] {
  if (codePoint < 0x1_0000) return [codePoint];
  const rest = codePoint - 0x1_0000;
  return [0xd800 + (rest >>> 10), 0xdc00 + (rest & 0x3ff)];
}

function grown<A extends Uint32Array | Uint16Array>(array: A, needed = array.length + 1): A {
  const larger = new (array.constructor as new (length: number) => A)(Math.max(needed, array.length * 2));
  larger.set(array);
  return larger;
}
