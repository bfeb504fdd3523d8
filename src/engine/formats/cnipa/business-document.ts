import { parsed } from '../../problem.ts';
import type { Citation, Classification, Party, Priority, Publication } from '../../publication.ts';
import { attribute, child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import {
  applicationReference,
  citedPublication,
  priority,
  publicationId,
  type WrittenNumber,
} from '../xml/identity.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textAt, textOf } from '../xml/text.ts';
import { calendarDate } from '../xml/values.ts';
import { claimsOf, party, printedClass, textsOf } from './document.ts';

const FORMAT = 'cnipa-business';

const TEXT: TextRules = {
  blocks: new Set(['Paragraphs', 'P', 'Heading', 'ClaimText', 'InventionTitle', 'LI', 'Row', 'Br']),
  spaced: new Set(['Entry']),
  omitted: new Set(),
};

/**
 * Documents of the Chinese office in its standardised form (`business:PatentDocumentAndRelated`, in the manner of ST.96, elements of the
 * namespaces `business:` and `base:`): published applications, grants, utility models and designs, one document a file in the weekly
 * archives. Untested on files from the office.
 */
export const businessDocument = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'PatentDocumentAndRelated',
  records: { PatentDocumentAndRelated: (record) => parsed(publicationOf(record)) },
  skipped: ['Drawings', 'AbstractFigure', 'Image', 'Figure', 'Math', 'Chemistry', 'FullDocImage', 'ExaminerDetails'],
});

function publicationOf(record: XmlElement): Publication {
  const biblio = child(record, 'BibliographicData') ?? child(record, 'DesignBibliographicData');
  const published = publicationNumber(record, biblio);
  const filed = documentId(reference(biblio, 'ApplicationReference'));
  const texts = [...childrenOf(record, 'Claims'), ...childrenOf(record, 'Description')];
  calendarDate(filed.date);
  return present<Publication>({
    id: publicationId(published),
    source: {
      format: FORMAT,
      part: texts.length === 0 ? 'biblio' : 'whole',
      ...exchangedOn(attribute(record, 'dateProduced')),
    },
    publicationDate: calendarDate(published.date),
    application: applicationReference(filed),
    titles: textsOf([...childrenOf(biblio, 'InventionTitle'), ...childrenOf(biblio, 'DesignTitle')], record, TEXT),
    abstracts: textsOf(
      [...childrenOf(record, 'Abstract'), ...childrenOf(record, 'DesignBriefExplanation')],
      record,
      TEXT,
    ),
    claims: claimsOf(childrenOf(record, 'Claims'), record, TEXT, (set) => childrenOf(set, 'Claim')),
    descriptions: textsOf(childrenOf(record, 'Description'), record, TEXT),
    applicants: distinct(descendantsOf(biblio, 'Applicant').map(partyOf)),
    inventors: distinct(descendantsOf(biblio, 'Inventor', 'Designer').map(partyOf)),
    assignees: distinct(descendantsOf(biblio, 'Assignee').map(partyOf)),
    agents: distinct(descendantsOf(biblio, 'Agent').flatMap(agents)),
    classifications: classifications(biblio),
    priorities: distinct(
      descendantsOf(biblio, 'PriorityClaim').map((claim): Priority | undefined => priority(documentId(claim))),
    ),
    citations: citations(biblio),
  });
}

/**
 * References come in the office's own form and in a padded one (`dataFormat` original and standard); the own form is read. The root element
 * repeats the publication's number in the own form.
 */
function reference(biblio: XmlElement | undefined, name: string): XmlElement | undefined {
  const references = childrenOf(biblio, name);
  return (
    references.find((found) => attribute(found, 'dataFormat') === 'original') ??
    references.find((found) => attribute(found, 'dataFormat') === undefined) ??
    references[0]
  );
}

function publicationNumber(record: XmlElement, biblio: XmlElement | undefined): WrittenNumber {
  const written = documentId(reference(biblio, 'PublicationReference'));
  const number = attribute(record, 'docNumber');
  return {
    country: attribute(record, 'country') ?? written.country,
    number: number ?? written.number,
    kind: attribute(record, 'kind') ?? written.kind,
    date: written.date ?? attribute(record, 'datePublication'),
  };
}

/** The office is China's where the file leaves it out. */
function documentId(element: XmlElement | undefined): WrittenNumber {
  const id = child(element, 'DocumentID') ?? element;
  return {
    country: textAt(id, 'WIPOST3Code') ?? 'CN',
    number: textAt(id, 'DocNumber'),
    kind: textAt(id, 'Kind'),
    date: textAt(id, 'Date'),
  };
}

function exchangedOn(produced: string | undefined): { exchanged?: string } {
  const date = calendarDate(produced);
  return date === undefined ? {} : { exchanged: date };
}

function partyOf(element: XmlElement): Party | undefined {
  const book = child(element, 'AddressBook') ?? element;
  return party(textAt(book, 'Name') ?? textAt(book, 'OrganizationName'), child(book, 'Address'), {
    country: 'WIPOST3Code',
    regions: ['Province', 'City'],
  });
}

/** The agency, then the person. */
function agents(element: XmlElement): (Party | undefined)[] {
  const agency = child(element, 'Agency');
  return [agency && partyOf(agency), partyOf(element)];
}

function classifications(biblio: XmlElement | undefined): Classification[] {
  return distinct(
    descendantsOf(biblio, 'ClassificationIPCR').map((found, index) =>
      printedClass(textAt(found, 'Text') ?? symbolOfParts(found), index === 0 ? 'first' : 'later'),
    ),
  );
}

function symbolOfParts(found: XmlElement): string {
  const part = (name: string): string => textAt(found, name) ?? '';
  const group = part('MainGroup') === '' ? '' : ` ${part('MainGroup')}/${part('Subgroup') || '00'}`;
  return part('Section') + part('MainClass') + part('Subclass') + group;
}

function citations(biblio: XmlElement | undefined): Citation[] {
  return descendantsOf(biblio, 'Citation').flatMap((citation) => {
    const id = descendantsOf(citation, 'DocumentID')[0];
    const text = id === undefined ? textOf(citation) : undefined;
    const what = (id && citedPublication(documentId(id))) ?? (text === undefined ? undefined : { text });
    return what === undefined ? [] : [what];
  });
}
