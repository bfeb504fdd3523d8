import { formatApplicationNumber } from '../../numbers/index.ts';
import type { Citation, Priority, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import {
  applicationReference,
  citedPublication,
  type NamedApplication,
  priority,
  type WrittenNumber,
} from '../xml/identity.ts';
import { distinct, present } from '../xml/present.ts';
import { textAt, textOf } from '../xml/text.ts';
import { citedBy } from './cited-by.ts';

/**
 * Additions, divisions, continuations (in part): relations by which an application takes the date of an earlier one.
 */
const EARLIER_APPLICATIONS = ['B610', 'B620', 'B630'];

/**
 * Foreign priorities (B300), provisional applications (B680US), and the earlier applications that this one continues.
 */
export function st32Priorities(biblio: XmlElement | undefined): Priority[] {
  const claimed = childrenOf(biblio, 'B300').map((claim) =>
    priority({
      country: textAt(claim, 'B330', 'CTRY'),
      number: textAt(claim, 'B310'),
      date: textAt(claim, 'B320', 'DATE'),
    }),
  );
  const provisional = descendantsOf(child(biblio, 'B600'), 'B680US').map((application) =>
    applicationReference({ country: 'US', ...documentOf(child(application, 'DOC')), kind: 'P' }),
  );
  return distinct([...claimed, ...provisional, ...earlierApplications(biblio)]);
}

function earlierApplications(biblio: XmlElement | undefined): (NamedApplication | undefined)[] {
  return childrenOf(child(biblio, 'B600'))
    .filter(({ name }) => EARLIER_APPLICATIONS.includes(name))
    .flatMap((relation) => descendantsOf(relation, 'PDOC'))
    .map((parent) => {
      const { country = 'US', number, date } = documentOf(child(parent, 'DOC'));
      return applicationReference({ country, number, date });
    });
}

/**
 * International application (B860) and publication (B870) of a national phase, or the international application
 * continued.
 */
export function st32International(biblio: XmlElement | undefined): Publication['international'] {
  const continued = earlierApplications(biblio).find((found) => found?.country === 'WO');
  return internationalNumbers(
    textAt(biblio, 'B800', 'B860', 'B861', 'DOC', 'DNUM') ?? (continued && formatApplicationNumber(continued)),
    textAt(biblio, 'B800', 'B870', 'B871', 'DOC', 'DNUM'),
  );
}

/** Patents (B561) and other literature (B562); a cited patent without a country is one of the United States. */
export function st32Citations(biblio: XmlElement | undefined): Citation[] {
  return childrenOf(child(biblio, 'B500', 'B560')).flatMap((citation) => {
    const { country = 'US', ...patent } = documentOf(child(citation, 'PCIT', 'DOC'));
    const text = textOf(child(citation, 'NCIT'));
    const what = citedPublication({ country, ...patent }) ?? (text === undefined ? undefined : { text });
    const marks = childrenOf(citation).find(({ name }) => name.startsWith('CITED-BY'));
    return what === undefined ? [] : [present<Citation>({ ...what, by: citedBy(marks?.name) })];
  });
}

function documentOf(doc: XmlElement | undefined): WrittenNumber {
  const country = textAt(doc, 'CTRY');
  return {
    ...(country === undefined ? {} : { country }),
    number: textAt(doc, 'DNUM'),
    kind: textAt(doc, 'KIND'),
    date: textAt(doc, 'DATE'),
  };
}
