import type { Case } from './case.ts';
import { smallerLists, smallerPublications, smallerQueries } from './smaller.ts';

/**
 * The smallest case that still fails: profiles, documents, then trees and texts. Stops at the given moment with what it has. The case
 * given must fail.
 */
export async function shrink(
  given: Case,
  fails: (smaller: Case) => Promise<boolean>,
  until = Number.POSITIVE_INFINITY,
): Promise<Case> {
  let smallest = given;
  for (let before: Case | undefined; before !== smallest && Date.now() < until; ) {
    before = smallest;
    for (const smallerOnes of STEPS) smallest = await reduce(smallest, smallerOnes, fails, until);
  }
  return smallest;
}

/** Goes on from the first smaller one that fails, until none does. */
async function reduce(
  given: Case,
  smallerOnes: (from: Case) => Iterable<Case>,
  fails: (smaller: Case) => Promise<boolean>,
  until: number,
): Promise<Case> {
  let smallest = given;
  for (let found = true; found; ) {
    found = false;
    for (const smaller of smallerOnes(smallest)) {
      if (Date.now() > until) return smallest;
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      found = true;
      break;
    }
  }
  return smallest;
}

const STEPS: readonly ((from: Case) => Iterable<Case>)[] = [
  function* (from) {
    for (const profiles of smallerLists(from.profiles, 1)) yield { ...from, profiles };
  },
  function* (from) {
    for (const documents of smallerLists(from.documents, 1)) yield { ...from, documents };
  },
  function* (from) {
    for (const decoys of smallerLists(from.decoys)) yield { ...from, decoys };
    if (from.levels) yield { ...from, levels: false };
  },
  function* (from) {
    for (const [i, { id, query }] of from.profiles.entries()) {
      for (const smaller of smallerQueries(query))
        yield { ...from, profiles: from.profiles.with(i, { id, query: smaller }) };
    }
  },
  function* (from) {
    for (const [i, query] of from.decoys.entries()) {
      for (const smaller of smallerQueries(query)) yield { ...from, decoys: from.decoys.with(i, smaller) };
    }
  },
  function* (from) {
    for (const [i, document] of from.documents.entries()) {
      for (const smaller of smallerPublications(document))
        yield { ...from, documents: from.documents.with(i, smaller) };
    }
  },
];
