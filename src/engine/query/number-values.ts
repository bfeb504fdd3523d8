import { isOfficeCode, parseApplicationNumber, parsePublicationNumber } from '../numbers/index.ts';
import { numbered } from './build.ts';
import { QueryFault } from './problems.ts';
import type { NumberField, NumberLeaf } from './tree.ts';

/** Office, then the beginning of a canonical number of two characters at least. */
const BEGINNING = /^([A-Z]{2})([A-Z]{0,2}\d[A-Z0-9.]+)$/;

/** Records without a publication number stand under the office XX with the identifier of their source. */
const OWN_IDENTIFIER = /^XX\s*(.+)$/i;

/**
 * The leaf of a number as written. A kind of publication that is not written is any kind; the kind of an application is not compared,
 * since most sources do not tell it. Throws QueryFault on the whole of `written`.
 */
export function numberLeaf(field: NumberField, written: string): NumberLeaf {
  const value = written.normalize('NFKC').trim();
  if (value.endsWith('*')) return prefixLeaf(field, value.slice(0, -1), written);
  const own = OWN_IDENTIFIER.exec(value);
  if (field === 'pn' && own !== null) return numbered({ field, country: 'XX', number: own[1]!.toUpperCase() });
  const read = field === 'pn' ? parsePublicationNumber(value) : parseApplicationNumber(value);
  if (!read.ok) throw new QueryFault(whole(written), read.problem);
  const { country, number, kind } = read.value;
  return numbered({ field, country, number, ...(field === 'pn' && kind ? { kind } : {}) });
}

function prefixLeaf(field: NumberField, beginning: string, written: string): NumberLeaf {
  const [, country, number] = BEGINNING.exec(beginning.replace(/\s+/g, '').toUpperCase()) ?? [];
  if (country !== undefined && number !== undefined && isOfficeCode(country)) {
    return numbered({ field, country, number, prefix: true });
  }
  throw new QueryFault(whole(written), {
    code: 'number-prefix',
    zh: `“${beginning}”不是号码的开头。请写国家代码和至少两位号码，* 只能放在末尾，例如 ${field}=CN2015*。`,
    en: `“${beginning}” is not the beginning of a number. Write the country code and two characters of the number at least; the * stands at the end only, as in ${field}=CN2015*.`,
  });
}

function whole(written: string): { start: number; end: number } {
  return { start: 0, end: written.length };
}
