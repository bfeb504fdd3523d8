import { formatApplicationNumber } from '../../numbers/index.ts';
import type { Citation, Priority, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { applicationReference, citedPublication, type NamedApplication, priority } from '../xml/identity.ts';
import { distinct, present } from '../xml/present.ts';
import { textAt, textOf } from '../xml/text.ts';
import { citedBy } from './cited-by.ts';
import { documentId } from './redbook-document-id.ts';

/**
 * Relations by which an application takes the date of an earlier one, as DOCDB counts them; a reissue or a correction
 * does not.
 */
const EARLIER_APPLICATIONS = ['addition', 'division', 'continuation', 'continuation-in-part'];

/** Foreign priorities, provisional applications, and the earlier applications that this one continues. */
export function redbookPriorities(biblio: XmlElement | undefined): Priority[] {
  const claimed = childrenOf(child(biblio, 'priority-claims'), 'priority-claim').map((claim) =>
    priority(documentId(claim)),
  );
  const related = child(biblio, 'us-related-documents');
  const provisional = childrenOf(related, 'us-provisional-application').map((application) =>
    applicationReference({ ...documentId(child(application, 'document-id')), kind: 'P' }),
  );
  return distinct([...claimed, ...provisional, ...earlierApplications(biblio)]);
}

function earlierApplications(biblio: XmlElement | undefined): (NamedApplication | undefined)[] {
  return childrenOf(child(biblio, 'us-related-documents'))
    .filter(({ name }) => EARLIER_APPLICATIONS.includes(name))
    .flatMap((relation) => descendantsOf(relation, 'parent-doc'))
    .flatMap((parent) => [
      applicationReference(documentId(child(parent, 'document-id'))),
      applicationReference(documentId(child(parent, 'parent-pct-document', 'document-id'))),
    ]);
}

/** The international application of a national phase, or the one that a “bypass” continuation continues. */
export function internationalOf(biblio: XmlElement | undefined): Publication['international'] {
  const continued = earlierApplications(biblio).find((found) => found?.country === 'WO');
  return internationalNumbers(
    documentId(child(biblio, 'pct-or-regional-filing-data', 'document-id')).number ??
      (continued && formatApplicationNumber(continued)),
    documentId(child(biblio, 'pct-or-regional-publishing-data', 'document-id')).number,
  );
}

/** Citations of patents and of other literature; v4.3 renamed `citation` to `us-citation`. */
export function redbookCitations(biblio: XmlElement | undefined): Citation[] {
  const cited = child(biblio, 'us-references-cited') ?? child(biblio, 'references-cited');
  return childrenOf(cited).flatMap((citation) => {
    const patent = documentId(child(citation, 'patcit', 'document-id'));
    const what =
      citedPublication(patent) ?? textCitation(child(citation, 'nplcit') ?? child(citation, 'patcit', 'text'));
    return what === undefined ? [] : [present<Citation>({ ...what, by: citedBy(textAt(citation, 'category')) })];
  });
}

function textCitation(element: XmlElement | undefined): Pick<Citation, 'text'> | undefined {
  const text = textOf(element);
  return text === undefined ? undefined : { text };
}
