import { parsed } from '../../problem.ts';
import type { Publication } from '../../publication.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { applicationReference } from '../xml/identity.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textAt, textOf } from '../xml/text.ts';
import { calendarDate } from '../xml/values.ts';
import { unnamedApplication } from './problems.ts';

const FORMAT = 'us-st96';

const TEXT: TextRules = {
  blocks: new Set(['P', 'Heading', 'ClaimText', 'LI', 'row', 'table', 'Br']),
  spaced: new Set(['entry']),
  // Page heads, page numbers, line numbers.
  omitted: new Set(['BoundaryData']),
};

/**
 * Claims, abstracts and specifications of United States applications as filed or amended, read from paper by the office
 * (XML4IP: its schema on WIPO standard ST.96). A document tells one part of an application, on the day when it came in;
 * the application may never have been published, so its records bear the office XX and the application number, and a
 * later part takes the place of an earlier one.
 */
export const st96 = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'ClaimsDocument' || root === 'SpecificationDocument',
  records: {
    ClaimsDocument: (record) => parsed(partOf(record, 'claims', { claims: languageClaims('en', claimsOf(record)) })),
    SpecificationDocument: (record) => {
      const specification = child(record, 'Specification');
      return textAt(record, 'DocumentCode') === 'ABST'
        ? parsed(partOf(record, 'abstract', { abstracts: languageTexts('en', [abstractOf(specification)]) }))
        : parsed(partOf(record, 'description', { descriptions: languageTexts('en', [textOf(specification, TEXT)]) }));
    },
  },
  skipped: ['Image', 'Math', 'Chemistry', 'Figure'],
});

function partOf(
  record: XmlElement,
  part: 'claims' | 'abstract' | 'description',
  texts: Pick<Publication, 'claims' | 'abstracts' | 'descriptions'>,
): Publication {
  const number = textAt(record, 'DocumentHeaderDetails', 'ApplicationHeaderDetails', 'ApplicationNumber');
  const application = applicationReference({ country: 'US', number });
  if (application === undefined) throw unnamedApplication();
  const exchanged = calendarDate(textAt(record, 'MailRoomDate'));
  return present<Publication>({
    id: { country: 'XX', number: `US-APPL-${application.number}`, kind: '' },
    source: { format: FORMAT, part, ...(exchanged === undefined ? {} : { exchanged }) },
    application,
    ...texts,
  });
}

/** What has no number is no claim but the words before them; a cancelled claim has no text. */
function claimsOf(record: XmlElement): (string | undefined)[] {
  return descendantsOf(record, 'Claim')
    .filter((claim) => textAt(claim, 'ClaimNumber') !== undefined)
    .map((claim) => textOf({ ...claim, children: childrenOf(claim, 'ClaimText') }, TEXT));
}

function abstractOf(specification: XmlElement | undefined): string | undefined {
  if (specification === undefined) return undefined;
  return textOf(
    { ...specification, children: childrenOf(specification).filter(({ name }) => name !== 'Heading') },
    TEXT,
  );
}
