import { fieldOfNumber } from './bare-numbers.ts';
import { daysInMonth } from './dates.ts';
import { operatorWord } from './operators.ts';
import { looksLikeOperator } from './other-platforms.ts';
import type { DateBound, DateLeaf, Query, TextLeaf } from './tree.ts';

/**
 * The canonical text of a query: it parses back to the same tree. The default field (`ta`) is not written; a part whose
 * leaves all stand under one other field is written as one group, `ti=(a OR b)`; parentheses stand wherever two operators meet.
 */
export function printQuery(query: Query): string {
  return print(query, 'ta');
}

/** `field` is the field that holds where the text is going to stand. */
function print(query: Query, field: string): string {
  const own = fieldOf(query);
  if (own !== undefined && own !== field) {
    if (query.type === 'date') return printDate(query);
    const inner = print(query, own);
    return isLeaf(query) ? `${own}=${inner}` : `${own}=(${inner})`;
  }
  switch (query.type) {
    case 'and':
      return query.items
        .map((item, index) => (index === 0 ? '' : item.type === 'not' ? ' ' : ' AND ') + operand(item, field))
        .join('');
    case 'or':
      return query.items.map((item) => operand(item, field)).join(' OR ');
    case 'not':
      return `NOT ${operand(query.item, field)}`;
    case 'near': {
      const operator = `${query.ordered ? 'ADJ' : 'NEAR'}/${query.distance}`;
      return `${operand(query.left, field)} ${operator} ${operand(query.right, field)}`;
    }
    case 'text':
      return printText(query);
    case 'date':
      return printDate(query);
    case 'class':
      return query.symbol + (query.mode === 'prefix' ? '*' : '');
    case 'number':
      return value((query.country ?? '') + query.number + (query.kind ?? '') + (query.prefix ? '*' : ''));
    case 'code':
      return value(query.value);
  }
}

/** A part as an operand: what is made of several stands in parentheses, its field's own or its own. */
function operand(query: Query, field: string): string {
  const text = print(query, field);
  const several = query.type === 'and' || query.type === 'or' || query.type === 'near';
  const own = fieldOf(query);
  return several && (own === undefined || own === field) ? `(${text})` : text;
}

function isLeaf(query: Query): boolean {
  return fieldOfLeaf(query) !== undefined;
}

function fieldOfLeaf(query: Query): string | undefined {
  if (query.type === 'class') return query.scheme;
  return 'field' in query ? query.field : undefined;
}

/** The one field under which all leaves stand, where there is one. Dates carry their operator and are written one by one. */
function fieldOf(query: Query): string | undefined {
  switch (query.type) {
    case 'and':
    case 'or':
      return commonField(query.items);
    case 'near':
      return commonField([query.left, query.right]);
    case 'not':
      return undefined;
    default:
      return fieldOfLeaf(query);
  }
}

function commonField(items: readonly Query[]): string | undefined {
  const [first, ...rest] = items.map((item) => (item.type === 'not' ? fieldOf(item.item) : fieldOf(item)));
  const common = rest.every((field) => field === first);
  return common && first !== undefined && !DATES.has(first) ? first : undefined;
}

const DATES: ReadonlySet<string> = new Set(['ad', 'pd', 'prd']);

function printText({ elements }: TextLeaf): string {
  const [only, ...rest] = elements.map(({ text }) => text);
  return rest.length === 0 && !needsQuotes(only!) ? only! : `"${[only, ...rest].join(' ')}"`;
}

/** Whether a term that stands unquoted would be read as something else, or refused. */
function needsQuotes(term: string): boolean {
  return operatorWord(term) !== undefined || looksLikeOperator(term) || fieldOfNumber(term) !== undefined;
}

function printDate({ field, from, to }: DateLeaf): string {
  if (from === undefined) return `${field}<=${printBound(to!)}`;
  if (to === undefined) return `${field}>=${printBound(from)}`;
  return `${field}=${wholePeriod(from, to) ?? `${printBound(from)}..${printBound(to)}`}`;
}

/** A single day, a whole month or a whole year, where the two bounds are one. */
function wholePeriod(from: DateBound, to: DateBound): string | undefined {
  const first = printBound(from);
  const last = printBound(to);
  if (first === last) return first;
  if (from.type !== 'day' || to.type !== 'day') return undefined;
  const [year, month] = first.split('-') as [string, string];
  if (first === `${year}-01-01` && last === `${year}-12-31`) return year;
  const monthEnd = daysInMonth(Number(year), Number(month));
  return first === `${year}-${month}-01` && last === `${year}-${month}-${monthEnd}` ? `${year}-${month}` : undefined;
}

function printBound(bound: DateBound): string {
  if (bound.type === 'day') return bound.date;
  if (bound.offset === 0 && bound.unit === 'd') return 'now';
  return `now${bound.offset < 0 ? '-' : '+'}${Math.abs(bound.offset)}${bound.unit}`;
}

function value(text: string): string {
  return /^[A-Za-z0-9./*-]+$/.test(text) && operatorWord(text) === undefined && !looksLikeOperator(text)
    ? text
    : `"${text}"`;
}
