import { parseClassPrefix, parseClassSymbol } from '../numbers/index.ts';
import { classPrefix, classUnder } from './build.ts';
import type { ClassField } from './fields.ts';
import { QueryFault } from './problems.ts';
import type { ClassLeaf } from './tree.ts';

/**
 * The leaf of a class symbol as written, `*` at its end for all that begin with it. A main group written with `/00` is
 * the main group: both cover all its subgroups. Throws QueryFault on the whole of `written`.
 */
export function classLeaf(scheme: ClassField, written: string): ClassLeaf {
  const symbol = written.normalize('NFKC').trim();
  const prefix = symbol.endsWith('*');
  const read = prefix ? parseClassPrefix(symbol.slice(0, -1)) : parseClassSymbol(symbol);
  if (!read.ok) throw new QueryFault({ start: 0, end: written.length }, read.problem);
  return prefix ? classPrefix(scheme, read.value) : classUnder(scheme, read.value.replace(/\/00$/, ''));
}
