import type { Party, Publication } from '../../publication.ts';
import { attribute, child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { textAt } from '../xml/text.ts';
import { countryCode } from '../xml/values.ts';
import { personName } from './person-name.ts';

/**
 * Who is named. Until v4.2 the inventors are `applicant`s of the type applicant-inventor, and `inventor` stands only
 * where one could not apply; since v4.3 every inventor is an `inventor`, and `us-applicant` names those who applied.
 */
export function redbookParties(
  biblio: XmlElement | undefined,
): Pick<Publication, 'applicants' | 'inventors' | 'assignees' | 'agents'> {
  const parties = child(biblio, 'us-parties') ?? child(biblio, 'parties');
  const applicants = descendantsOf(parties, 'applicant', 'us-applicant');
  const inventors = descendantsOf(parties, 'inventor', 'deceased-inventor');
  const deceased = childrenOf(biblio, 'us-deceased-inventor');
  const inventing = applicants.filter((applicant) => attribute(applicant, 'app-type') === 'applicant-inventor');
  const listsInventors = parties?.name === 'us-parties' && inventors.length > 0;
  return {
    applicants: distinct(applicants.map(partyOf)),
    inventors: distinct([...(listsInventors ? [] : inventing), ...inventors, ...deceased].map(partyOf)),
    assignees: distinct(childrenOf(child(biblio, 'assignees'), 'assignee').map(partyOf)),
    agents: distinct(descendantsOf(parties, 'agent').map(partyOf)),
  };
}

function partyOf(element: XmlElement): Party | undefined {
  const book = child(element, 'addressbook') ?? element;
  const name =
    textAt(book, 'orgname') ??
    textAt(book, 'name') ??
    personName({
      family: textAt(book, 'last-name'),
      given: [textAt(book, 'prefix'), textAt(book, 'first-name'), textAt(book, 'middle-name')],
      suffix: textAt(book, 'suffix'),
    }) ??
    textAt(book, 'text');
  if (name === undefined) return undefined;
  const address = child(book, 'address');
  return present<Party>({
    name,
    country: countryCode(textAt(element, 'residence', 'country')) ?? countryCode(textAt(address, 'country')),
    region: textAt(address, 'state') ?? textAt(address, 'city'),
  });
}
