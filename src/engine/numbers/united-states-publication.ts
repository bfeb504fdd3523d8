import { type Parsed, parsed } from '../problem.ts';
import type { PublicationId } from '../publication.ts';
import type { NumberHints } from './hints.ts';
import { settledKind, splitKind } from './kinds.ts';
import { quoted, refusal } from './refusal.ts';
import { compactForm } from './written-form.ts';

const FIRST_YEAR_OF_APPLICATIONS = 2001;

/**
 * The office's prefixes of its special series, and the kinds under which some sources write the numbers without them.
 */
const PREFIX_OF_KIND: readonly (readonly [kind: RegExp, prefix: string])[] = [
  [/^S\d?$/, 'D'],
  [/^E\d?$/, 'RE'],
  [/^P[23]$/, 'PP'],
  [/^H\d?$/, 'H'],
];

/**
 * A United States publication number without `US`. Application publications: year and seven digits (`20060142694`;
 * DOCDB's ten digits get their zero back). Grants: no leading zeros (`6859910`), designs `D435854`, reissues `RE39123`,
 * plants `PP12345`, statutory invention registrations `H2123`, defensive publications `T958006`.
 */
export function parseUnitedStatesPublication(body: string, hints: NumberHints): Parsed<PublicationId> {
  const split = splitKind(body);
  const kind = settledKind(split.kind, hints.kind);
  const compact = compactForm(split.number);

  const application = /^(\d{4})(\d{6,7})$/.exec(compact);
  const year = Number(application?.[1]);
  if (application && year >= FIRST_YEAR_OF_APPLICATIONS && year < 2100) {
    return parsed({ country: 'US', number: `${year}${(application[2] ?? '').padStart(7, '0')}`, kind });
  }
  const grant = /^(D|RE|PP|H|T|X|AI|RX)?0*([1-9]\d{0,7})$/.exec(compact);
  if (grant) return parsed({ country: 'US', number: (grant[1] ?? prefixOf(kind)) + grant[2], kind });
  return refusal(
    'us-publication-shape',
    `“${quoted(body)}”不像美国专利号：应为授权号（如 US10465445B2、USD435854S、USRE39123E）或申请公开号，即年份加 7 位数字（如 US2006/0142694A1）。`,
    `“${quoted(body)}” is no United States patent number: a grant (such as US10465445B2, USD435854S, USRE39123E) or an application publication, the year and 7 digits (such as US2006/0142694A1), is expected.`,
  );
}

function prefixOf(kind: string): string {
  return PREFIX_OF_KIND.find(([pattern]) => pattern.test(kind))?.[1] ?? '';
}
