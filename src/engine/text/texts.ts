import type { Publication } from '../publication.ts';
import type { BaseField } from '../query/tree.ts';

/** One text of a publication. `index` counts the texts of its field from 0; no phrase runs from one text into the next. */
export interface FieldText {
  readonly field: BaseField;
  readonly index: number;
  readonly lang: string;
  readonly text: string;
}

/**
 * Every text that the language's text fields speak of, in a fixed order: titles, abstracts, claims (each claim is a text
 * of its own), descriptions, applicants and assignees (each name as written, then as harmonised), inventors.
 * Places of matches refer to `field` and `index` of this list.
 */
export function textsOf(publication: Publication): FieldText[] {
  const texts: FieldText[] = [];
  const add = (field: BaseField, entries: readonly { lang: string; text: string }[]): void => {
    entries.forEach(({ lang, text }, index) => {
      texts.push({ field, index, lang, text });
    });
  };
  add('ti', publication.titles ?? []);
  add('ab', publication.abstracts ?? []);
  add(
    'cl',
    (publication.claims ?? []).flatMap(({ lang, claims }) => claims.map((text) => ({ lang, text }))),
  );
  add('de', publication.descriptions ?? []);
  add('pa', namesOf([...(publication.applicants ?? []), ...(publication.assignees ?? [])]));
  add('in', namesOf(publication.inventors ?? []));
  return texts;
}

function namesOf(parties: readonly { name: string; standardName?: string }[]): { lang: string; text: string }[] {
  const names = new Set<string>();
  for (const { name, standardName } of parties) {
    names.add(name);
    if (standardName !== undefined) names.add(standardName);
  }
  return [...names].map((text) => ({ lang: 'und', text }));
}
