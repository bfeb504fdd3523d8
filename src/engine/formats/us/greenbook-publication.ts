import { parseColumnSymbol } from '../../numbers/index.ts';
import type { Citation, Classification, Party, Publication } from '../../publication.ts';
import { internationalNumbers } from '../international-numbers.ts';
import {
  applicationReference,
  citedPublication,
  type NamedApplication,
  priority,
  publicationId,
} from '../xml/identity.ts';
import { languageClaims, languageTexts } from '../xml/language-texts.ts';
import { distinct, present } from '../xml/present.ts';
import { calendarDate } from '../xml/values.ts';
import { type ApsGroup, fieldText, joined } from './aps-record.ts';
import { apsClaims, apsParagraphs, isParagraph } from './aps-texts.ts';
import { officeOf } from './office-of.ts';

/** ST.16 kinds of the grants of that time, by the type of application (`APT`): the file prints none. */
const KIND_OF_TYPE: Readonly<Record<string, string>> = { '1': 'A', '2': 'E', '4': 'S', '5': 'T', '6': 'P', '7': 'H' };

const DESCRIPTION = ['GOVT', 'PARN', 'BSUM', 'DRWD', 'DETD'];

/** The publication that an APS record tells of. */
export function greenbookPublication(groups: readonly ApsGroup[]): Publication {
  const named = (name: string): ApsGroup[] => groups.filter((group) => group.name === name);
  const [patent] = named('PATN');
  const date = calendarDate(fieldText(patent, 'ISD'));
  const pct = named('PCTA')[0];
  return present<Publication>({
    id: publicationId({
      country: 'US',
      // Eight positions and a check digit.
      number: fieldText(patent, 'WKU')?.replace(/^(.{8}).$/, '$1'),
      kind: KIND_OF_TYPE[fieldText(patent, 'APT') ?? ''],
      date,
    }),
    source: { format: 'us-greenbook', part: 'whole' },
    publicationDate: date,
    application: domesticApplication(fieldText(patent, 'APN'), fieldText(patent, 'APD'), fieldText(patent, 'SRC')),
    titles: languageTexts('en', [fieldText(patent, 'TTL')]),
    abstracts: languageTexts('en', [apsParagraphs(named('ABST'))]),
    claims: languageClaims('en', apsClaims(groups)),
    descriptions: languageTexts('en', [apsParagraphs(groups.filter(({ name }) => DESCRIPTION.includes(name)))]),
    inventors: distinct(named('INVT').map(partyOf)),
    assignees: distinct(named('ASSG').map(partyOf)),
    agents: distinct(named('LREP').flatMap(agentsOf)),
    classifications: distinct(named('CLAS').flatMap(classificationsOf)),
    priorities: distinct([
      ...named('PRIR').map((claim) =>
        priority({
          country: officeOf(fieldText(claim, 'CNT')),
          number: fieldText(claim, 'APN'),
          date: fieldText(claim, 'APD'),
        }),
      ),
      ...named('RLAP').map(earlierApplication),
    ]),
    citations: groups.flatMap(citationsOf),
    international: internationalNumbers(fieldText(pct, 'PCN'), fieldText(pct, 'PCP')),
  });
}

/**
 * Serial number and check digit; the series is `SRC`, or where that is a letter (designs) the one that ran at the time.
 */
function domesticApplication(
  written: string | undefined,
  filed: string | undefined,
  series: string | undefined,
): NamedApplication | undefined {
  const serial = /^\d{6}/.exec(written ?? '')?.[0];
  const date = calendarDate(filed);
  if (serial === undefined) return undefined;
  if (/^\d{1,2}$/.test(series ?? ''))
    return applicationReference({ country: 'US', number: `${series}/${serial}`, date });
  if (date === undefined) return undefined;
  const { country, number } = applicationReference({
    country: 'US',
    number: serial + date.slice(2, 4),
    kind: 'A',
    date,
  })!;
  return { country, number, date };
}

/** Codes 71 to 79 are continuations, continuations in part and divisions. */
function earlierApplication(relation: ApsGroup): NamedApplication | undefined {
  if (!/^7\d$/.test(fieldText(relation, 'COD') ?? '')) return undefined;
  return domesticApplication(fieldText(relation, 'APN'), fieldText(relation, 'APD'), fieldText(relation, 'SRC'));
}

/**
 * Names are written `family; given`; a country stands only abroad: who lives in a state, lives in the United States.
 */
function partyOf(group: ApsGroup): Party | undefined {
  const name = personOf(fieldText(group, 'NAM'));
  if (name === undefined) return undefined;
  const state = fieldText(group, 'STA');
  const country = officeOf(fieldText(group, 'CNT')) ?? (state === undefined ? undefined : 'US');
  return present<Party>({ name, country, region: state ?? fieldText(group, 'CTY') });
}

function agentsOf(group: ApsGroup): Party[] {
  return group.fields.flatMap((field) => {
    const name = ['FRM', 'FR2', 'AAT', 'AGT', 'ATT'].includes(field.tag) ? personOf(joined(field)) : undefined;
    return name === undefined ? [] : [{ name }];
  });
}

function personOf(written: string | undefined): string | undefined {
  return written?.replace(/\s*;\s*/g, ', ');
}

function classificationsOf(group: ApsGroup): Classification[] {
  const version = fieldText(group, 'EDF')?.replace(/^0+(?=\d)/, '');
  const symbols = group.fields
    .filter(({ tag }) => tag === 'ICL')
    .flatMap(({ lines }) => {
      const symbol = parseColumnSymbol(lines[0]!.trim());
      return symbol.ok ? [symbol.value] : [];
    });
  return symbols.map((symbol, index) =>
    present<Classification>({ scheme: 'ipc', symbol, version, position: index === 0 ? 'first' : 'later' }),
  );
}

function citationsOf(group: ApsGroup): Citation[] {
  if (group.name === 'OREF') {
    return group.fields.flatMap((field) => {
      const text = isParagraph(field) ? joined(field) : undefined;
      return text === undefined ? [] : [{ text }];
    });
  }
  if (group.name !== 'UREF' && group.name !== 'FREF') return [];
  const country = group.name === 'UREF' ? 'US' : officeOf(fieldText(group, 'CNT'));
  const cited = citedPublication({ country, number: fieldText(group, 'PNO'), date: fieldText(group, 'ISD') });
  return cited === undefined ? [] : [cited];
}
