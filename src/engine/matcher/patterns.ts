import { patternMatches } from '../query/pattern.ts';

/**
 * The truncated words of the profiles, numbered from 1, found by the words they fit. A pattern is filed under the letters before
 * its first `*` or `?`, or under those after its last where these are more; a word asks for each of its beginnings and
 * endings. Whether it fits is always `patternMatches`' answer. Patterns with neither beginning nor ending are tried on every word.
 */
export class Patterns {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [''];
  private readonly byBeginning = new Map<string, number[]>();
  private readonly byEnding = new Map<string, number[]>();
  private readonly others: number[] = [];
  private longestKey = 0;

  get count(): number {
    return this.numbers.size;
  }

  /** In the order of their numbers. */
  get all(): readonly string[] {
    return this.texts.slice(1);
  }

  intern(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.texts.push(text);
    this.numbers.set(text, number);
    this.file(text, number);
    return number;
  }

  /** The patterns that fit a folded word. */
  fitting(word: string): number[] {
    return this.candidates(word).filter((number) => patternMatches(this.texts[number]!, word));
  }

  private candidates(word: string): number[] {
    const lengths = Array.from({ length: Math.min(this.longestKey, word.length) }, (_, i) => i + 1);
    return this.others.concat(
      lengths.flatMap((length) => this.byBeginning.get(word.slice(0, length)) ?? []),
      lengths.flatMap((length) => this.byEnding.get(word.slice(-length)) ?? []),
    );
  }

  private file(text: string, number: number): void {
    const beginning = /^[^*?]*/.exec(text)![0];
    const ending = /[^*?]*$/.exec(text)![0];
    const key = beginning.length >= ending.length ? beginning : ending;
    if (key === '') {
      this.others.push(number);
      return;
    }
    const files = key === beginning ? this.byBeginning : this.byEnding;
    const filed = files.get(key);
    if (filed === undefined) files.set(key, [number]);
    else filed.push(number);
    this.longestKey = Math.max(this.longestKey, key.length);
  }
}
