import { isOfficeCode, parseApplicationNumber, parsePublicationNumber } from '../numbers/index.ts';
import { Kind, mayHoldDigit } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { QueryToken } from './tokens.ts';

/** An office, at least six digits with the signs that part them, and perhaps a kind; Japanese eras and US series before the digits. */
const NUMBER = /^([A-Z]{2})((?:(?<=JP)[HSRT]|(?<=US)(?:D|RE|PP))?(?:[/.,-]?\d){6,})(?:[A-Z]\d?)?$/;
const KIND = /^[A-Z]\d?$/i;
const LONGEST = 40;

/** The field under which a term that is a document's number is found; undefined for any other term. */
export function fieldOfNumber(written: string): 'pn' | 'an' | undefined {
  if (written.length > LONGEST) return undefined;
  const number = written.normalize('NFKC').toUpperCase();
  const office = NUMBER.exec(number)?.[1];
  if (office === undefined || !isOfficeCode(office)) return undefined;
  if (parsePublicationNumber(number).ok) return 'pn';
  return parseApplicationNumber(number).ok ? 'an' : undefined;
}

/**
 * Refuses a document's number written as a term, also with a space after the office: texts hardly ever contain it, so that the
 * search would say that there is no such document. `cursor` stands after the term.
 */
export function refuseBareNumber(term: Extract<QueryToken, { type: 'word' }>, cursor: Cursor): void {
  if (!mayBeginNumber(term.text, term.kinds)) return;
  const following = cursor.wordsAhead();
  const [number, kind] = term.text.length === OFFICE ? following : [undefined, following[0]];
  const parts = number === undefined ? [term.text] : [term.text, number];
  const field = fieldOfNumber(parts.join(''));
  if (field === undefined) return;
  const whole = kind !== undefined && KIND.test(kind) ? [...parts, kind] : parts;
  throw new QueryFault(term, bareNumber(field, whole.join(' ')));
}

/** The length of an office's code. */
const OFFICE = 2;

function mayBeginNumber(written: string, kinds: number): boolean {
  return kinds !== Kind.Han && (written.length === OFFICE || mayHoldDigit(kinds));
}

function bareNumber(field: 'pn' | 'an', written: string): Fault {
  const number = shown(written.normalize('NFKC'));
  const value = number.includes(' ') ? `"${number}"` : number;
  const [zh, en] = field === 'pn' ? ['公开号', 'a publication number'] : ['申请号', 'an application number'];
  return {
    code: 'bare-number',
    zh: `“${number}”像是${zh}，不写字段就只会在文字里找它。查这件文献请写 ${field}=${value}；要当作文字里的词来查，请加引号："${number}"。`,
    en: `“${number}” reads as ${en}, and without a field only texts are searched. For the document write ${field}=${value}; for a word of the text use quotation marks: "${number}".`,
  };
}
