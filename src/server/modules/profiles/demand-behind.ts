import { isDeepStrictEqual } from 'node:util';
import { type DemandContent, demandContent } from '../../../shared/profiles.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Act } from './act.ts';
import { answerDemand, demandBehind, registerDemand } from './demands.ts';
import { changeProfile } from './store.ts';

/** Registers what was asked for; a house that makes a profile for it has accepted it. */
export async function acceptDemand(
  tx: Db,
  scope: Scope,
  organisationId: number,
  content: DemandContent,
  act: Act,
): Promise<number> {
  const { id } = await registerDemand(tx, scope, organisationId, content, act);
  await answerDemand(tx, scope, id, 'accepted', act);
  return id;
}

/**
 * Puts the demand behind a profile where it is another than the one that is there; that one stays on record.
 * @returns whether it was another.
 */
export async function renewDemand(
  tx: Db,
  scope: Scope,
  profile: { readonly id: number; readonly organisation: { readonly id: number } },
  demand: DemandContent | undefined,
  act: Act,
): Promise<boolean> {
  if (demand === undefined) return false;
  const before = await demandBehind(tx, scope, profile.id);
  if (before !== undefined && isDeepStrictEqual(demandContent.strip().parse(before), demand)) return false;
  const demandId = await acceptDemand(tx, scope, profile.organisation.id, demand, act);
  await changeProfile(tx, scope, profile.id, { demandId }, act);
  return true;
}
