import type { Selectable } from 'kysely';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { type Mail, MailFailure, type MailTransport } from '../../platform/mail.ts';
import { letterOf } from './reminder-letter.ts';
import type { LedgerTables, ReminderMailRow } from './tables.ts';

export interface RemindMeans {
  readonly db: Db;
  readonly house: Scope;
  readonly clock: Clock;
  readonly mail: MailTransport;
  readonly mailFrom: string;
  readonly addresses: { readonly publicUrl: string; readonly installation: string };
}

/**
 * Sends the reminders that wait. A mail's Message-ID comes from its row, so that one sent again after a crash is the same mail. What the
 * server refuses for good is kept with its reason; what it refuses for now is tried at the next call.
 * @returns how many were sent, and how many wait still.
 */
export async function sendReminders(means: RemindMeans): Promise<{ readonly sent: number; readonly waiting: number }> {
  const { db, house, clock, mail } = means;
  const waiting = await tables<LedgerTables>(db)
    .selectFrom('reminder_mail')
    .selectAll()
    .where('organisation_id', '=', house.organisationId)
    .where('sent_at', 'is', null)
    .where('problem', 'is', null)
    .where('address', 'is not', null)
    .orderBy('id')
    .execute();
  let [sent, later] = [0, 0];
  for (const row of waiting) {
    try {
      await mail.send(await mailOf(means, row));
      await mark(db, row.id, { sent_at: clock.now() });
      sent += 1;
    } catch (thrown) {
      if (!(thrown instanceof MailFailure)) throw thrown;
      if (thrown.temporary) later += 1;
      else await mark(db, row.id, { problem: jsonb(thrown.problem) });
    }
  }
  return { sent, waiting: later };
}

async function mark(
  db: Db,
  id: number,
  set: { readonly sent_at: Date } | { readonly problem: unknown },
): Promise<void> {
  await tables<LedgerTables>(db).updateTable('reminder_mail').set(set).where('id', '=', id).execute();
}

async function mailOf({ addresses, mailFrom }: RemindMeans, row: Selectable<ReminderMailRow>): Promise<Mail> {
  const { installation, publicUrl } = addresses;
  const { subject, text } = await letterOf(row, `${publicUrl}/matters`);
  return {
    messageId: `<reminder-${row.id}.${installation}@${new URL(publicUrl).hostname}>`,
    date: row.created_at,
    from: mailFrom,
    to: [row.address ?? ''],
    ...{ subject, text },
  };
}
