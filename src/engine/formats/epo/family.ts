import { parsed } from '../../problem.ts';
import type { LegalEvent, Publication } from '../../publication.ts';
import { attribute, child, childrenOf, type XmlElement } from '../xml/element.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { textAt, textOf } from '../xml/text.ts';
import { countryCode, possibleDate } from '../xml/values.ts';
import { activePriority, applicationOf, publicationOf } from './document-ids.ts';
import { docdbFamily } from './exchange.ts';

const FORMAT = 'epo-family';

/**
 * INPADOC families in responses of the EPO's OPS, with the legal events where they were asked for: one record for each
 * member. The response bears the number of each member's simple (DOCDB) family; the extended family as such has none.
 */
export const family = xmlReader({
  format: FORMAT,
  begins: (elements) => elements.includes('patent-family'),
  around: ['world-patent-data', 'patent-family'],
  records: { 'family-member': (record) => parsed(memberPublication(record)) },
  ignored: ['meta', 'publication-reference', 'application-reference', 'priority-claim'],
});

function memberPublication(member: XmlElement): Publication {
  const { id, date } = publicationOf(childrenOf(member, 'publication-reference'));
  const legalEvents = childrenOf(member, 'legal').flatMap(legalEvent);
  return present<Publication>({
    id,
    source: { format: FORMAT, part: legalEvents.length > 0 ? 'legal' : 'family' },
    publicationDate: date,
    application: applicationOf(childrenOf(member, 'application-reference')),
    priorities: distinct(childrenOf(member, 'priority-claim').map(activePriority)),
    families: docdbFamily(member),
    legalEvents,
  });
}

/**
 * An event with the date of its gazette (`L007EP`), or where there is none the day on which it took effect (`L525EP`).
 */
function legalEvent(legal: XmlElement): LegalEvent[] {
  const code = textAt(legal, 'L008EP') ?? attribute(legal, 'code');
  const office = countryCode(textAt(legal, 'L001EP'));
  if (code === undefined || office === undefined) return [];
  const influence = attribute(legal, 'infl');
  return [
    present<LegalEvent>({
      office,
      code,
      date: possibleDate(textAt(legal, 'L007EP')) ?? possibleDate(textAt(legal, 'L500EP', 'L525EP')),
      description: descriptionOf(legal),
      influence: influence === '+' || influence === '-' ? influence : undefined,
    }),
  ];
}

/** What the code means, then a line for each detail: `Effective DATE: 20020423`. */
function descriptionOf(legal: XmlElement): string | undefined {
  const details = childrenOf(child(legal, 'L500EP')).flatMap((detail) => {
    const text = textOf(detail);
    const meaning = attribute(detail, 'descData');
    const value = meaning === undefined ? text : `${text} (${meaning})`;
    return text === undefined ? [] : [`${attribute(detail, 'desc') ?? detail.name}: ${value}`];
  });
  const lines = [attribute(legal, 'desc'), ...details].filter((line) => line !== undefined);
  return lines.length === 0 ? undefined : lines.join('\n');
}
