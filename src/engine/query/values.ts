import type { Comparison } from './characters.ts';
import { classLeaf } from './class-values.ts';
import { codeQuery } from './code-values.ts';
import type { Cursor } from './cursor.ts';
import { dateLeaf } from './date-values.ts';
import { type Field, isClassField, isDateField, isNumberField, isTextField } from './fields.ts';
import { numberLeaf } from './number-values.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import { textLeaf } from './terms.ts';
import type { QueryToken } from './tokens.ts';
import type { Query } from './tree.ts';

export type ValueToken = Extract<QueryToken, { type: 'word' | 'phrase' }>;

/** The query of one value under a field. Throws QueryFault with its place in the whole query. */
export function valueQuery(field: Field, comparison: Comparison, token: ValueToken): Query {
  try {
    return ownQuery(field, comparison, token);
  } catch (error) {
    throw error instanceof QueryFault ? error.shifted(token.start + (token.type === 'phrase' ? 1 : 0)) : error;
  }
}

function ownQuery(field: Field, comparison: Comparison, { type, text, kinds }: ValueToken): Query {
  if (isTextField(field)) return textLeaf(field, text, kinds, type === 'phrase');
  if (isDateField(field)) return dateLeaf(field, comparison, text);
  if (isClassField(field)) return classLeaf(field, text);
  if (isNumberField(field)) return numberLeaf(field, text);
  return codeQuery(field, text);
}

const SUBCLASS = /^[A-HY]\d\d[A-Z]$/i;
const GROUP = /^\d{1,4}(?:\/|\*|$)/;
const NUMBER_PART = /^(?:[A-Z]\d?|\d[\d.,/-]*)$/i;

/**
 * Refuses `ipc=H01M 10/0525` and `pn=US 6859910 B2` without quotation marks: what follows the space would silently become
 * a search term of its own. `cursor` stands after the value.
 */
export function refuseSplitValue(field: Field, value: ValueToken, cursor: Cursor): void {
  if (value.type !== 'word' || isTextField(field)) return;
  const parts = splitOff(field, value.text, cursor.wordsAhead());
  if (parts.length > 0) throw new QueryFault(value, splitValue(field, [value.text, ...parts].join(' '), parts[0]!));
}

function splitOff(field: Field, value: string, following: readonly string[]): readonly string[] {
  if (isClassField(field)) return SUBCLASS.test(value) && GROUP.test(following[0] ?? '') ? following.slice(0, 1) : [];
  if (!isNumberField(field)) return [];
  const end = following.findIndex((word) => !NUMBER_PART.test(word));
  return end < 0 ? following : following.slice(0, end);
}

function splitValue(field: Field, value: string, next: string): Fault {
  return {
    code: 'split-value',
    zh: `中间有空格的号码要加引号：${field}="${shown(value)}"。如果“${shown(next)}”是另一个检索词，请在前面写 AND。`,
    en: `a number or symbol with spaces goes in quotation marks: ${field}="${shown(value)}". If “${shown(next)}” is a term of its own, write AND before it.`,
  };
}
