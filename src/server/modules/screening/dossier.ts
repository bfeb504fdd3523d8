import {
  evaluatePrepared,
  highlight,
  type PreparedPublication,
  prepare,
  type Range,
} from '../../../engine/evaluator/index.ts';
import type { BaseField } from '../../../engine/query/index.ts';
import type { ItemExplanation } from '../../../shared/screening.ts';
import type { MarkedPassage, QueueDossier } from '../../../shared/screening-queue.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { classesOf } from '../patents/index.ts';
import { type Act, describeQuery, personOf, recordLook } from '../profiles/index.ts';
import { draftLine } from './decide-by-rule.ts';
import { unknownItem } from './decisions.ts';
import { explain } from './explain.ts';
import { type MatchedItem, matchedItems } from './matched-item.ts';
import { lineFor } from './queue-list.ts';
import { liveReadings, readingViews } from './readings.ts';
import { settingsOf } from './settings.ts';

/** Claims shown besides the first; further matches stand in the publication itself. */
const CLAIMS = 12;
const PASSAGES = 6;

/**
 * All that a reader needs to judge an item. It shows what the profile asks for, so the look is recorded. Readings of others are
 * shown to whoever does not read (`seesReadings`), and to all once the item is decided.
 * @throws ProblemError when the house has no such item.
 */
export async function dossierOf(
  db: Db,
  scope: Scope,
  id: number,
  act: Act,
  seesReadings: boolean,
): Promise<QueueDossier> {
  const [item] = await matchedItems(db, scope, [id]);
  if (item === undefined) throw unknownItem(id);
  const { profileId, enterpriseId } = item;
  await recordLook(db, scope, { profileId, organisationId: enterpriseId }, 'profile.explain', act);
  const line = await lineFor(db, scope, personOf(act), id);
  const readings = await liveReadings(db, scope, [id]);
  const own = readings.find(({ read_by }) => read_by === personOf(act));
  const open = readings.length > 1 && (seesReadings || line.decision !== null);
  const [ownView] = await readingViews(db, scope, own === undefined ? [] : [own]);
  const reasons = explain(item);
  return {
    ...line,
    ...textsOfItem(item, reasons),
    because: { zh: reasons.zh, en: reasons.en },
    draftLine: await draftLine(db, scope, item),
    criteria: criteriaOf(item, reasons),
    settings: await settingsOf(db, scope, profileId),
    own: ownView ?? null,
    readings: await readingViews(db, scope, open ? readings : []),
  };
}

function criteriaOf({ query, definition }: MatchedItem, reasons: ItemExplanation): QueueDossier['criteria'] {
  const described = describeQuery(query);
  const met = new Set(reasons.concepts.map(({ name }) => name));
  return {
    query: described.query,
    words: described.explanation,
    concepts: definition.concepts.map(({ name, zh, en }) => ({ name, met: met.has(name), zh: [...zh], en: [...en] })),
    applicants: definition.applicants.map(({ name }) => name),
    exclusions: [...definition.exclusions],
  };
}

function textsOfItem(item: MatchedItem, reasons: ItemExplanation) {
  const { publication } = item;
  const prepared = prepare(publication);
  const marked = markedTexts(item, prepared);
  const claims = marked('cl').map((claim, at) => ({ ...claim, number: at + 1 }));
  const excerpts = reasons.places.filter(({ field }) => field === 'de').map(({ excerpt }) => excerpt);
  return {
    titles: marked('ti'),
    abstracts: marked('ab'),
    claims: claims.filter(({ marks }, at) => at === 0 || marks.length > 0).slice(0, CLAIMS + 1),
    claimCount: claims.length,
    passages: [...new Set(excerpts)].slice(0, PASSAGES),
    applicants: marked('pa'),
    inventors: (publication.inventors ?? []).map(({ name }) => name),
    classes: classesOf(publication),
    classesMet: [...reasons.classes],
    kind: publication.id.kind,
  };
}

/** The texts of a field with what the profile's query found in them. */
function markedTexts(item: MatchedItem, prepared: PreparedPublication): (field: BaseField) => MarkedPassage[] {
  const match = evaluatePrepared(prepared, item.query, { today: item.today });
  const found = match === null ? [] : highlight(item.publication, match);
  return (wanted) =>
    prepared.texts
      .filter(({ field }) => field === wanted)
      .map(({ lang, text, index }) => ({
        lang,
        text,
        marks: rangesIn(found.find((one) => one.field === wanted && one.index === index)?.ranges ?? []),
      }));
}

function rangesIn(ranges: readonly Range[]): { start: number; end: number }[] {
  return ranges.map(({ start, end }) => ({ start, end }));
}
