import { type ServiceInput, type ServiceKind, serviceInput } from '../../../shared/services.ts';
import { dayOf } from '../../platform/clock.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { listen } from '../../platform/happenings.ts';
import { itemJudged, itemUsed } from '../effects/index.ts';
import { issueDelivered } from '../push/index.ts';
import { enterService, type Origin } from './records.ts';

/** How records that write themselves are signed. */
const ACTOR = 'services.by-itself';

/**
 * Writes the records of what the system itself does for an organisation, in the transaction in which it happens: an issue that reached
 * it (once, whatever is sent again), an item that it judged (once, however often), a use that it told of. The house is who served.
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
  ];
  return () => {
    for (const end of ends) end();
  };
}

interface Written {
  readonly house: Scope;
  readonly enterpriseId: number;
  readonly at: Date;
  readonly origin: Origin;
}

/** What a use or a judgement says stays the enterprise's: the record tells that it happened. */
async function write(
  tx: Db,
  { house, enterpriseId, at, origin }: Written,
  { kind, pieces, deliverable }: { readonly kind: ServiceKind; readonly pieces: number; readonly deliverable: string },
): Promise<void> {
  const clock = { now: () => at };
  const input: ServiceInput = serviceInput.parse({
    ...{ onDate: dayOf({ clock }), kind, channel: 'system', pieces, deliverable, persons: 0 },
    beneficiary: { type: 'unit', unit: enterpriseId },
  });
  await enterService(tx, house, house.organisationId, input, origin, { actor: ACTOR, clock });
}
