import type { Selectable } from 'kysely';
import type { ReminderLine } from '../../../shared/ledger-pages.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, jsonb, type Scope, tables } from '../../platform/db/index.ts';
import { type Mail, MailFailure, type MailTransport } from '../../platform/mail.ts';
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
      await mail.send(mailOf(means, row));
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

function mailOf({ addresses, mailFrom }: RemindMeans, row: Selectable<ReminderMailRow>): Mail {
  const { installation, publicUrl } = addresses;
  const first = row.lines.map(({ dueOn }) => dueOn).sort()[0] ?? row.on_day;
  return {
    messageId: `<reminder-${row.id}.${installation}@${new URL(publicUrl).hostname}>`,
    date: row.created_at,
    from: mailFrom,
    to: [row.address ?? ''],
    subject: `工作提醒：${row.lines.length} 项待办，最近期限 ${first}`,
    text: [
      `${row.name}：`,
      '',
      '以下工作需要办理：',
      '',
      ...row.lines.map(
        (line, at) => `${at + 1}. ${line.unit}　${line.matter}\n   期限 ${line.dueOn}，${standingOf(line)}`,
      ),
      '',
      `办理请登录：${publicUrl}/matters`,
      '本邮件由系统按工作日历自动发出，请勿直接回复。',
    ].join('\n'),
  };
}

function standingOf({ daysBefore }: ReminderLine): string {
  if (daysBefore > 0) return `剩余不超过 ${daysBefore} 个工作日`;
  return daysBefore === 0 ? '今天到期或在节假日内到期' : `已逾期至少 ${-daysBefore} 个工作日`;
}
