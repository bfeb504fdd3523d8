import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Job } from '../../platform/jobs.ts';
import type { ScreeningsOfServer } from './screening-now.ts';

const LONGEST_SECONDS = 23 * 60 * 60;
const data = z.strictObject({ actor: z.string() });

/** Compares with the running profiles what came since. Begun again after a stop or a crash, it goes on where it was. */
export function screeningJob(screenings: ScreeningsOfServer, clock: Clock): Job<z.infer<typeof data>> {
  return {
    name: 'screening.run',
    data,
    longestSeconds: LONGEST_SECONDS,
    run: ({ actor }, stop) => screenings.run({}, { actor, clock }, stop),
  };
}
