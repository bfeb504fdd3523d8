import type { Publication } from '../../src/engine/publication.ts';
import type { ClassLeaf } from '../../src/engine/query/tree.ts';
import { analyse, type Token } from '../../src/engine/text/analyse.ts';
import { textsOf } from '../../src/engine/text/texts.ts';

/** The positions of title and abstract by our analysis, text by text: what peers are given instead of text. */
export function analysedTexts(publication: Publication): Token[][] {
  return textsOf(publication)
    .filter(({ field }) => field === 'ti' || field === 'ab')
    .map(({ text }) => analyse(text));
}

/** The character at this position and the next one, where these are joined in one run. */
export function pairAt(tokens: readonly Token[], position: number): string | undefined {
  const next = tokens[position + 1];
  return next?.han && next.joined ? tokens[position]!.term + next.term : undefined;
}

/** All that a class of a document lies under, itself included: a class leaf is then one term. */
export function ancestorsOf(publication: Publication): string[] {
  const symbols = (publication.classifications ?? []).filter(({ scheme }) => scheme === 'ipc');
  return [
    ...new Set(
      symbols.flatMap(({ symbol }) => [
        symbol.slice(0, 1),
        symbol.slice(0, 3),
        symbol.slice(0, 4),
        mainGroupOf(symbol),
        symbol,
      ]),
    ),
  ];
}

/** The term of a class leaf: the symbol of a main group covers what lies under the group. */
export function classTerm({ symbol }: ClassLeaf): string {
  return symbol.replace(/\/0+$/, '');
}

function mainGroupOf(symbol: string): string {
  return symbol.split('/')[0]!;
}
