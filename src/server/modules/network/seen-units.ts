import type { Db, Scope } from '../../platform/db/index.ts';
import { successions } from './act-store.ts';
import { parentsOn } from './tree.ts';
import { belongingsOf } from './tree-store.ts';

/** A unit with those that ended and went on in it, also by way of others: what they left is its own. */
export async function ownUnits(db: Db, house: Scope, unitId: number): Promise<number[]> {
  const ended = await endedByHeir(db, house);
  return reachedFrom(unitId, (one) => ended.get(one) ?? []);
}

/** What people of a unit see: it and what is below it on the last day of a year, and those that ended and went on in any of these. */
export async function unitsSeenFrom(db: Db, house: Scope, unitId: number, year: number): Promise<number[]> {
  const parents = parentsOn(await belongingsOf(db, house), `${year}-12-31`);
  const children = Map.groupBy(parents.keys(), (each) => parents.get(each) ?? null);
  const ended = await endedByHeir(db, house);
  return reachedFrom(unitId, (one) => [...(children.get(one) ?? []), ...(ended.get(one) ?? [])]);
}

async function endedByHeir(db: Db, house: Scope): Promise<ReadonlyMap<number, readonly number[]>> {
  const byHeir = Map.groupBy(await successions(db, house), ({ heir }) => heir);
  return new Map([...byHeir].map(([heir, own]) => [heir, own.map(({ ended }) => ended)]));
}

function reachedFrom(first: number, next: (unitId: number) => readonly number[]): number[] {
  const found = new Set([first]);
  for (const one of found) for (const each of next(one)) found.add(each);
  return [...found];
}
