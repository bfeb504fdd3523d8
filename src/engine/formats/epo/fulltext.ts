import { parsed } from '../../problem.ts';
import type { Publication } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textOf } from '../xml/text.ts';
import { languageCode } from '../xml/values.ts';
import { claimsOf } from './claims.ts';
import { publicationOf } from './document-ids.ts';

const FORMAT = 'epo-fulltext';

const TEXT: TextRules = {
  blocks: new Set(['p', 'heading', 'br', 'li', 'row']),
  spaced: new Set(['entry']),
  omitted: new Set(['img']),
};

/**
 * Full texts in responses of the EPO's OPS: the claims or the description of one publication, in one language or
 * several.
 */
export const fulltext = xmlReader({
  format: FORMAT,
  begins: (elements) => elements.includes('fulltext-documents'),
  around: ['world-patent-data', 'fulltext-documents'],
  records: { 'fulltext-document': (record) => parsed(fulltextPublication(record)) },
  ignored: ['meta'],
});

function fulltextPublication(record: XmlElement): Publication {
  const { id, date } = publicationOf(childrenOf(child(record, 'bibliographic-data'), 'publication-reference'));
  const descriptions = childrenOf(record, 'description');
  return present<Publication>({
    id,
    source: { format: FORMAT, part: descriptions.length > 0 ? 'description' : 'claims' },
    publicationDate: date,
    claims: childrenOf(record, 'claims').flatMap((claims) => {
      const texts = claimsOf(claims);
      return texts.length === 0 ? [] : [{ lang: languageCode(attribute(claims, 'lang')), claims: texts }];
    }),
    descriptions: distinct(
      descriptions.map((description) => {
        const text = textOf(description, TEXT);
        return text === undefined ? undefined : { lang: languageCode(attribute(description, 'lang')), text };
      }),
    ),
  });
}
