/**
 * The words of a text of ASCII characters alone, as most English texts are, read four characters at a time: their analysis is
 * simple enough for that (letters and digits are words, letters in lower case, all else parts them), and at sixteen hundred characters
 * an abstract the general analysis, character by character, is a sixth of what an English document costs.
 *
 * A word of up to 16 characters is its own key: its characters in four integers, zeros behind them. So it is looked up by comparing four
 * integers, and no string nor list of characters is kept for it. A longer word has 0 as its first integer, which no short word has, then where
 * it begins and ends in `bytes`.
 */
export class AsciiText {
  count = 0;
  keys = new Int32Array(KEY * 1024);
  bytes = Buffer.alloc(4096);
  private view = viewOf(this.bytes);

  /** False where the text is not all ASCII: then nothing was read. */
  read(text: string): boolean {
    this.makeRoom(text.length);
    if (this.bytes.write(text, 'utf8') !== text.length) return false;
    this.bytes.fill(0, text.length, text.length + KEY_CHARACTERS + FOUR);
    this.readWords(text.length);
    return true;
  }

  private readWords(length: number): void {
    const { keys, view } = this;
    let key = 0;
    for (let at = 0; at < length; ) {
      let four = view.getInt32(at, true);
      let inWord = wordBits(four);
      if ((inWord & FIRST) === 0) {
        at += 1;
        continue;
      }
      const from = at;
      const end = key + KEY;
      for (; key < end && inWord === ALL; key++) {
        keys[key] = four | LOWER_CASE;
        at += FOUR;
        four = view.getInt32(at, true);
        inWord = wordBits(four);
      }
      const rest = charactersOf(inWord);
      if (key < end) {
        keys[key++] = (four | LOWER_CASE) & ((1 << (8 * rest)) - 1);
        at += rest;
        while (key < end) keys[key++] = 0;
      } else if (rest > 0) {
        at = this.endOfWord(at);
        keys[end - KEY] = 0;
        keys[end - KEY + 1] = from;
        keys[end - KEY + 2] = at;
      }
    }
    this.count = key / KEY;
  }

  private endOfWord(from: number): number {
    let at = from;
    while ((wordBits(this.bytes[at]!) & FIRST) !== 0) at += 1;
    return at;
  }

  /** Characters three bytes of UTF-8 each at most, words of one character with one between them. */
  private makeRoom(length: number): void {
    if (this.keys.length < KEY * (length / 2 + 1)) this.keys = new Int32Array(KEY * (length + 1));
    const needed = 3 * length + KEY_CHARACTERS + FOUR;
    if (this.bytes.length >= needed) return;
    this.bytes = Buffer.alloc(2 * needed);
    this.view = viewOf(this.bytes);
  }
}

/** Integers of a key, and characters. */
export const KEY = 4;
const FOUR = 4;
export const KEY_CHARACTERS = KEY * FOUR;

export const LAST_ASCII = 0x7f;
/** The highest bits of four characters, which ASCII leaves free. */
const ALL = 0x8080_8080 | 0;
/** The highest bit of the first of four characters. */
const FIRST = 0x80;
/** Of four characters the bit that lower-case letters have beside capitals, and digits too. */
const LOWER_CASE = 0x2020_2020;

/**
 * The highest bit of those of four ASCII characters that are a letter or a digit. A sum carries into the highest bit of a character where it is
 * at least the first of a range, and no further, for no character has that bit itself.
 */
function wordBits(four: number): number {
  const lower = four | LOWER_CASE;
  const letters = (lower + fromOn(0x61)) & ~(lower + fromOn(0x7b));
  const digits = (four + fromOn(0x30)) & ~(four + fromOn(0x3a));
  return (letters | digits) & ALL;
}

/** What is to be added to four characters so that those from `character` on reach 128. */
function fromOn(character: number): number {
  return Math.imul(0x80 - character, 0x0101_0101);
}

/** How many characters from the first on have their bit: the lowest bit that is missing, `outside & -outside`, belongs to the first that has not. */
function charactersOf(inWord: number): number {
  const outside = inWord ^ ALL;
  return outside === 0 ? FOUR : (31 - Math.clz32(outside & -outside)) >>> 3;
}

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
