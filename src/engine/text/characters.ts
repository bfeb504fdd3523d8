import TSCharacters from 'opencc-js/dict/TSCharacters';

/** What a character is to the analysis of text. */
export const CharacterClass = { Break: 0, Word: 1, Han: 2, Space: 3, LineBreak: 4 } as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const HAN = /^\p{Script=Han}$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;
const LINE_BREAK = /^[\n\r\u2028\u2029\u0085]$/u;
const SPACE = /^\s$/u;

/** The class of one character that has been folded. */
export function classify(char: string): CharacterClass {
  if (HAN.test(char)) return CharacterClass.Han;
  if (WORD.test(char)) return CharacterClass.Word;
  if (LINE_BREAK.test(char)) return CharacterClass.LineBreak;
  return SPACE.test(char) ? CharacterClass.Space : CharacterClass.Break;
}

/** OpenCC's character table, Traditional to Simplified, first candidate. */
const firstCandidate: ReadonlyMap<string, string> = new Map(
  TSCharacters.split('|').map((entry) => entry.split(' ') as [string, string]),
);

/**
 * The Simplified form of a character; itself where the table has none. The table has a chain (薴 → 苧 → 苎), which is
 * followed to its end, so that what has been folded can be folded again without harm.
 */
function simplified(char: string): string {
  const candidate = firstCandidate.get(char);
  return candidate === undefined || candidate === char ? char : simplified(candidate);
}

/**
 * A character as it is compared: NFKC, lower case, Simplified. NFKC can make several characters of one (`㎜` → `mm`).
 */
export function foldCharacter(char: string): string {
  let folded = '';
  for (const part of char.normalize('NFKC').toLowerCase()) folded += simplified(part);
  return folded;
}

/**
 * One row per code unit of the Basic Multilingual Plane, so that scanning a text costs two array reads per character:
 * `classOf[c]` is its class after folding, `foldOf[c]` the folded code unit, or 0 where folding gives several characters
 * (then the slow way is taken). Surrogates are marked by foldOf 0 as well.
 */
export const classOf = new Uint8Array(0x10000);
export const foldOf = new Uint16Array(0x10000);

for (let unit = 0; unit < 0x10000; unit++) {
  if (unit >= 0xd800 && unit <= 0xdfff) continue;
  const folded = foldCharacter(String.fromCharCode(unit));
  if (folded.length !== 1) continue;
  foldOf[unit] = folded.charCodeAt(0);
  classOf[unit] = classify(folded);
}

/** Every character of a text as it is compared. One whose characters fold to one code unit each is folded by the table. */
export function foldText(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at++) {
    const unit = foldOf[text.charCodeAt(at)]!;
    if (unit === 0) return foldCharacters(text);
    folded += String.fromCharCode(unit);
  }
  return folded;
}

/** What `foldText` gives, for any text. */
export function foldCharacters(text: string): string {
  return Array.from(text, foldCharacter).join('');
}
