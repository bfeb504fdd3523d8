import fc from 'fast-check';
import { Random } from '../../bench/generate/random.ts';
import type { Publication } from '../../src/engine/publication.ts';
import { and, FIELD_BASES, not, or, parseQuery, printQuery, type Query } from '../../src/engine/query/index.ts';
import { analyse } from '../../src/engine/text/analyse.ts';
import { textsOf } from '../../src/engine/text/texts.ts';
import { profilesFrom, queries } from '../support/arbitraries/index.ts';
import type { Case, Profile } from './case.ts';
import { Cutter } from './cut.ts';
import { documentsOf } from './documents.ts';
import { changed } from './writing.ts';

/** The case of a round, the same one for the same seed and corpus. */
export function caseOf(seed: number, round: number, corpus: readonly Publication[]): Case {
  const random = new Random(Math.imul(seed + 1, 0x9e37_79b1) ^ Math.imul(round + 1, 0x85eb_ca6b));
  const documents = documentsOf(corpus, random.pick(DOCUMENTS)(random), random);
  const today = todayFor(documents, random);
  const asked = queriesFor(documents, random.pick(PROFILES)(random), today, random);
  return {
    seed: random.whole(0, 0x7fff_ffff),
    profiles: profilesOf(asked, random),
    decoys: queriesFor(documents, 10, today, random),
    documents,
    today,
    levels: random.chance(0.5),
  };
}

/** Few and many, so that lists are short and long, with bits and without, and blocks of 32 are begun, full and more than one. */
const DOCUMENTS: readonly ((random: Random) => number)[] = [
  (random) => random.whole(1, 8),
  (random) => random.whole(20, 60),
  (random) => random.whole(31, 33),
  (random) => random.whole(60, 130),
  (random) => (random.chance(0.5) ? random.whole(150, 600) : random.whole(1, 3)),
];
const PROFILES: readonly ((random: Random) => number)[] = [
  (random) => random.whole(1, 10),
  (random) => random.whole(30, 80),
  (random) => random.whole(60, 150),
];

/** A day at which what is counted from today falls near the documents' own dates; ends of months among them. */
function todayFor(documents: readonly Publication[], random: Random): string {
  const dates = documents
    .flatMap(({ publicationDate }) => publicationDate ?? [])
    .filter((date) => /^\d{4}-\d\d-\d\d$/.test(date));
  const plain = ['2024-02-29', '2024-03-31', '2023-03-01', '2024-12-31'];
  return random.pick(random.chance(0.6) && dates.length > 0 ? dates : plain);
}

/** Under the ids that a matcher bears, the least and the greatest among them. */
function profilesOf(asked: readonly Query[], random: Random): Profile[] {
  const ids = new Set(random.chance(0.5) ? [0, 0xffff_ffff] : []);
  while (ids.size < asked.length)
    ids.add(random.chance(0.8) ? random.whole(0, 4 * asked.length) : random.whole(0, 0xffff_ffff));
  const shuffled = [...ids].map((id) => ({ id, place: random.fraction() })).sort((a, b) => a.place - b.place);
  return asked.map((query, i) => ({ id: shuffled[i]!.id, query }));
}

function queriesFor(documents: readonly Publication[], count: number, today: string, random: Random): Query[] {
  const cutter = new Cutter(documents, random, today);
  const ofWorld = fc.sample(queries(), { seed: random.whole(0, 0x7fff_ffff), numRuns: count });
  const telling = documents.filter(hasWords);
  const asCut = telling.length > 0 ? profilesFrom(telling, count, random.whole(0, 0x7fff_ffff)) : ofWorld;
  const kinds: readonly ((i: number) => Query)[] = [
    (i) => ofWorld[i]!,
    (i) => asCut[i]!,
    () => cutter.tree(random.whole(0, 4)),
    () => cutter.tree(random.whole(0, 2)),
    () => (random.chance(0.3) ? cutter.extreme() : cutter.part()),
    (i) => and(random.pick([ofWorld, asCut])[i]!, random.pick([(each: Query) => each, not])(cutter.metadata())),
    (i) => or(and(asCut[i]!, cutter.part()), cutter.tree(1)),
    (i) => rewritten(random.pick([ofWorld, asCut])[i]!, random),
  ];
  return Array.from({ length: count }, (_, i) => random.pick(kinds)(i));
}

/** Whether `profilesFrom` finds something to cut. */
function hasWords(publication: Publication): boolean {
  return textsOf(publication).some(({ field, text }) => FIELD_BASES.ta.includes(field) && analyse(text).length > 0);
}

/** What the query is read as after its text was changed a little; itself where that is refused. */
function rewritten(query: Query, random: Random): Query {
  const parsed = parseQuery(changed(printQuery(query), random));
  return parsed.ok ? parsed.value : query;
}
