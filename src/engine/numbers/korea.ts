import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { ApplicationNumber } from './application.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

/** The office's right codes before a number: patent, utility model, design. */
const KIND_OF_RIGHT: Readonly<Record<string, string>> = { 10: 'A', 20: 'U', 30: 'S' };

/**
 * A Korean publication number without `KR`, to DOCDB's form: laid-open applications year and seven digits
 * (`20050116274`, the right told by the kind), registrations the right and seven digits (`101234567`).
 */
export function parseKoreanPublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const written = settledKind(split.kind, hints.kind);
  const dated = yearAndSerial(split.number);
  if (dated)
    return parsed({ country: 'KR', number: dated.number, kind: written || (KIND_OF_RIGHT[dated.right] ?? '') });
  const compact = compactForm(split.number);
  const registered = /^(?:10|20|30)\d{7}$/.test(compact) || /^[1-9]\d{4,8}$/.test(compact);
  if (registered) return parsed({ country: 'KR', number: compact, kind: written });
  return refusal(
    'kr-publication-shape',
    `“${quoted(body)}”不像韩国公开号或登记号：例如 KR10-2005-0116274A（公开）或 KR10-1234567B1（登记）。`,
    `“${quoted(body)}” is no Korean publication or registration number; expected is one such as KR10-2005-0116274A or KR10-1234567B1.`,
  );
}

/**
 * A Korean application number without `KR`: year and seven digits, kind `U` for a utility model and `S` for a design
 * where the text tells the right.
 */
export function parseKoreanApplication(body: string, hints: NumberHints): Parsed<ApplicationNumber> {
  const split = splitKind(body);
  const dated = yearAndSerial(split.number);
  if (dated) {
    const kind = split.kind || hints.kind || (dated.right === '10' ? '' : (KIND_OF_RIGHT[dated.right] ?? ''));
    return parsed({ country: 'KR', number: dated.number, ...(kind ? { kind } : {}) });
  }
  return refusal(
    'kr-application-shape',
    `“${quoted(body)}”不像韩国申请号：应为权利代码（10、20、30）、年份和 7 位数字，例如 KR10-2015-0012345。`,
    `“${quoted(body)}” is no Korean application number: the right (10, 20, 30), the year and 7 digits are expected, such as KR10-2015-0012345.`,
  );
}

/** Whether the text is written as the office writes numbers, right and year and serial. */
export function looksKorean(written: string): boolean {
  return /^(10|20|30)[- ](19|20)\d\d-\d{7}(\s*[A-Z]\d?)?$/.test(written);
}

function yearAndSerial(text: string): { readonly number: string; readonly right: string } | undefined {
  const separated = /^[\s-]*(?:(\d\d)\s*-?\s*)?((?:19|20)\d\d)\s*-\s*(\d{1,7})$/.exec(text.trim());
  const joined = /^(10|20|30)?((?:19|20)\d\d)(\d{7})$/.exec(compactForm(text));
  const match = separated ?? joined;
  return match ? { number: `${match[2]}${(match[3] ?? '').padStart(7, '0')}`, right: match[1] ?? '' } : undefined;
}
