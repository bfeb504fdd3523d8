import { z } from 'zod';
import type { Db, Scope } from '../../platform/db/index.ts';
import type { Job } from '../../platform/jobs.ts';
import type { Act } from './accounts.ts';
import { endPostRights } from './post-rights.ts';

const NOTHING = z.object({});

/** Ends in the first hour of a day what posts gave whose last day was the one before. */
export function endPostRightsJob(means: {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Act['clock'];
}): Job<z.infer<typeof NOTHING>> {
  return {
    name: 'accounts.end-post-rights',
    data: NOTHING,
    cron: '5 0 * * *',
    alone: true,
    async run() {
      await endPostRights(means.db, means.house, { actor: 'job', clock: means.clock });
    },
  };
}
