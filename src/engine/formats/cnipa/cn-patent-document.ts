import { parsed } from '../../problem.ts';
import type { Citation, Classification, Party, Priority, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
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

const FORMAT = 'cnipa-cn';

const TEXT: TextRules = {
  blocks: new Set(['p', 'heading', 'claim-text', 'invention-title', 'li', 'dt', 'dd', 'row', 'br']),
  spaced: new Set(['entry']),
  omitted: new Set(),
};

/**
 * Applications and grants of the Chinese office in its older form, derived from ST.36 (`cn-patent-document` with `cn-bibliographic-data`
 * and `application-body`, standard ZC 0012): one document a file, or several one after another. Untested on files from the office.
 */
export const cnPatentDocument = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'cn-patent-document',
  records: { 'cn-patent-document': (record) => parsed(publicationOf(record)) },
  skipped: ['drawings', 'cn-abstract-drawing', 'img', 'maths', 'chemistry', 'dp', 'classification-locarno'],
});

function publicationOf(record: XmlElement): Publication {
  const biblio = child(record, 'cn-bibliographic-data');
  const body = child(record, 'application-body');
  const published = documentId(child(biblio, 'cn-publication-reference', 'document-id'));
  const filed = documentId(child(biblio, 'application-reference', 'document-id'));
  calendarDate(filed.date);
  return present<Publication>({
    id: publicationId(published),
    source: { format: FORMAT, part: body === undefined ? 'biblio' : 'whole' },
    publicationDate: calendarDate(published.date),
    application: applicationReference(filed),
    titles: textsOf(childrenOf(biblio, 'invention-title'), record, TEXT),
    abstracts: textsOf([...childrenOf(biblio, 'abstract'), ...childrenOf(record, 'abstract')], record, TEXT),
    claims: claimsOf(childrenOf(body, 'claims'), record, TEXT, (set) => childrenOf(set, 'claim')),
    descriptions: textsOf(childrenOf(body, 'description'), record, TEXT),
    applicants: distinct(descendantsOf(child(biblio, 'cn-parties'), 'cn-applicant').map(partyOf)),
    inventors: distinct(descendantsOf(child(biblio, 'cn-parties'), 'cn-inventor').map(partyOf)),
    assignees: distinct(descendantsOf(biblio, 'assignee').map(partyOf)),
    agents: distinct(descendantsOf(child(biblio, 'cn-parties'), 'cn-agent').flatMap(agents)),
    classifications: classifications(biblio),
    priorities: priorities(biblio),
    citations: citations(biblio),
    international: international(biblio),
  });
}

/** The office is China's where the file leaves it out. */
function documentId(element: XmlElement | undefined): WrittenNumber {
  return {
    country: textAt(element, 'country') ?? 'CN',
    number: textAt(element, 'doc-number'),
    kind: textAt(element, 'kind'),
    date: textAt(element, 'date'),
  };
}

function partyOf(element: XmlElement): Party | undefined {
  const book = child(element, 'addressbook') ?? element;
  return party(textAt(book, 'name') ?? textAt(book, 'orgname'), child(book, 'address'), {
    country: 'country',
    regions: ['province', 'state', 'city'],
  });
}

/** The agency, then the person. */
function agents(element: XmlElement): (Party | undefined)[] {
  const agency = child(element, 'cn-agency');
  return [agency && partyOf(agency), partyOf(element)];
}

function classifications(biblio: XmlElement | undefined): Classification[] {
  const edition = child(biblio, 'classification-ipc');
  const early = descendantsOf(edition, 'main-classification', 'further-classification').map((symbol) =>
    printedClass(textOf(symbol), symbol.name === 'main-classification' ? 'first' : 'later'),
  );
  const current = childrenOf(child(biblio, 'classifications-ipcr'), 'classification-ipcr').map((found, index) =>
    printedClass(textAt(found, 'text') ?? textOf(found), index === 0 ? 'first' : 'later'),
  );
  return distinct([...early, ...current]);
}

function priorities(biblio: XmlElement | undefined): Priority[] {
  const claimed = childrenOf(child(biblio, 'priority-claims'), 'priority-claim').map((claim) =>
    priority(documentId(claim)),
  );
  const domestic = descendantsOf(biblio, 'cn-domestic-priority-claim')
    .flatMap((claim) => descendantsOf(claim, 'document-id'))
    .map((found) => priority(documentId(found)));
  return distinct([...claimed, ...domestic]);
}

function citations(biblio: XmlElement | undefined): Citation[] {
  return childrenOf(child(biblio, 'references-cited'), 'citation').flatMap((citation) => {
    const patent = child(citation, 'patcit');
    const text = textAt(patent, 'text') ?? textOf(child(citation, 'nplcit'));
    const named = child(patent, 'document-id') && citedPublication(documentId(child(patent, 'document-id')));
    const what = named ?? (text === undefined ? undefined : { text });
    return what === undefined ? [] : [what];
  });
}

function international(biblio: XmlElement | undefined): Publication['international'] {
  const application = textAt(biblio, 'pct-or-regional-filing-data', 'document-id', 'doc-number');
  const publication = textAt(biblio, 'pct-or-regional-publishing-data', 'document-id', 'doc-number');
  return internationalNumbers(application, publication);
}
