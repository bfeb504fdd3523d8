import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Publication } from '../../src/engine/publication.ts';
import type { Query, TextElement, TextLeaf } from '../../src/engine/query/tree.ts';
import type { Token } from '../../src/engine/text/analyse.ts';
import { assertSayable, operandsOf, prefixOf } from './leaves.ts';
import { analysedTexts, ancestorsOf, classTerm, pairAt } from './terms.ts';

/**
 * The documents for a peer in another process, a line each: ancestors of the classes, then each text, parted by tabs. The positions
 * of a text are parted by spaces; at each stand its terms, joined by `+`, or `_`: a word, or the pair of the Han character with the next one
 * of its run, and the character alone where some profile asks for it.
 */
export function writeDocuments(
  path: string,
  publications: Iterable<Publication>,
  alone: ReadonlySet<string>,
): Promise<void> {
  return writeLines(path, publications, (publication) => documentLine(publication, alone));
}

/** The profiles, a line each, operators before their operands: `and 2 leaf 1 word battery class H01M`. */
export function writeProfiles(path: string, profiles: Iterable<Query>): Promise<void> {
  return writeLines(path, profiles, profileLine);
}

export function documentLine(publication: Publication, alone: ReadonlySet<string>): string {
  return [ancestorsOf(publication).join(' '), ...replayedTexts(publication, alone)].join('\t');
}

export function replayedTexts(publication: Publication, alone: ReadonlySet<string>): string[] {
  return analysedTexts(publication).map((tokens) =>
    tokens.map((token, position) => termsAt(tokens, token, position, alone)).join(' '),
  );
}

function termsAt(tokens: readonly Token[], { han, term }: Token, position: number, alone: ReadonlySet<string>): string {
  if (/[\s+_]/u.test(term)) throw new RangeError(`no term of a peer: ${term}`);
  if (!han) return term;
  const terms = [pairAt(tokens, position), alone.has(term) ? term : undefined].filter((one) => one !== undefined);
  return terms.join('+') || '_';
}

/** The single Han characters that profiles ask for, as a whole element; with `ends` also those that end a longer element of a proximity. */
export function charactersAlone(profiles: Iterable<Query>, ends = false): Set<string> {
  const alone = new Set<string>();
  const lookAt = (leaf: TextLeaf, within: boolean): void => {
    for (const { type, text } of leaf.elements) {
      const characters = [...text];
      if (type === 'han' && (within || characters.length === 1)) alone.add(characters.at(-1)!);
    }
  };
  const look = (query: Query): void => {
    if (query.type === 'and' || query.type === 'or') query.items.forEach(look);
    else if (query.type === 'not') look(query.item);
    else if (query.type === 'near') for (const leaf of operandsOf(query).flat()) lookAt(leaf, ends);
    else if (query.type === 'text') lookAt(query, false);
  };
  for (const profile of profiles) look(profile);
  return alone;
}

export function profileLine(query: Query): string {
  assertSayable(query);
  return words(query).join(' ');
}

function words(query: Query): (string | number)[] {
  switch (query.type) {
    case 'and':
    case 'or':
      return [query.type, query.items.length, ...query.items.flatMap(words)];
    case 'not':
      return ['not', ...words(query.item)];
    case 'near': {
      const operands = operandsOf(query).flatMap((leaves) => [leaves.length, ...leaves.flatMap(words)]);
      return ['near', query.distance, query.ordered ? 'ordered' : 'either', ...operands];
    }
    case 'text':
      return ['leaf', query.elements.length, ...leafWords(query)];
    case 'class':
      return ['class', classTerm(query)];
    default:
      throw new RangeError(query.type);
  }
}

function leafWords({ elements }: TextLeaf): string[] {
  return elements.flatMap(({ type, text }: TextElement) =>
    type === 'pattern' ? ['prefix', prefixOf(text)] : [type, text],
  );
}

export async function writeLines<T>(path: string, items: Iterable<T>, line: (item: T) => string): Promise<void> {
  function* lines(): Generator<string> {
    for (const item of items) yield `${line(item)}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}
