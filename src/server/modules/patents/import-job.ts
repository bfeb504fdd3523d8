import { z } from 'zod';
import type { Job } from '../../platform/jobs.ts';
import type { ImportDesk } from './import-desk.ts';

const LONGEST_SECONDS = 23 * 60 * 60;

/** Imports all that waits. Asked for again while it runs, it finds nothing left to do. */
export function importJob(desk: ImportDesk): Job<Record<string, never>> {
  return {
    name: 'patents.import',
    data: z.strictObject({}),
    longestSeconds: LONGEST_SECONDS,
    run: (_data, stop) => desk.workOff(stop),
  };
}
