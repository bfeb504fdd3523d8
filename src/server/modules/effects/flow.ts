import type { FlowCounts } from '../../../shared/effects.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listOrganisations } from '../network/index.ts';
import { countStore } from '../patents/index.ts';
import { listProfiles } from '../profiles/index.ts';
import { listPushed } from '../push/index.ts';
import { countScreening } from '../screening/index.ts';
import { countJudged, countUsed, type JudgedCounts, precision } from './counts.ts';
import { type FlowFilter, itemsOf, openedItems } from './records-behind.ts';

/**
 * The way from what was read to what was used, for the house or one enterprise, profile or screening run of it. What was read and
 * stored is everyone's beginning and is not divided.
 */
export async function flow(db: Db, house: Scope, asked: FlowFilter = {}): Promise<FlowCounts> {
  const store = await countStore(db, house);
  const screening = await countScreening(db, house, asked);
  const filter = await itemsOf(db, house, asked);
  const pushed = await listPushed(db, house, 'pushed', filter);
  const opened = await openedItems(db, house, filter);
  const judged = await countJudged(db, house, filter);
  return {
    ...store,
    matched: screening.matches,
    families: screening.families,
    kept: screening.kept,
    dropped: screening.dropped,
    maybe: screening.maybe,
    open: screening.open,
    pushed: pushed.length,
    opened: opened.length,
    ...judged,
    used: await countUsed(db, house, filter),
    precision: precision(judged),
  };
}

export interface PrecisionLine extends JudgedCounts {
  readonly id: number;
  readonly name: string;
  readonly precision: number | null;
}

/** Precision of every profile, or of every enterprise, of which something was judged; n stands beside it. */
export async function precisionBy(
  db: Db,
  house: Scope,
  what: 'profile' | 'enterprise',
  clock: Clock,
): Promise<PrecisionLine[]> {
  const named = what === 'profile' ? await listProfiles(db, house, {}, { clock }) : await listOrganisations(db, house);
  const lines: PrecisionLine[] = [];
  for (const { id, name } of named) {
    const judged = await countJudged(db, house, { [what]: id });
    if (judged.judged > 0) lines.push({ id, name, ...judged, precision: precision(judged) });
  }
  return lines;
}
