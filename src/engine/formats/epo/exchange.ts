import { type Parsed, type Problem, parsed, refused } from '../../problem.ts';
import type { FamilyMembership, LanguageText, Publication } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textOf } from '../xml/text.ts';
import { calendarDate, languageCode } from '../xml/values.ts';
import { activePriority, applicationOf, publicationOf } from './document-ids.ts';
import { exchangeCitations } from './exchange-citations.ts';
import { exchangeClassifications } from './exchange-classifications.ts';
import { exchangeParties } from './exchange-parties.ts';

const FORMAT = 'epo-exchange';

const TEXT: TextRules = { blocks: new Set(['p', 'br']), spaced: new Set(), omitted: new Set(['img']) };

/**
 * Exchange documents of the European Patent Office: responses of OPS and the DOCDB bulk file (`exch:`), bibliographic
 * data and abstracts of all offices. A record of status D takes its publication back.
 */
export const exchange = xmlReader({
  format: FORMAT,
  begins: (elements) => elements.includes('exchange-documents') && !elements.includes('biblio-search'),
  around: ['world-patent-data', 'exchange-documents'],
  records: { 'exchange-document': exchangePublication },
  ignored: ['meta'],
  skipped: ['rel-passage', 'rel-claims', 'designation-of-states', 'patent-family'],
});

/** The publication that one exchange document tells of. */
export function exchangePublication(record: XmlElement): Parsed<Publication> {
  if (attribute(record, 'status') === 'not found') return refused(notFound(record));
  const biblio = child(record, 'bibliographic-data');
  const published = publicationOf(childrenOf(biblio, 'publication-reference'), {
    country: attribute(record, 'country'),
    number: attribute(record, 'doc-number'),
    kind: attribute(record, 'kind'),
    date: attribute(record, 'date-publ'),
  });
  const exchanged = calendarDate(attribute(record, 'date-of-last-exchange'));
  return parsed(
    present<Publication>({
      id: published.id,
      source: { format: FORMAT, part: 'biblio', ...(exchanged === undefined ? {} : { exchanged }) },
      status: attribute(record, 'status') === 'D' ? withdrawn(exchanged) : undefined,
      publicationDate: published.date,
      application: applicationOf(childrenOf(biblio, 'application-reference')),
      titles: languageTextsOf(childrenOf(biblio, 'invention-title')),
      abstracts: languageTextsOf([...childrenOf(record, 'abstract'), ...childrenOf(biblio, 'abstract')]),
      ...exchangeParties(child(biblio, 'parties')),
      classifications: exchangeClassifications(biblio),
      priorities: distinct(childrenOf(child(biblio, 'priority-claims'), 'priority-claim').map(activePriority)),
      families: docdbFamily(record, exchanged),
      citations: exchangeCitations(biblio),
    }),
  );
}

/** The simple family that an element's `family-id` names, and since when. */
export function docdbFamily(element: XmlElement, asOf?: string): FamilyMembership[] {
  const id = attribute(element, 'family-id');
  if (id === undefined || !/^[1-9]\d*$/.test(id)) return [];
  return [{ scheme: 'docdb', id, ...(asOf === undefined ? {} : { asOf }) }];
}

function withdrawn(date: string | undefined): Publication['status'] {
  return { state: 'withdrawn', ...(date === undefined ? {} : { date }) };
}

/** `<IMAGE>` at the end of an abstract stands for a drawing. */
function languageTextsOf(elements: readonly XmlElement[]): LanguageText[] {
  return distinct(
    elements.map((element) => {
      const text = textOf(element, TEXT)?.replace(/\s*<IMAGE>$/, '');
      return text ? { lang: languageCode(attribute(element, 'lang')), text } : undefined;
    }),
  );
}

function notFound(record: XmlElement): Problem {
  const number = ['country', 'doc-number', 'kind'].map((name) => attribute(record, name) ?? '').join('');
  return {
    code: 'format.not-found',
    zh: `欧洲专利局答复：没有 ${number} 的数据。请核对号码，或稍后再取。`,
    en: `The European Patent Office answered that it has no data on ${number}. Check the number, or ask again later.`,
  };
}
