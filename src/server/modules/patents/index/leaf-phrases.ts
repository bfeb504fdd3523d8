import type { HanElement, PatternElement, TextElement, TextLeaf } from '../../../../engine/query/tree.ts';
import { cutToken, LONGEST_TOKEN } from './text-tokens.ts';

/** The words of the index, for truncations. */
export interface Vocabulary {
  /**
   * All folded words that fit the pattern.
   * @throws ProblemError with their count where there are too many.
   */
  expand(pattern: string): readonly string[];
}

/**
 * A text leaf as phrases of the full-text table (`"固体 体电" *`). Each group is a choice of phrases; a text that holds the leaf
 * holds a phrase of every group. `exact` tells that there is one group and any of its phrases is the leaf.
 */
export interface LeafPhrases {
  readonly groups: readonly (readonly string[])[];
  readonly exact: boolean;
}

/** How many phrases one leaf is spelled out to; beyond that its elements are looked up one by one. */
const MOST_PHRASES = 64;

/** Tokens side by side; `open` takes any token that begins with the last one. */
interface Phrase {
  readonly tokens: readonly string[];
  readonly open: boolean;
}

export function leafPhrases(leaf: TextLeaf, vocabulary: Vocabulary): LeafPhrases {
  const choices = leaf.elements.map((element, index) => elementPhrases(element, leaf.elements[index + 1], vocabulary));
  const spelled = choices.reduce((count, phrases) => count * phrases.length, 1);
  if (choices.length === 1 || spelled <= MOST_PHRASES) {
    const phrases = choices.reduce((sofar, next) => sofar.flatMap((left) => next.map((right) => joined(left, right))));
    return { groups: [phrases.map(written)], exact: !phrases.some(isCut) };
  }
  return { groups: choices.map((phrases) => phrases.map(written)), exact: false };
}

function elementPhrases(element: TextElement, next: TextElement | undefined, vocabulary: Vocabulary): Phrase[] {
  switch (element.type) {
    case 'han':
      return hanPhrases(element, next);
    case 'word':
      return [{ tokens: [cutToken(element.text)], open: false }];
    case 'pattern':
      return patternPhrases(element, next, vocabulary);
  }
}

/**
 * A run as its pairs. Its last character needs a token of its own only where an element follows: then it stands alone (the run ends
 * there), or is joined to the first character of the next run.
 */
function hanPhrases({ text }: HanElement, next: TextElement | undefined): Phrase[] {
  const characters = [...text];
  const last = characters.at(-1)!;
  const pairs = characters.slice(1).map((character, index) => characters[index]! + character);
  if (next === undefined) {
    return pairs.length === 0 ? [{ tokens: [last], open: true }] : [{ tokens: pairs, open: false }];
  }
  const alone: Phrase = { tokens: [...pairs, last], open: false };
  if (next.type !== 'han') return [alone];
  const [following] = next.text;
  return [alone, { tokens: [...pairs, last + following!], open: false }];
}

function patternPhrases({ text }: PatternElement, next: TextElement | undefined, vocabulary: Vocabulary): Phrase[] {
  const stem = text.slice(0, -1);
  const isPrefix = text.endsWith('*') && !/[*?]/.test(stem) && stem.length < LONGEST_TOKEN - 1;
  if (isPrefix && next === undefined) return [{ tokens: [stem], open: true }];
  return vocabulary.expand(text).map((word) => ({ tokens: [word], open: false }));
}

function joined(left: Phrase, right: Phrase): Phrase {
  return { tokens: [...left.tokens, ...right.tokens], open: right.open };
}

function isCut({ tokens }: Phrase): boolean {
  return tokens.some((token) => token.length >= LONGEST_TOKEN - 1);
}

function written({ tokens, open }: Phrase): string {
  return `"${tokens.join(' ')}"${open ? ' *' : ''}`;
}
