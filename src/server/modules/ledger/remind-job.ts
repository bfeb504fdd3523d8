import { z } from 'zod';
import type { Job } from '../../platform/jobs.ts';
import { giveReminders } from './give-reminders.ts';
import { type RemindMeans, sendReminders } from './send-reminders.ts';

const NOTHING = z.object({});

/** Reminds every morning. Begun again after a kill, it gives nothing twice and sends what was given and not sent. */
export function remindJob(means: RemindMeans): Job<z.infer<typeof NOTHING>> {
  return {
    name: 'ledger.remind',
    data: NOTHING,
    cron: '30 8 * * *',
    alone: true,
    async run() {
      await giveReminders(means.db, means.house, means.clock);
      const { waiting } = await sendReminders(means);
      if (waiting > 0) throw new Error(`${waiting} reminders wait for the mail server.`);
    },
  };
}
