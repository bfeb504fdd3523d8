import { parsed } from '../../problem.ts';
import type { Publication } from '../../publication.ts';
import type { XmlElement } from '../xml/element.ts';
import { present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { publicationOf } from './document-ids.ts';
import { docdbFamily, exchangePublication } from './exchange.ts';

const FORMAT = 'epo-search';

/**
 * Results of a search in the EPO's OPS: references to publications, or where they were asked for whole exchange
 * documents.
 */
export const search = xmlReader({
  format: FORMAT,
  begins: (elements) => elements.includes('biblio-search'),
  around: ['world-patent-data', 'biblio-search', 'search-result', 'exchange-documents'],
  records: {
    'publication-reference': (record) => parsed(referencedPublication(record)),
    'exchange-document': exchangePublication,
  },
  ignored: ['meta', 'query', 'range'],
});

function referencedPublication(reference: XmlElement): Publication {
  const { id, date } = publicationOf([reference]);
  return present<Publication>({
    id,
    source: { format: FORMAT, part: 'reference' },
    publicationDate: date,
    families: docdbFamily(reference),
  });
}
