import { evaluatePrepared, prepare } from '../../../engine/evaluator/index.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type MatchedItem, matchedItems } from '../screening/index.ts';

/** A text of a publication with the places that met the profile, in UTF-16 units. */
export interface HighlightedText {
  readonly field: 'ti' | 'ab' | 'cl';
  readonly lang: string;
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/**
 * The titles, abstracts and claims of items of the queue with what met the profile marked, as the publication stood when it was
 * screened; by the item's id.
 */
export async function highlightsOf(
  db: Db,
  house: Scope,
  queueItems: readonly number[],
): Promise<ReadonlyMap<number, readonly HighlightedText[]>> {
  const items = await matchedItems(db, house, queueItems);
  return new Map(items.map((item) => [item.id, highlighted(item)]));
}

function highlighted({ publication, query, today }: MatchedItem): HighlightedText[] {
  const prepared = prepare(publication);
  const places = evaluatePrepared(prepared, query, { today })?.places ?? [];
  return prepared.texts.flatMap(({ field, index, lang, text }) => {
    if (field !== 'ti' && field !== 'ab' && field !== 'cl') return [];
    const marks = places
      .filter((place) => place.field === field && place.text === index)
      .map(({ start, end }) => ({ start, end }));
    return [{ field, lang, text, marks }];
  });
}
