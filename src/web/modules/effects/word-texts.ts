import { capitalised, WORDS } from '../../../shared/words.ts';
import { defineTexts } from '../../app/language.tsx';

const { rating, reason, node, kind, event } = WORDS.en;

/** The words of judgements and uses, which the desk and the flow share. */
export const wordTexts = defineTexts(WORDS.zh, {
  ...WORDS.en,
  rating: capitalised(rating),
  reason: capitalised(reason),
  node: capitalised(node),
  kind: capitalised(kind),
  event: capitalised(event),
});
