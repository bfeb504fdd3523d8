import { fieldNamed } from './fields.ts';
import { type Fault, QueryFault, shown } from './problems.ts';
import type { QueryToken } from './tokens.ts';

const LATIN_END = /[A-Za-z0-9]$/;
const LATIN_START = /^[A-Za-z0-9]/;

/**
 * Refuses a parenthesis that touches a Latin word, `Li(NiCo)O2` or `ti(battery)`: read as a group it would part a formula
 * into terms. Beside Han characters a group is meant.
 */
export function refuseGluedParentheses(tokens: readonly QueryToken[]): void {
  for (let at = 1; at < tokens.length; at++) {
    const before = tokens[at - 1]!;
    const token = tokens[at]!;
    if (before.end !== token.start) continue;
    if (before.type === 'word' && token.type === 'open' && LATIN_END.test(before.text)) {
      throw new QueryFault(token, fieldNamed(before.text) === undefined ? glued() : signMissing(before.text));
    }
    if (before.type === 'close' && token.type === 'word' && LATIN_START.test(token.text)) {
      throw new QueryFault(before, glued());
    }
  }
}

function glued(): Fault {
  return {
    code: 'glued-parenthesis',
    zh: '括号紧挨着字母或数字：可能是化学式，也可能是分组。是一个词请把整个词放进引号，例如 "Li(NiCo)O2"；是分组请在括号旁边加空格。',
    en: 'a parenthesis touches a letter or digit: it may belong to a formula or make a group. Put a formula in quotation marks, as in "Li(NiCo)O2"; for a group, set a space beside the parenthesis.',
  };
}

function signMissing(name: string): Fault {
  return {
    code: 'glued-parenthesis',
    zh: `字段名后面缺少等号。请写成 ${shown(name)}=(…)。`,
    en: `the equals sign is missing after the field name. Write ${shown(name)}=(…).`,
  };
}
