import type { Db, Scope } from '../../platform/db/index.ts';
import { changedMeanwhile as changedSince, type Problem } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';

/** That somebody else wrote meanwhile, with their name. */
export async function changedMeanwhile(db: Db, house: Scope, actor: string): Promise<Problem> {
  const nameOf = await namesOf(db, { house }, [actor]);
  return changedSince('ledger.changed-meanwhile', nameOf(actor));
}
