import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import { looksChineseApplication } from './china-application.ts';
import { parseChinesePublication } from './china-publication.ts';
import { parseEuropeanPublication } from './european-patent-office.ts';
import { type NumberHints, usableHints } from './hints.ts';
import { parseJapanesePublication } from './japan.ts';
import { looksJapanese } from './japan-words.ts';
import { looksKorean, parseKoreanPublication } from './korea.ts';
import { ownIdentifier, splitOffice } from './office-prefix.ts';
import { UNKNOWN_OFFICE } from './offices.ts';
import { parseOtherPublication } from './other-office.ts';
import { quoted, refusal, refusedAtSight } from './refusal.ts';
import { parseUnitedStatesPublication } from './united-states-publication.ts';
import { looksPctApplication, parseWipoPublication } from './wipo.ts';
import { writtenForm } from './written-form.ts';

const EXAMPLE = 'CN113914863A';

/**
 * Reads a publication number in any written form to its identity: office, canonical number, kind ('' where neither the
 * text nor the hints tell it). Without an office in text or hints, only a form that one office alone uses is accepted.
 * @example parsePublicationNumber('ＣＮ 113914863 A') // {country: 'CN', number: '113914863', kind: 'A'}
 */
export function parsePublicationNumber(text: string, hints?: NumberHints): Parsed<PublicationId> {
  const unreadable = refusedAtSight<PublicationId>(text, EXAMPLE);
  if (unreadable) return unreadable;
  const own = ownIdentifier(text);
  if (own !== undefined) return parsed({ country: UNKNOWN_OFFICE, number: own, kind: '' });
  const written = writtenForm(text);
  const known = usableHints(hints);
  if (/^(CN)?\s*ZL/.test(written)) return parseChinesePublication(written.replace(/^(CN)?\s*ZL[\s:]*/, ''), known);
  if (looksPctApplication(written)) return refusedPctApplication(text);

  const { country, body } = splitOffice(written, known);
  switch (country ?? officeByForm(body)) {
    case 'CN':
      return parseChinesePublication(body, known);
    case 'US':
      return parseUnitedStatesPublication(body, known);
    case 'EP':
      return parseEuropeanPublication(body, known);
    case 'WO':
      return parseWipoPublication(body, known);
    case 'JP':
      return parseJapanesePublication(body, known);
    case 'KR':
      return parseKoreanPublication(body, known);
    case undefined:
      return refusedWithoutOffice(text);
    default:
      return parseOtherPublication(country ?? '', body, known);
  }
}

/** The one office that writes publication numbers in this form. */
function officeByForm(body: string): string | undefined {
  if (looksJapanese(body)) return 'JP';
  if (looksKorean(body)) return 'KR';
  if (looksChineseApplication(body) || /^[123]\d{8}\s*([ABCUYSD]\d?)?$/.test(body)) return 'CN';
  if (/^20\d\d\/?0\d{6}(\s*A\d)?$/.test(body) || /^(D|RE|PP|H)\s?[\d,]{3,}(\s*[SEPH]\d?)?$/.test(body)) return 'US';
  if (/^(19|20)\d\d\/\d{6}(\s*A\d)?$/.test(body)) return 'WO';
  return undefined;
}

function refusedWithoutOffice<T>(text: string): Parsed<T> {
  return refusal(
    'office-missing',
    `“${quoted(text)}”没有国别代码，无法确定是哪个局的文献。请在号码前加上两位代码（CN、US、EP、WO、JP、KR 等），例如 ${EXAMPLE}。`,
    `“${quoted(text)}” has no office code, so it could be a document of several offices. Put the two letters before it (CN, US, EP, WO, JP, KR and so on), such as ${EXAMPLE}.`,
  );
}

function refusedPctApplication<T>(text: string): Parsed<T> {
  return refusal(
    'application-not-publication',
    `“${quoted(text)}”是 PCT 国际申请号，不是公布号。请用申请号检索（an=），或填写公布号，例如 WO2020/086066。`,
    `“${quoted(text)}” is an international application number, not a publication number. Search it as an=, or write a publication number such as WO2020/086066.`,
  );
}
