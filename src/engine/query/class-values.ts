import { parseClassPrefix, parseClassSymbol } from '../numbers/index.ts';
import { classPrefix, classUnder } from './build.ts';
import type { ClassField } from './fields.ts';
import { QueryFault } from './problems.ts';
import type { ClassLeaf } from './tree.ts';

/** A symbol as the canonical text has it, in which parseClassSymbol changes nothing. In section D not every class is one. */
const CANONICAL = /^[A-CE-HY]\d\d[A-Z](?:(?:[1-9]\d{0,2}|2\d{3})|[1-9]\d{0,3}\/(?!00$)\d{2,6})?$/;

/**
 * The leaf of a class symbol as written, `*` at its end for all that begin with it. A main group written with `/00` is
 * the main group: both cover all its subgroups. Throws QueryFault on the whole of `written`.
 */
export function classLeaf(scheme: ClassField, written: string): ClassLeaf {
  if (CANONICAL.test(written)) return classUnder(scheme, written);
  const symbol = written.normalize('NFKC').trim();
  const prefix = symbol.endsWith('*');
  const read = prefix ? parseClassPrefix(symbol.slice(0, -1)) : parseClassSymbol(symbol);
  if (!read.ok) throw new QueryFault({ start: 0, end: written.length }, read.problem);
  return prefix ? classPrefix(scheme, read.value) : classUnder(scheme, read.value.replace(/\/00$/, ''));
}
