import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { generatePublications } from '../../bench/generate/publications.ts';
import type { Random } from '../../bench/generate/random.ts';
import { readPublications } from '../../src/engine/formats/index.ts';
import type { Classification, LanguageText, Publication } from '../../src/engine/publication.ts';
import { publications, realPublications } from '../support/arbitraries/index.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { changed } from './writing.ts';

/** Where documents are taken from: real publications where they are at hand, otherwise made-up ones. */
export async function readCorpus(): Promise<readonly Publication[]> {
  if (!hasSharedData) return [...generatePublications({ seed: 1, count: 2000 })];
  return [...realPublications(), ...(await fromOffices())];
}

/** Whole records of offices, with claims, descriptions, families, events and several languages. */
async function fromOffices(): Promise<Publication[]> {
  const read: Publication[] = [];
  for (const folder of ['epo-docdb', 'us-redbook', 'us-history', 'uspto-st96'].map((name) =>
    sharedData(`patents/${name}`),
  )) {
    for (const name of readdirSync(folder).filter((each) => /\.(xml|greenbook)$/i.test(each))) {
      for await (const result of readPublications({ name, path: join(folder, name) })) {
        if (result.type === 'publication') read.push(shortened(result.publication));
      }
    }
  }
  return read;
}

const LONGEST_TEXT = 1500;
const MOST_CLAIMS = 4;

/** The evaluator looks at every position, so that long texts would leave time for few pairs. */
function shortened(publication: Publication): Publication {
  const { abstracts, claims, descriptions, ...rest } = publication;
  const cut = ({ lang, text }: LanguageText): LanguageText => ({ lang, text: text.slice(0, LONGEST_TEXT) });
  return {
    ...rest,
    ...(abstracts && { abstracts: abstracts.map(cut) }),
    ...(descriptions && { descriptions: descriptions.map(cut) }),
    ...(claims && {
      claims: claims.map(({ lang, claims: all }) => ({
        lang,
        claims: all.slice(0, MOST_CLAIMS).map((claim) => claim.slice(0, LONGEST_TEXT)),
      })),
    }),
  };
}

/**
 * Documents of a case: from the corpus, from the small world in which random queries match, and changed ones of both. In some cases
 * they are all of a few families, so that what one has most have.
 */
export function documentsOf(corpus: readonly Publication[], count: number, random: Random): Publication[] {
  const ofWorld = fc.sample(publications(), { seed: random.whole(0, 0x7fff_ffff), numRuns: count });
  const share = random.pick([0, 0.3, 0.9, 1]);
  const documents: Publication[] = [];
  const kinship = random.pick([0, 0, 0.5, 0.98]);
  for (let i = 0; i < count; i++) {
    const stranger = random.chance(share) ? random.pick(corpus) : ofWorld[i]!;
    const one = documents.length > 0 && random.chance(kinship) ? random.pick(documents) : stranger;
    const other = documents.length > 0 && random.chance(0.7) ? random.pick(documents) : random.pick(corpus);
    documents.push(random.chance(0.5) ? one : variant(one, other, random));
  }
  return documents;
}

/** `one`, with its texts changed, parts gone, parts of `other` in their place, other classes. */
function variant(one: Publication, other: Publication, random: Random): Publication {
  const parts = Object.fromEntries(
    Object.entries({ ...one, ...pick(other, random) }).filter(([name]) => KEPT.has(name) || random.chance(0.9)),
  ) as unknown as Publication;
  const { titles, abstracts, descriptions, claims, classifications, applicants } = parts;
  const write = (text: string): string =>
    random.chance(0.6) ? changed(text, random) : random.chance(0.05) ? '' : text;
  const texts = (list: readonly LanguageText[]): LanguageText[] =>
    list.map(({ lang, text }) => ({ lang, text: write(text) }));
  return {
    ...parts,
    ...(titles && { titles: texts(titles) }),
    ...(abstracts && { abstracts: texts(abstracts) }),
    ...(descriptions && { descriptions: texts(descriptions) }),
    ...(claims && { claims: claims.map(({ lang, claims: all }) => ({ lang, claims: all.map(write) })) }),
    ...(applicants && { applicants: applicants.map((party) => ({ ...party, name: write(party.name) })) }),
    ...(classifications && { classifications: classifications.map((entry) => otherClass(entry, random)) }),
  };
}

const KEPT: ReadonlySet<string> = new Set(['id', 'source']);

/** A part or two of another document. */
function pick(other: Publication, random: Random): Partial<Publication> {
  const parts = Object.entries(other).filter(([name]) => !KEPT.has(name) || random.chance(0.1));
  return Object.fromEntries(parts.length === 0 ? [] : random.several(random.whole(0, 2), () => random.pick(parts)));
}

function otherClass(entry: Classification, random: Random): Classification {
  if (random.chance(0.6)) return entry;
  const { symbol } = entry;
  const [group = symbol] = symbol.split('/');
  return {
    ...entry,
    symbol: random.pick([
      `${group}/00`,
      group,
      symbol.slice(0, 4),
      `${symbol}7`,
      `${symbol}25`,
      `${symbol}5`,
      `${symbol}50`,
      `${symbol.slice(0, 3)}Z${symbol.slice(4)}`,
    ]),
  };
}
