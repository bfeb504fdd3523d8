import type { Publication } from '../../src/engine/publication.ts';
import type { Query } from '../../src/engine/query/index.ts';
import { generateProfiles } from '../generate/profiles.ts';
import { generatePublications } from '../generate/publications.ts';
import { realProfiles, repeatedRealPublications } from '../generate/real.ts';

/** Which documents and profiles are matched; the same for the same description, in every thread and every part asked for. */
export interface Work {
  readonly breadth: 'narrow' | 'broad';
  readonly source: 'generated' | 'real';
  readonly seed: number;
}

/** Publications `first` up to `first + count`. */
export function publicationsOf({ source, seed }: Work, first: number, count: number): Iterable<Publication> {
  return source === 'real' ? repeatedRealPublications(first, count) : generatePublications({ seed, first, count });
}

/** Profiles `first` up to `first + count`. Breadth is of generated ones only. */
export function profilesOf({ source, seed, breadth }: Work, first: number, count: number): Iterable<Query> {
  return source === 'real' ? realProfiles({ seed, first, count }) : generateProfiles({ seed, breadth, first, count });
}

/** The day on which profiles are run. */
export const CONTEXT = { today: '2025-01-01' };
