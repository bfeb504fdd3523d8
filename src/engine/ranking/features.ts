import type { Publication } from '../publication.ts';
import { analyse } from '../text/analyse.ts';

/** Positions of a text that are read; a title or abstract is shorter, and what comes later says little more. */
const POSITIONS = 600;

/**
 * What a publication is about, as far as an order can be learned from it: each pair of neighbouring Han characters and each word of
 * title and abstract (by the one analysis of text), those of the title once more as such, the subclasses and main groups of its
 * classification, and its applicants. Each is named once, however often it stands there.
 */
export function featuresOf(publication: Publication): string[] {
  const features = new Set<string>();
  for (const { text } of publication.titles ?? []) {
    for (const term of termsOf(text)) features.add(term).add(`title:${term}`);
  }
  for (const { text } of publication.abstracts ?? []) for (const term of termsOf(text)) features.add(term);
  for (const { symbol } of publication.classifications ?? []) {
    features.add(`class:${symbol.slice(0, 4)}`).add(`class:${symbol.split('/')[0]}`);
  }
  for (const { name, standardName } of publication.applicants ?? publication.assignees ?? []) {
    features.add(`applicant:${standardName ?? name}`);
  }
  return [...features];
}

function* termsOf(text: string): Generator<string> {
  let before = '';
  for (const { term, han, joined } of analyse(text).slice(0, POSITIONS)) {
    if (!han) yield term;
    else if (joined) yield before + term;
    before = term;
  }
}
