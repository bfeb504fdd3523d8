import type { Query } from '../tree.ts';
import { CHINESE } from './chinese.ts';
import { ENGLISH } from './english.ts';
import { isTermList, type Wording } from './wording.ts';

/**
 * Tells in words what a query will match: one sentence a line, the parts of an AND or OR indented below it by two spaces
 * and a dash.
 */
export function explainQuery(query: Query, language: 'zh' | 'en'): string {
  return lines(query, language === 'zh' ? CHINESE : ENGLISH)
    .map((line) =>
      line.replace(/\p{Ll}/u, (letter, at) => (/^[ -]*$/.test(line.slice(0, at)) ? letter.toUpperCase() : letter)),
    )
    .join('\n');
}

function lines(query: Query, wording: Wording): string[] {
  switch (query.type) {
    case 'and':
      return [wording.allOf, ...query.items.flatMap((item) => indented(lines(item, wording)))];
    case 'or':
      return isTermList(query)
        ? [wording.anyText(query.items[0]!.field, query.items)]
        : [wording.anyOf, ...query.items.flatMap((item) => indented(lines(item, wording)))];
    case 'not': {
      const [first, ...rest] = lines(query.item, wording);
      return [wording.noneOf + first, ...rest];
    }
    case 'near':
      return [wording.near(query)];
    case 'text':
      return [wording.text(query)];
    case 'date':
      return [wording.date(query)];
    case 'class':
      return [wording.class(query)];
    case 'number':
      return [wording.number(query)];
    case 'code':
      return [wording.code(query)];
  }
}

function indented([first, ...rest]: string[]): string[] {
  return [`  - ${first}`, ...rest.map((line) => `  ${line}`)];
}
