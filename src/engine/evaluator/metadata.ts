import { type ClassLevels, classCovers, documentType } from '../numbers/index.ts';
import type { Publication } from '../publication.ts';
import { dayOf } from '../query/dates.ts';
import type { ClassLeaf, CodeField, CodeLeaf, DateField, DateLeaf, NumberField, NumberLeaf } from '../query/tree.ts';
import { legalStageOf } from '../status/index.ts';

/** Every date (ISO) that a publication has under a date field. */
export function datesOf(publication: Publication, field: DateField): string[] {
  if (field === 'pd') return present([publication.publicationDate]);
  if (field === 'ad') return present([publication.application?.date]);
  return present((publication.priorities ?? []).map(({ date }) => date));
}

/** Any one of the publication's dates between the bounds; a publication without the date does not match. */
export function dateHolds(publication: Publication, leaf: DateLeaf, today: string): boolean {
  const from = leaf.from && dayOf(leaf.from, today);
  const to = leaf.to && dayOf(leaf.to, today);
  return datesOf(publication, leaf.field).some(
    (date) => (from === undefined || date >= from) && (to === undefined || date <= to),
  );
}

/** Every symbol of one scheme, canonical. */
export function symbolsOf(publication: Publication, scheme: 'ipc' | 'cpc'): string[] {
  return (publication.classifications ?? []).filter((entry) => entry.scheme === scheme).map(({ symbol }) => symbol);
}

export function classHolds(publication: Publication, leaf: ClassLeaf, levels?: ClassLevels): boolean {
  return symbolsOf(publication, leaf.scheme).some((symbol) => symbolFits(symbol, leaf, levels));
}

/** Whether one symbol of the leaf's scheme is what the leaf asks for. */
export function symbolFits(symbol: string, leaf: ClassLeaf, levels?: ClassLevels): boolean {
  return leaf.mode === 'prefix' ? symbol.startsWith(leaf.symbol) : classCovers(leaf.symbol, symbol, levels);
}

/** A number as the number fields compare it. */
export interface ComparedNumber {
  readonly country: string;
  readonly number: string;
  readonly kind?: string;
}

/** Every number under a number field; an application or priority known by its date alone has none. */
export function numbersOf(publication: Publication, field: NumberField): ComparedNumber[] {
  if (field === 'pn') return [publication.id];
  const references = field === 'an' ? [publication.application] : (publication.priorities ?? []);
  return references.filter((reference) => reference?.number !== undefined) as ComparedNumber[];
}

export function numberHolds(publication: Publication, leaf: NumberLeaf): boolean {
  return numbersOf(publication, leaf.field).some(
    ({ country, number, kind }) =>
      (leaf.country === undefined || leaf.country === country) &&
      (leaf.kind === undefined || leaf.kind === kind) &&
      (leaf.prefix ? number.startsWith(leaf.number) : number === leaf.number),
  );
}

/**
 * Every code that a publication answers to under a code field; a code leaf holds when its value is one of them.
 * A kind code answers to its letter too (`kd=B` finds B1 and B2); a language is that of a title, abstract, claim or description;
 * a family is named by its identifier in whatever scheme; under `ls` stand the stage that the record shows and the codes of all events.
 */
export function codesOf(publication: Publication, field: CodeField): ReadonlySet<string> {
  const { id } = publication;
  switch (field) {
    case 'cc':
      return new Set([id.country]);
    case 'kd':
      return new Set(id.kind === '' ? [] : [id.kind, id.kind.slice(0, 1)]);
    case 'ty':
      return new Set([documentType(id)]);
    case 'ls':
      return new Set([...present([legalStageOf(publication)]), ...eventCodesOf(publication)]);
    case 'fam':
      return new Set((publication.families ?? []).map((family) => family.id.toUpperCase()));
    case 'lang':
      return new Set(languagesOf(publication));
  }
}

export function codeHolds(publication: Publication, leaf: CodeLeaf): boolean {
  return codesOf(publication, leaf.field).has(leaf.value);
}

function eventCodesOf({ legalEvents = [] }: Publication): string[] {
  return legalEvents.map(({ code }) => code.toUpperCase());
}

function languagesOf({ titles, abstracts, claims, descriptions }: Publication): string[] {
  return [titles, abstracts, claims, descriptions].flatMap((entries) => (entries ?? []).map(({ lang }) => lang));
}

function present(values: readonly (string | undefined)[]): string[] {
  return values.filter((value) => value !== undefined);
}
