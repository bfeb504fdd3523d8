import type { BaseField } from '../../../../engine/query/tree.ts';
import { scan } from '../../../../engine/text/analyse.ts';
import type { FieldText } from '../../../../engine/text/texts.ts';

/**
 * How texts stand in the full-text table. The token at place i stands for position i of the analysis: a word is its own
 * token; a Han character is the pair of itself and the next one where that is joined to it, else itself alone. So a run of n characters
 * is found as a phrase of n-1 pairs, and one character as the beginning of a token.
 */

/** Stands between two texts of a field, so that no phrase runs from one into the next. Not a word: no text gives it. */
export const TEXT_BREAK = '\uF8FF';

/**
 * Words are cut here (UTF-16 units), because the full-text table cuts tokens at 32 KiB. A query for words as long as this is
 * decided by the evaluator.
 */
export const LONGEST_TOKEN = 1000;

/** The tokens of a field's texts, separated by spaces. */
export function fieldTokens(texts: readonly FieldText[], field: BaseField): string {
  let tokens = '';
  for (const text of texts) {
    if (text.field !== field) continue;
    tokens += tokens === '' ? textTokens(text.text) : ` ${TEXT_BREAK} ${textTokens(text.text)}`;
  }
  return tokens;
}

function textTokens(text: string): string {
  let tokens = '';
  let pending = '';
  scan(text, {
    han(codePoint, _start, _end, joined) {
      const character = String.fromCodePoint(codePoint);
      if (pending !== '') tokens += joined ? `${pending}${character} ` : `${pending} `;
      pending = character;
    },
    word(term) {
      if (pending !== '') tokens += `${pending} `;
      pending = '';
      tokens += `${cutToken(term)} `;
    },
  });
  return tokens + pending;
}

/** A word as a token. */
export function cutToken(word: string): string {
  if (word.length <= LONGEST_TOKEN) return word;
  const splitsPair = /[\uD800-\uDBFF]/.test(word[LONGEST_TOKEN - 1]!);
  return word.slice(0, splitsPair ? LONGEST_TOKEN - 1 : LONGEST_TOKEN);
}
