import { parseColumnSymbol } from '../../numbers/index.ts';
import { parsed } from '../../problem.ts';
import type { Classification, Party, Publication } from '../../publication.ts';
import { child, childrenOf, descendantsOf, type XmlElement } from '../xml/element.ts';
import { applicationReference, publicationId } from '../xml/identity.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { distinct, present } from '../xml/present.ts';
import { xmlReader } from '../xml/reader.ts';
import { type TextRules, textAt, textOf, verbatim } from '../xml/text.ts';
import { calendarDate, countryCode } from '../xml/values.ts';
import { personName } from './person-name.ts';
import { st32Citations, st32International, st32Priorities } from './st32-references.ts';

const FORMAT = 'us-st32';

const TEXT: TextRules = {
  blocks: new Set(['PARA', 'H', 'CLMSTEP', 'LI', 'DT', 'DD', 'row', 'table']),
  spaced: new Set(['entry']),
  omitted: new Set(),
};

/**
 * Grants of the United States office, 2001 to 2004, tagged by the INID codes of WIPO standard ST.32 (`B110` is the
 * number of the document). All are in English. Elements that are empty where they stand for a yes (`CITED-BY-OTHER`)
 * are kept.
 */
export const st32 = xmlReader({
  format: FORMAT,
  begins: ([root]) => root === 'PATDOC',
  records: { PATDOC: (record) => parsed(publicationOf(record)) },
  skipped: ['SDODR', 'EMI', 'CUSTOM-CHARACTER', 'MATH-US', 'CHEM-US', 'SEQLST-US', 'B520', 'B580', 'B590', 'B745'],
});

function publicationOf(record: XmlElement): Publication {
  const biblio = child(record, 'SDOBI');
  const publicationDate = calendarDate(textAt(biblio, 'B100', 'B140', 'DATE'));
  const filed = calendarDate(textAt(biblio, 'B200', 'B220', 'DATE'));
  const parties = child(biblio, 'B700');
  return present<Publication>({
    id: publicationId({
      country: textAt(biblio, 'B100', 'B190'),
      number: textAt(biblio, 'B100', 'B110'),
      kind: textAt(biblio, 'B100', 'B130'),
      date: publicationDate,
    }),
    source: { format: FORMAT, part: 'whole' },
    publicationDate,
    application: applicationReference({ country: 'US', number: textAt(biblio, 'B200', 'B210'), date: filed }),
    titles: languageTexts('en', [textAt(biblio, 'B500', 'B540')]),
    abstracts: languageTexts('en', [textOf(child(record, 'SDOAB'), TEXT)]),
    claims: languageClaims(
      'en',
      descendantsOf(child(record, 'SDOCL'), 'CLM').map((claim) => textOf(claim, TEXT)),
    ),
    descriptions: languageTexts('en', [textOf(child(record, 'SDODE'), TEXT)]),
    applicants: partiesIn(parties, 'B711'),
    inventors: partiesIn(parties, 'B721'),
    assignees: partiesIn(parties, 'B731'),
    agents: partiesIn(parties, 'B741'),
    classifications: classificationsOf(child(biblio, 'B500', 'B510')),
    priorities: st32Priorities(biblio),
    citations: st32Citations(biblio),
    international: st32International(biblio),
  });
}

function classificationsOf(ipc: XmlElement | undefined): Classification[] {
  const version = textAt(ipc, 'B516')?.replace(/^0+(?=\d)/, '');
  return distinct(
    childrenOf(ipc).map((written) => {
      if (written.name !== 'B511' && written.name !== 'B512') return undefined;
      const symbol = parseColumnSymbol(verbatim(written).trim());
      if (!symbol.ok) return undefined;
      const position = written.name === 'B511' ? 'first' : 'later';
      return present<Classification>({ scheme: 'ipc', symbol: symbol.value, version, position });
    }),
  );
}

function partiesIn(parties: XmlElement | undefined, code: string): Party[] {
  return distinct(descendantsOf(parties, code).map((party) => partyOf(child(party, 'PARTY-US'))));
}

/** The file names a country only abroad: who lives in a state, lives in the United States. */
function partyOf(party: XmlElement | undefined): Party | undefined {
  const written = child(party, 'NAM');
  const name =
    textAt(written, 'ONM') ??
    personName({
      family: textAt(written, 'SNM'),
      given: [textAt(written, 'FNM')],
      suffix: textAt(written, 'SFX'),
    });
  if (name === undefined) return undefined;
  const state = textAt(party, 'ADR', 'STATE');
  const country = countryCode(textAt(party, 'ADR', 'CTRY')) ?? (state === undefined ? undefined : 'US');
  return present<Party>({ name, country, region: state ?? textAt(party, 'ADR', 'CITY') });
}
