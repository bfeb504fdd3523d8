import { type Parsed, parsed } from '../problem.ts';
import type { ApplicationNumber } from './application.ts';
import { looksChineseApplication, parseChineseApplication } from './china-application.ts';
import { parseEuropeanApplication } from './european-patent-office.ts';
import { applicationHints, type NumberHints } from './hints.ts';
import { parseJapaneseApplication } from './japan.ts';
import { looksJapanese } from './japan-words.ts';
import { looksKorean, parseKoreanApplication } from './korea.ts';
import { ownIdentifier, splitOffice } from './office-prefix.ts';
import { UNKNOWN_OFFICE } from './offices.ts';
import { parseOtherApplication } from './other-office.ts';
import { quoted, refusal, refusedAtSight } from './refusal.ts';
import { parseUnitedStatesApplication } from './united-states-application.ts';
import { looksPctApplication, parsePctApplication } from './wipo.ts';
import { writtenForm } from './written-form.ts';

const EXAMPLE = 'CN201510123456.1';

/**
 * Reads an application number (or the Chinese ZL patent number, which is the same) in any written form. A Chinese
 * number always gets its check digit; one that is wrong is refused with the right one in the message.
 * @example parseApplicationNumber('ZL 2015 1 0123456.1') // {country: 'CN', number: '201510123456.1'}
 */
export function parseApplicationNumber(text: string, hints?: NumberHints): Parsed<ApplicationNumber> {
  const unreadable = refusedAtSight<ApplicationNumber>(text, EXAMPLE);
  if (unreadable) return unreadable;
  const own = ownIdentifier(text);
  if (own !== undefined) return parsed({ country: UNKNOWN_OFFICE, number: own });
  const written = writtenForm(text);
  const known = applicationHints(hints);
  if (/^(CN)?\s*ZL/.test(written)) return parseChineseApplication(written.replace(/^(CN)?\s*ZL[\s:]*/, ''), known);
  if (looksPctApplication(written)) return parsePctApplication(written);

  const { country, body } = splitOffice(written, known);
  const isPct = known.kind === 'W' && country !== undefined && country !== 'WO';
  if (isPct) return parsePctApplication(body, country);
  switch (country ?? officeByForm(body)) {
    case 'CN':
      return parseChineseApplication(body, known);
    case 'US':
      return parseUnitedStatesApplication(body, known);
    case 'EP':
      return parseEuropeanApplication(body, known);
    case 'WO':
      return parsePctApplication(body);
    case 'JP':
      return parseJapaneseApplication(body, known);
    case 'KR':
      return parseKoreanApplication(body, known);
    case undefined:
      return refusedWithoutOffice(text);
    default:
      return parseOtherApplication(country ?? '', body, known);
  }
}

/** The one office that writes application numbers in this form. */
function officeByForm(body: string): string | undefined {
  if (looksJapanese(body)) return 'JP';
  if (looksKorean(body)) return 'KR';
  if (looksChineseApplication(body)) return 'CN';
  if (/^\d{12}$/.test(body)) return officeOfTwelveDigits(body);
  if (/^\d{1,2}\/\d{3},?\d{3}$/.test(body)) return 'US';
  return undefined;
}

/**
 * Twelve digits are a Chinese number without its check digit or DOCDB's form of a United States one (year, series,
 * serial). Chinese serials have never reached the numbers that United States series make of them: from three million
 * for inventions, nine for utility models, five for designs.
 */
function officeOfTwelveDigits(digits: string): string | undefined {
  if (/^20(0[3-9]|[1-9]\d)(1[0-2]|2[0-4]|3[01]|8[0-1]|9[0-1])/.test(digits)) return 'CN';
  if (/^20\d\d(1[3-9]|29|35|6[0-3])/.test(digits)) return 'US';
  return undefined;
}

function refusedWithoutOffice<T>(text: string): Parsed<T> {
  return refusal(
    'office-missing',
    `“${quoted(text)}”没有国别代码，无法确定是哪个局的申请。请在号码前加上两位代码（CN、US、EP、JP、KR 等，PCT 申请写 PCT/），例如 ${EXAMPLE}。`,
    `“${quoted(text)}” has no office code, so it could be an application at several offices. Put the two letters before it (CN, US, EP, JP, KR and so on; PCT/ for international applications), such as ${EXAMPLE}.`,
  );
}
