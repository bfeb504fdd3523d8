import { type BeneficiaryInput, type ServiceInput, type ServiceKind, serviceInput } from '../../../shared/services.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listen } from '../../platform/happenings.ts';
import { itemJudged, itemUsed } from '../effects/index.ts';
import { searchServed } from '../patents/index.ts';
import { issueDelivered } from '../push/index.ts';
import { handOver } from './hand-over.ts';
import { enterService, type Origin } from './records.ts';

/** How records that write themselves are signed. */
const ACTOR = 'services.by-itself';

/**
 * Writes the records of what the system itself does for an organisation, in the transaction in which it happens: an issue that reached
 * it (once, whatever is sent again), an item that it judged (once, however often), a use that it told of, a search that was done for it
 * or for the public. The house is who served.
 * @returns ends it.
 */
export function recordByThemselves(pool: Db): () => void {
  const ends = [
    listen(pool, issueDelivered, async (tx, { house, issueId, enterpriseId, number, families, publications, at }) => {
      const origin = { source: 'push', key: `issue ${issueId}`, families } as const;
      const what = { kind: 'push', pieces: publications, deliverable: `第 ${number} 期` } as const;
      await write(tx, { house, enterpriseId, at, origin }, what);
    }),
    listen(pool, itemJudged, async (tx, { house, enterpriseId, queueItemId, at }) => {
      const origin = { source: 'feedback', key: `judgement ${enterpriseId} ${queueItemId}` } as const;
      await write(tx, { house, enterpriseId, at, origin }, { kind: 'feedback', pieces: 1, deliverable: '' });
    }),
    listen(pool, itemUsed, async (tx, { house, enterpriseId, useId, at }) => {
      const origin = { source: 'use', key: `use ${useId}` } as const;
      await write(tx, { house, enterpriseId, at, origin }, { kind: 'use', pieces: 1, deliverable: '' });
    }),
    listen(pool, searchServed, async (tx, { house, searchId, unitId, hits, exported, at }) => {
      const origin = { source: 'search', key: `search ${searchId}` } as const;
      const found = exported > 0 ? `命中 ${hits} 件，导出 ${exported} 件` : `命中 ${hits} 件`;
      const what = { kind: 'search', pieces: exported, deliverable: found } as const;
      const entered = await write(tx, { house, enterpriseId: unitId, at, origin }, what);
      if (!entered) await handOver(tx, house, origin.key, what, { actor: ACTOR, clock: { now: () => at } });
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

interface Written {
  readonly house: Scope;
  /** Null for the public. */
  readonly enterpriseId: number | null;
  readonly at: Date;
  readonly origin: Origin;
}

/**
 * What a use, a judgement or a search says stays the enterprise's: the record tells that it happened.
 * @returns whether it was not recorded before, or is no service.
 */
async function write(
  tx: Db,
  { house, enterpriseId, at, origin }: Written,
  { kind, pieces, deliverable }: { readonly kind: ServiceKind; readonly pieces: number; readonly deliverable: string },
): Promise<boolean> {
  // A house with a profile of its own serves nobody by it, and what it does for itself must not fail for that.
  if (enterpriseId === house.organisationId) return true;
  const clock = { now: () => at };
  const beneficiary: BeneficiaryInput =
    enterpriseId === null ? { type: 'public' } : { type: 'unit', unit: enterpriseId };
  const input: ServiceInput = serviceInput.parse({
    ...{ onDate: dayOf({ clock }), kind, channel: 'system', pieces, deliverable, persons: 0 },
    beneficiary,
  });
  const id = await enterService(tx, house, house.organisationId, input, origin, { actor: ACTOR, clock });
  return id !== undefined;
}
