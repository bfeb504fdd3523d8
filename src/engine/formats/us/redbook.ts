import { parsed } from '../../problem.ts';
import type { Publication } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { applicationReference, publicationId } from '../xml/identity.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textAt, textOf } from '../xml/text.ts';
import { calendarDate, languageCode } from '../xml/values.ts';
import { redbookClassifications } from './redbook-classifications.ts';
import { documentId } from './redbook-document-id.ts';
import { redbookParties } from './redbook-parties.ts';
import { internationalOf, redbookCitations, redbookPriorities } from './redbook-references.ts';

const FORMAT = 'us-redbook';

const TEXT: TextRules = {
  blocks: new Set(['p', 'heading', 'claim-text', 'li', 'dt', 'dd', 'row', 'table', 'pre', 'br']),
  spaced: new Set(['entry']),
  omitted: new Set(),
};

/**
 * Grants and published applications of the United States office, “Red Book” v4.0 to v4.7 (from ST.36): a document by
 * itself, or the weekly file with one document after another. The sequence listings between them belong to the record
 * before and hold no text.
 */
export const redbook = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'us-patent-grant' || root === 'us-patent-application',
  records: {
    'us-patent-grant': (record) => parsed(publicationOf(record, 'us-bibliographic-data-grant')),
    'us-patent-application': (record) => parsed(publicationOf(record, 'us-bibliographic-data-application')),
  },
  ignored: ['sequence-cwu'],
  skipped: [
    'drawings',
    'img',
    'maths',
    'chemistry',
    'us-math',
    'us-chemistry',
    'sequence-list-doc',
    'us-sequence-list-doc',
    'us-megatable-doc',
    'table-external-doc',
    'doc-page',
    'classification-national',
    'field-of-search',
    'us-field-of-classification-search',
    'figures',
    'examiners',
    'correspondence-address',
  ],
});

function publicationOf(record: XmlElement, bibliography: string): Publication {
  const biblio = child(record, bibliography);
  const published = documentId(child(biblio, 'publication-reference', 'document-id'));
  const filed = documentId(child(biblio, 'application-reference', 'document-id'));
  const lang = languageCode(attribute(record, 'lang'));
  calendarDate(filed.date);
  return present<Publication>({
    id: publicationId(published),
    source: { format: FORMAT, part: 'whole' },
    publicationDate: calendarDate(published.date),
    application: applicationReference(filed),
    titles: languageTexts(lang, [textAt(biblio, 'invention-title')]),
    abstracts: languageTexts(
      lang,
      childrenOf(record, 'abstract').map((abstract) => textOf(abstract, TEXT)),
    ),
    claims: languageClaims(
      lang,
      childrenOf(child(record, 'claims'), 'claim').map((claim) => textOf(claim, TEXT)),
    ),
    descriptions: languageTexts(lang, [textOf(child(record, 'description'), TEXT)]),
    ...redbookParties(biblio),
    classifications: redbookClassifications(biblio),
    priorities: redbookPriorities(biblio),
    citations: redbookCitations(biblio),
    international: internationalOf(biblio),
  });
}
