import { CODE_POINT, JOINED, WORD } from '../text/positions.ts';

/**
 * Labels: what stands at a position of a document (a token), and what a sequence of the vocabulary wants there.
 *
 *   Han character   code point, with JOINED
 *                     token: the character continues the run before it
 *                     wanted: it must (inside one Han element); without JOINED either will do (the first of an element)
 *   word            WORD | number of the word in the vocabulary; 0 for a word that no profile speaks of
 *     token only      TRUNCATED: some truncated word of the vocabulary fits it;
 *                     PASSING: the number is that of the document words' cache, not of the vocabulary
 *   truncated word  PATTERN | number of the pattern; wanted only
 *
 * By bits (bit 31 stays free, see WORD):
 *
 *   Han character                30–27: 0                                         22: JOINED   20–0: CODE_POINT
 *   word, truncated word         30: WORD   29: TRUNCATED   28: PASSING   27: PATTERN   26–0: NUMBER
 */
export { CODE_POINT, JOINED, WORD };

export const TRUNCATED = 0x2000_0000;
export const PASSING = 0x1000_0000;
export const PATTERN = 0x0800_0000;
/** The number in the label of a word or of a truncated word. */
export const NUMBER = 0x07ff_ffff;
