import { codesOf, numbersOf, symbolsOf } from '../../../../engine/evaluator/index.ts';
import { classCovers } from '../../../../engine/numbers/index.ts';
import type { Publication } from '../../../../engine/publication.ts';
import {
  type ClassLeaf,
  CODE_FIELDS,
  type CodeLeaf,
  NUMBER_FIELDS,
  type NumberLeaf,
} from '../../../../engine/query/tree.ts';

/**
 * What a publication answers to besides its texts, as tokens of one full-text column: `space·value`, the space telling what
 * kind of value it is. A leaf is looked up as one token, or as the beginning of tokens.
 */
export function codeTokens(publication: Publication): string {
  const tokens = new Set<string>();
  for (const scheme of ['ipc', 'cpc'] as const) {
    for (const symbol of symbolsOf(publication, scheme)) {
      tokens.add(token(scheme, symbol));
      for (const ancestor of ancestorsOf(symbol)) tokens.add(token(`${scheme}u`, ancestor));
    }
  }
  for (const field of NUMBER_FIELDS) {
    for (const { country, number, kind } of numbersOf(publication, field)) {
      tokens.add(token(`${field}n`, number));
      tokens.add(token(`${field}cn`, country, number));
      if (kind !== undefined) tokens.add(token(`${field}nk`, number, kind));
      if (kind !== undefined) tokens.add(token(`${field}cnk`, country, number, kind));
    }
  }
  for (const field of CODE_FIELDS) {
    for (const code of codesOf(publication, field)) tokens.add(token(field, code));
  }
  return [...tokens].join(' ');
}

/** A leaf as a phrase over those tokens; where it is not `exact` it finds some publications too many. */
export function codeExpression(leaf: ClassLeaf | NumberLeaf | CodeLeaf): { phrase: string; exact: boolean } {
  switch (leaf.type) {
    case 'class':
      return leaf.mode === 'prefix'
        ? { phrase: beginning(token(leaf.scheme, leaf.symbol)), exact: true }
        : { phrase: whole(token(`${leaf.scheme}u`, withoutZeroGroup(leaf.symbol))), exact: true };
    case 'number':
      return numberExpression(leaf);
    case 'code':
      return { phrase: whole(token(leaf.field, leaf.value)), exact: true };
  }
}

function numberExpression({ field, country, number, kind, prefix }: NumberLeaf): { phrase: string; exact: boolean } {
  const asked = prefix ? undefined : kind;
  const space = `${field}${country === undefined ? '' : 'c'}n${asked === undefined ? '' : 'k'}`;
  const parts = [country, number, asked].filter((part) => part !== undefined);
  const sought = token(space, ...parts);
  return { phrase: prefix ? beginning(sought) : whole(sought), exact: asked === kind };
}

/** The symbol and every written form above it that covers it. */
function ancestorsOf(symbol: string): string[] {
  const [mainGroup] = symbol.split('/') as [string];
  const forms = [symbol.slice(0, 1), symbol.slice(0, 3), symbol.slice(0, 4), mainGroup, withoutZeroGroup(symbol)];
  return [...new Set(forms)].filter((form) => classCovers(form, symbol));
}

/** `H01M10/00` is the main group itself. */
function withoutZeroGroup(symbol: string): string {
  return symbol.replace(/\/0+$/, '');
}

function token(space: string, ...values: string[]): string {
  return `${space}·${values.map(spelled).join('·')}`;
}

/**
 * The tokeniser folds ASCII capitals and breaks at ASCII signs: capitals become small letters, and everything else in ASCII but digits
 * (and the separator) a private character, so that different values stay different tokens.
 */
function spelled(value: string): string {
  return value.replace(/[^0-9\u0080-\u00b6\u00b8-\u{10FFFF}]/gu, (char) =>
    /[A-Z]/.test(char) ? char.toLowerCase() : String.fromCharCode(PRIVATE + char.charCodeAt(0)),
  );
}

const PRIVATE = 0xe000;

function whole(sought: string): string {
  return `"${sought}"`;
}

function beginning(sought: string): string {
  return `"${sought}" *`;
}
