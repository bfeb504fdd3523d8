import { isOfficeCode, parseApplicationNumber, parsePublicationNumber } from '../numbers/index.ts';
import { numbered } from './build.ts';
import { QueryFault } from './problems.ts';
import type { NumberField, NumberLeaf } from './tree.ts';

/** Office, then the beginning of a canonical number of two characters at least. */
const BEGINNING = /^([A-Z]{2})([A-Z]{0,2}\d[A-Z0-9.]+)$/;

/** The leaf of a number as written; a kind that is not written is any kind. Throws QueryFault on the whole of `written`. */
export function numberLeaf(field: NumberField, written: string): NumberLeaf {
  const value = written.normalize('NFKC').trim();
  if (value.endsWith('*')) return prefixLeaf(field, value.slice(0, -1), written);
  const parsed = field === 'pn' ? parsePublicationNumber(value) : parseApplicationNumber(value);
  if (!parsed.ok) throw new QueryFault(whole(written), parsed.problem);
  const { country, number, kind } = parsed.value;
  return numbered({ field, country, number, ...(kind ? { kind } : {}) });
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
