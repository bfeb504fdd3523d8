import { isOfficeCode, parseApplicationNumber, parsePublicationNumber } from '../numbers/index.ts';
import type { Problem } from '../problem.ts';
import { numbered } from './build.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { NumberField, NumberLeaf } from './tree.ts';

/** Office, then the beginning of a canonical number of two characters at least. */
const BEGINNING = /^([A-Z]{2})([A-Z0-9][A-Z0-9._-]+)$/;
/** Canonical numbers and identifiers of sources; no sign of the query language is among them. */
const COMPARABLE = /^[\p{L}\p{N}._/-]+$/u;

/**
 * The leaf of a number as written, `*` at its end for all that begin with it. A kind of publication that is not written is any kind; the kind
 * of an application is not compared, since most sources do not tell it. Throws QueryFault on the whole of `written`.
 */
export function numberLeaf(field: NumberField, written: string): NumberLeaf {
  const refuse = (problem: Fault | Problem): never => {
    throw new QueryFault({ start: 0, end: written.length }, problem);
  };
  const value = written.normalize('NFKC').trim();
  if (value.endsWith('*')) return prefixLeaf(field, value.slice(0, -1)) ?? refuse(noBeginning(field, value));
  const read = field === 'pn' ? parsePublicationNumber(value) : parseApplicationNumber(value);
  if (!read.ok) return refuse(read.problem);
  const { country, number, kind } = read.value;
  if (!COMPARABLE.test(number)) return refuse(notComparable(value));
  return numbered({ field, country, number, ...(field === 'pn' && kind ? { kind } : {}) });
}

function prefixLeaf(field: NumberField, beginning: string): NumberLeaf | undefined {
  const [, country = '', number = ''] = BEGINNING.exec(beginning.replace(/\s+/g, '').toUpperCase()) ?? [];
  return isOfficeCode(country) ? numbered({ field, country, number, prefix: true }) : undefined;
}

function noBeginning(field: NumberField, value: string): Fault {
  return {
    code: 'number-prefix',
    zh: `“${shown(value)}”不是号码的开头。请写国家代码和至少两位号码，* 只能放在末尾，例如 ${field}=CN2015*。`,
    en: `“${shown(value)}” is not the beginning of a number. Write the country code and two characters of the number at least; the * stands at the end only, as in ${field}=CN2015*.`,
  };
}

function notComparable(value: string): Fault {
  return {
    code: 'not-a-number',
    zh: `“${shown(value)}”不是号码：号码只由字母、数字和 . _ / - 组成。请核对。`,
    en: `“${shown(value)}” is not a number: numbers are made of letters, digits and . _ / - only. Check it.`,
  };
}
