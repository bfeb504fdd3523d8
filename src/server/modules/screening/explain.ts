import { evaluatePrepared, type Place, type PreparedPublication, prepare } from '../../../engine/evaluator/index.ts';
import type { Query } from '../../../engine/query/index.ts';
import type { ItemExplanation } from '../../../shared/screening.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { type Act, recordLook } from '../profiles/index.ts';
import { unknownItem } from './decisions.ts';
import { inWords, type Reasons } from './explain-words.ts';
import { type MatchedItem, matchedItems } from './matched-item.ts';

/** Places listed with an explanation; a long claim can hold hundreds. */
const PLACES = 50;
/** UTF-16 units shown before and after a place. */
const AROUND = 30;

/**
 * Why an item is in the queue: which concepts, classes and watched applicants of the profile the publication meets, and where. It
 * shows what the profile asks for, so the look is recorded.
 * @throws ProblemError when the house has no such item.
 */
export async function explainItem(db: Db, scope: Scope, id: number, act: Act): Promise<ItemExplanation> {
  const [item] = await matchedItems(db, scope, [id]);
  if (item === undefined) throw unknownItem(id);
  const { profileId, enterpriseId } = item;
  await recordLook(db, scope, { profileId, organisationId: enterpriseId }, 'profile.explain', act);
  return explain(item);
}

export function explain(item: MatchedItem): ItemExplanation {
  const prepared = prepare(item.publication);
  const places = placesOf(prepared, item.query, item) ?? [];
  const reasons = reasonsOf(item, prepared);
  return {
    item: item.id,
    ...inWords(reasons),
    concepts: reasons.concepts.map(({ name, found }) => ({ name, found: [...found] })),
    classes: [...reasons.classes],
    applicants: reasons.applicants.map(({ name }) => name),
    byExpertQuery: reasons.expert !== undefined,
    places: places.slice(0, PLACES).map((place) => ({
      field: place.field,
      text: place.text,
      start: place.start,
      end: place.end,
      excerpt: excerptOf(textAt(prepared, place), place),
    })),
  };
}

/** Concepts and classes count as a reason only together, as the topic of the profile wants them. */
function reasonsOf(item: MatchedItem, prepared: PreparedPublication): Reasons {
  const { concepts, ipc, applicants, expert } = item.profile;
  const foundBy = (query: Query) => {
    const places = placesOf(prepared, query, item);
    return places && wordingsOf(prepared, places);
  };
  const onTopic =
    concepts.length + (ipc ? 1 : 0) > 0 &&
    [...concepts.map(({ query }) => query), ...(ipc ? [ipc] : [])].every((part) => foundBy(part) !== null);
  const byExpert = expert && foundBy(expert);
  return {
    concepts: onTopic ? concepts.map(({ name, query }) => ({ name, found: foundBy(query)! })) : [],
    classes: onTopic && ipc ? classesMeeting(item, ipc) : [],
    applicants: applicants.flatMap(({ name, query }) => {
      const found = foundBy(query);
      return found ? [{ name, found }] : [];
    }),
    ...(byExpert && { expert: byExpert }),
  };
}

function placesOf(prepared: PreparedPublication, query: Query, { today }: MatchedItem): readonly Place[] | null {
  return evaluatePrepared(prepared, query, { today })?.places ?? null;
}

/** The symbols of the publication that meet the profile's classes, asked one by one. */
function classesMeeting({ publication, today }: MatchedItem, ipc: Query): string[] {
  const symbols = (publication.classifications ?? []).filter((one) => {
    const alone = prepare({ id: publication.id, source: publication.source, classifications: [one] });
    return evaluatePrepared(alone, ipc, { today }) !== null;
  });
  return [...new Set(symbols.map(({ symbol }) => symbol))];
}

/** What stands at the places, as the publication writes it, each wording of a field once with its count. */
function wordingsOf(prepared: PreparedPublication, places: readonly Place[]) {
  const wordings = new Map<string, { text: string; field: Place['field']; count: number }>();
  for (const place of places) {
    const text = textAt(prepared, place).slice(place.start, place.end).replaceAll(/\s+/g, ' ');
    const key = `${place.field} ${text.toLowerCase()}`;
    const known = wordings.get(key);
    if (known) known.count += 1;
    else wordings.set(key, { text, field: place.field, count: 1 });
  }
  return [...wordings.values()];
}

function textAt({ texts }: PreparedPublication, { field, text }: Place): string {
  return texts.find((one) => one.field === field && one.index === text)!.text;
}

function excerptOf(text: string, { start, end }: Place): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).replaceAll(/\s+/g, ' ')}${to < text.length ? '…' : ''}`;
}
