import { formatApplicationNumber, parseClassSymbol } from '../../numbers/index.ts';
import { parsed } from '../../problem.ts';
import type { Classification, Party, Priority, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { applicationReference, priority, publicationId, type WrittenNumber } from '../xml/identity.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textAt, textOf } from '../xml/text.ts';
import { calendarDate, countryCode } from '../xml/values.ts';
import { personName } from './person-name.ts';

const FORMAT = 'us-pap';

const TEXT: TextRules = {
  blocks: new Set(['paragraph', 'heading', 'claim-text', 'list-item', 'row', 'table', 'footnote']),
  spaced: new Set(['entry', 'in-line-formula']),
  omitted: new Set(['number']),
  flat: new Set(['dependent-claim-reference']),
};

const ABSTRACT: TextRules = { ...TEXT, omitted: new Set(['number', 'heading']) };

const EARLIER_APPLICATIONS = ['division-of', 'continuation-of', 'continuation-in-part-of', 'a-371-of-international'];

/**
 * Patent application publications of the United States office, March 2001 to 2004 (PAP v1.5 and v1.6, XML). All are in
 * English.
 */
export const pap = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'patent-application-publication',
  records: { 'patent-application-publication': (record) => parsed(publicationOf(record)) },
  ignored: ['sequence-cwu'],
  skipped: [
    'subdoc-drawings',
    'image',
    'math-cwu',
    'chemistry-cwu',
    'sequence-listing-new-rules',
    'sequence-listing-old-rules',
    'classification-us',
    'correspondence-address',
  ],
});

function publicationOf(record: XmlElement): Publication {
  const biblio = child(record, 'subdoc-bibliographic-information');
  const technical = child(biblio, 'technical-information');
  const published = { country: 'US', ...documentId(child(biblio, 'document-id')) };
  const filing = child(biblio, 'domestic-filing-data');
  const filed = calendarDate(textAt(filing, 'filing-date'));
  const inventors = childrenOf(child(biblio, 'inventors')).filter(({ name }) => name.endsWith('inventor'));
  const applying = inventors.filter((inventor) => textAt(inventor, 'authority-applicant') === 'INV');
  const priorities = prioritiesOf(biblio);
  const international = priorities.find(({ country }) => country === 'WO');
  return present<Publication>({
    id: publicationId({ ...published, country: 'US' }),
    source: { format: FORMAT, part: 'whole' },
    publicationDate: calendarDate(published.date),
    application: applicationReference({
      country: 'US',
      number: textAt(filing, 'application-number', 'doc-number'),
      date: filed,
    }),
    titles: languageTexts('en', [textAt(technical, 'title-of-invention')]),
    abstracts: languageTexts('en', [textOf(child(record, 'subdoc-abstract'), ABSTRACT)]),
    claims: languageClaims(
      'en',
      childrenOf(child(record, 'subdoc-claims'), 'claim').map((claim) => textOf(claim, TEXT)),
    ),
    descriptions: languageTexts('en', [textOf(child(record, 'subdoc-description'), TEXT)]),
    applicants: distinct(applying.map(partyOf)),
    inventors: distinct(inventors.map(partyOf)),
    assignees: distinct(childrenOf(biblio, 'assignee').map(partyOf)),
    classifications: classificationsOf(child(technical, 'classification-ipc')),
    priorities,
    international: internationalNumbers(
      international?.number && formatApplicationNumber({ country: 'WO', number: international.number }),
      undefined,
    ),
  });
}

function documentId(element: XmlElement | undefined): WrittenNumber {
  return {
    country: textAt(element, 'country-code'),
    number: textAt(element, 'doc-number'),
    kind: textAt(element, 'kind-code'),
    date: textAt(element, 'document-date'),
  };
}

/** The country stands beside earlier applications only; without one it is the United States. */
function earlier(id: XmlElement | undefined, kind?: 'P'): Priority | undefined {
  const { country = 'US', number, date } = documentId(id);
  return applicationReference({ country, number, date, kind });
}

function prioritiesOf(biblio: XmlElement | undefined): Priority[] {
  const foreign = childrenOf(biblio, 'foreign-priority-data').map((claim) =>
    priority({
      country: textAt(claim, 'country-code'),
      number: textAt(claim, 'priority-application-number', 'doc-number'),
      date: textAt(claim, 'filing-date'),
    }),
  );
  const continuity = child(biblio, 'continuity-data');
  const provisional = childrenOf(continuity, 'non-provisional-of-provisional').map((relation) =>
    earlier(child(relation, 'document-id') ?? child(relation, 'parent-child', 'parent', 'document-id'), 'P'),
  );
  const parents = descendantsOf(continuity, ...EARLIER_APPLICATIONS)
    .flatMap((relation) => descendantsOf(relation, 'parent'))
    .map((parent) => earlier(child(parent, 'document-id')));
  return distinct([...foreign, ...provisional, ...parents]);
}

function partyOf(element: XmlElement): Party | undefined {
  const person = child(element, 'name');
  const name =
    textAt(element, 'organization-name') ??
    personName({
      family: textAt(person, 'family-name'),
      given: [textAt(person, 'given-name'), textAt(person, 'middle-name')],
      suffix: textAt(person, 'name-suffix'),
    });
  if (name === undefined) return undefined;
  const home = childrenOf(child(element, 'residence')).find((place) => place.name.startsWith('residence-'));
  const address = child(element, 'address');
  return present<Party>({
    name,
    country: countryCode(textAt(home, 'country-code') ?? textAt(address, 'country', 'country-code')),
    region: textAt(home, 'state') ?? textAt(home, 'city') ?? textAt(address, 'state') ?? textAt(address, 'city'),
  });
}

function classificationsOf(ipc: XmlElement | undefined): Classification[] {
  const version = textAt(ipc, 'classification-ipc-edition')?.replace(/^0+(?=\d)/, '');
  return distinct(
    descendantsOf(ipc, 'ipc').map((written) => {
      const symbol = parseClassSymbol(textOf(written) ?? '');
      if (!symbol.ok) return undefined;
      const first = child(ipc, 'classification-ipc-primary')?.children.includes(written);
      return present<Classification>({
        scheme: 'ipc',
        symbol: symbol.value,
        version,
        position: first ? 'first' : 'later',
      });
    }),
  );
}
