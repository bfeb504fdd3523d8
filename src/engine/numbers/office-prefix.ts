import type { NumberHints } from './hints.ts';
import { isOfficeCode, UNKNOWN_OFFICE } from './offices.ts';

/**
 * Offices whose own numbers may begin with letters that look like another office's code: chambers of commerce, rights,
 * `WO`.
 */
const NUMBERS_MAY_BEGIN_WITH_LETTERS = ['AU', 'BR', 'DK', 'IT', 'JP', 'MX'];

/**
 * Takes the ST.3 code before a number off it. The hinted country stands in where the text has none; what the text says
 * counts more, except for offices whose numbers may themselves begin with letters.
 */
export function splitOffice(written: string, hints: NumberHints): { readonly country?: string; readonly body: string } {
  const hinted = hints.country;
  const isRepeated = hinted !== undefined && written.startsWith(hinted);
  if (isRepeated) return { country: hinted, body: unseparated(written.slice(2)) };
  const code = /^([A-Z]{2})(?=[^A-Z]|[A-Z]{1,2}[ .]?\d)/u.exec(written)?.[1];
  const named = code !== undefined && isOfficeCode(code) ? code : undefined;
  if (named !== undefined && !(hinted !== undefined && NUMBERS_MAY_BEGIN_WITH_LETTERS.includes(hinted))) {
    return { country: named, body: unseparated(written.slice(2)) };
  }
  return { ...(hinted === undefined ? {} : { country: hinted }), body: written };
}

/** The source's own identifier behind `XX`, with its own signs; undefined where the text names an office or nothing. */
export function ownIdentifier(text: string): string | undefined {
  const trimmed = text.trim().toUpperCase();
  return trimmed.startsWith(UNKNOWN_OFFICE) && trimmed.length > 2 ? trimmed.slice(2).trim() : undefined;
}

function unseparated(body: string): string {
  return body.replace(/^[\s.:/-]+/, '');
}
