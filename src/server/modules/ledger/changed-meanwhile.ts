import type { Db, Scope } from '../../platform/db/index.ts';
import type { Problem } from '../../platform/problems.ts';
import { namesOf } from '../accounts/index.ts';
import * as problems from './problems.ts';

/** That somebody else wrote meanwhile, with their name. */
export async function changedMeanwhile(db: Db, house: Scope, actor: string): Promise<Problem> {
  const nameOf = await namesOf(db, { house }, [actor]);
  return problems.changedMeanwhile(nameOf(actor));
}
