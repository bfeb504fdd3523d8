import type { Publication } from '../publication.ts';
import { analyse, type Token } from '../text/analyse.ts';
import { type FieldText, textsOf } from '../text/texts.ts';

/** A text of a publication with its positions: `tokens[i]` is position i. */
export interface PreparedText extends FieldText {
  readonly tokens: readonly Token[];
}

/** A publication whose texts have been analysed, so that many queries can be asked of it. */
export interface PreparedPublication {
  readonly publication: Publication;
  /** In the order of `textsOf`. */
  readonly texts: readonly PreparedText[];
}

export function prepare(publication: Publication): PreparedPublication {
  return { publication, texts: textsOf(publication).map((text) => ({ ...text, tokens: analyse(text.text) })) };
}
