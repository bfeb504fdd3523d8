import { parseClassSymbol } from '../numbers/index.ts';
import { classPrefix, classUnder } from './build.ts';
import type { ClassField } from './fields.ts';
import { QueryFault } from './problems.ts';
import type { ClassLeaf } from './tree.ts';

/** The beginning of a canonical symbol, from the section on, in any written form but ST.8. */
const BEGINNING = /^[A-HY](?:\d{1,2}|\d\d[A-Z](?:\d{1,4}(?:\/\d{0,6})?)?)?$/;

/**
 * The leaf of a class symbol as written. A main group written with `/00` is the main group: both cover all its
 * subgroups. Throws QueryFault on the whole of `written`.
 */
export function classLeaf(scheme: ClassField, written: string): ClassLeaf {
  const symbol = written.normalize('NFKC').trim();
  if (symbol.endsWith('*')) return classPrefix(scheme, beginning(symbol.slice(0, -1), written));
  const parsed = parseClassSymbol(symbol);
  if (!parsed.ok) throw new QueryFault(whole(written), parsed.problem);
  return classUnder(scheme, parsed.value.replace(/\/00$/, ''));
}

function beginning(symbol: string, written: string): string {
  const compact = symbol
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/^([A-HY]\d\d[A-Z])0+(?=\d)/, '$1');
  if (BEGINNING.test(compact)) return compact;
  throw new QueryFault(whole(written), {
    code: 'class-prefix',
    zh: `“${symbol}”不是分类号的开头。* 只能放在末尾，例如 ipc=H01M10/05*。`,
    en: `“${symbol}” is not the beginning of a class symbol. The * stands at the end only, as in ipc=H01M10/05*.`,
  });
}

function whole(written: string): { start: number; end: number } {
  return { start: 0, end: written.length };
}
