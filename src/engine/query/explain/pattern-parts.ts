import { singular } from '../../text/plural.ts';

/** What a truncated word asks for, in the simplest terms that tell it all. */
export type PatternShape =
  | { readonly type: 'begins' | 'ends' | 'contains'; readonly literal: string }
  | { readonly type: 'shape'; readonly pattern: string };

export function shapeOf(pattern: string): PatternShape {
  const [, leading, literal, trailing] = /^(\*?)([^*?]+)(\*?)$/.exec(pattern) ?? [];
  if (literal === undefined || (!leading && !trailing)) return { type: 'shape', pattern };
  if (leading && trailing) return { type: 'contains', literal };
  return { type: leading ? 'ends' : 'begins', literal };
}

/**
 * The singular of a plural that is written before a final `*`: words are compared as singulars, so that `batteries*` does not
 * meet “batteries”, and a reader wants to be told. Undefined where there is nothing to tell.
 */
export function singularMeant(pattern: string): string | undefined {
  const [, literal] = /^([a-z]+)\*$/.exec(pattern) ?? [];
  if (literal === undefined) return undefined;
  const folded = singular(literal);
  return folded.startsWith(literal) ? undefined : folded;
}
