import type { Party, Publication } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { present } from '../xml/present.ts';
import { textAt } from '../xml/text.ts';
import { countryCode } from '../xml/values.ts';

/** Formats of the names that the EPO harmonised; the others (`original`, `docdba`) are as the office wrote them. */
const HARMONISED = ['docdb', 'epodoc'];

/** Applicants and inventors: the name as written and the harmonised one of the same sequence number are one party. */
export function exchangeParties(parties: XmlElement | undefined): Pick<Publication, 'applicants' | 'inventors'> {
  return {
    applicants: partiesOf(childrenOf(child(parties, 'applicants'), 'applicant'), 'applicant-name'),
    inventors: partiesOf(childrenOf(child(parties, 'inventors'), 'inventor'), 'inventor-name'),
  };
}

function partiesOf(elements: readonly XmlElement[], nameElement: string): Party[] {
  const bySequence = new Map<string, { written?: string; harmonised?: string; country?: string }>();
  elements.forEach((element, index) => {
    const sequence = attribute(element, 'sequence') ?? `unnumbered ${index}`;
    const { name, country } = nameAndCountry(textAt(element, nameElement, 'name'));
    const known = bySequence.get(sequence) ?? {};
    const home = countryCode(textAt(element, 'residence', 'country')) ?? country ?? known.country;
    if (name === undefined) return;
    const harmonised = HARMONISED.includes(attribute(element, 'data-format') ?? '');
    bySequence.set(sequence, {
      ...known,
      ...(harmonised ? { harmonised: name } : { written: known.written ?? name }),
      ...(home === undefined ? {} : { country: home }),
    });
  });
  const parties = new Map<string, Party>();
  for (const { written, harmonised, country } of bySequence.values()) {
    const name = written ?? harmonised!;
    const standardName = harmonised === name ? undefined : harmonised;
    const sameName = name.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (!parties.has(sameName)) parties.set(sameName, present<Party>({ name, standardName, country }));
  }
  return [...parties.values()];
}

/** `BOER BEHEER NIJMEGEN BV DE [NL]`; original names often trail a comma. */
function nameAndCountry(written: string | undefined): { name: string | undefined; country: string | undefined } {
  const match = /^(.*?)\s*(?:\[([A-Z]{2})\])?[\s,]*$/s.exec(written ?? '');
  return { name: match?.[1]?.replace(/[\s,]+$/, '') || undefined, country: countryCode(match?.[2]) };
}
