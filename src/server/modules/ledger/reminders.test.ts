import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { type Mail, MailFailure } from '../../platform/mail.ts';
import { inviteAccount } from '../accounts/index.ts';
import { appoint, listOrganisations } from '../network/index.ts';
import { acceptedReturn, on } from './accepted-return.fixture.ts';
import { giveReminders, sendReminders } from './index.ts';
import { mattersOf } from './matters.ts';

const test = useDatabase();

async function withPeople(): Promise<number> {
  await acceptedReturn(test);
  const [unit] = await listOrganisations(test.db, test.scope);
  const post = {
    post: 'contact',
    name: '乙（虚构）',
    rank: null,
    phone: null,
    mail: 'yi@example.cn',
    fromOn: '2026-01-01',
  } as const;
  await appoint(test.db, test.scope, unit!.id, post);
  return unit!.id;
}

function mailbox(failing?: MailFailure) {
  const sent: Mail[] = [];
  const send = async (mail: Mail) => {
    if (failing) throw failing;
    sent.push(mail);
    return { accepted: mail.to, rejected: [] };
  };
  const means = (day: string) => ({
    ...{ db: test.db, house: test.scope, clock: on(day).clock, mailFrom: 'house@example.cn' },
    ...{ mail: { send, close: () => {} }, addresses: { publicUrl: 'https://chuanli.example.cn', installation: 'abc' } },
  });
  return { sent, means };
}

const give = (day: string) => giveReminders(test.db, test.scope, on(day).clock);

describe('reminders', () => {
  it('are given once for each stage, in one mail for each person', async () => {
    await withPeople();
    const { sent, means } = mailbox();
    expect([await give('2026-08-20'), await give('2026-08-20'), await give('2026-08-21')]).toEqual([1, 0, 0]);
    expect(await sendReminders(means('2026-08-20'))).toEqual({ sent: 1, waiting: 0 });
    expect(await sendReminders(means('2026-08-20'))).toEqual({ sent: 0, waiting: 0 });
    expect(sent).toMatchObject([{ to: ['yi@example.cn'], messageId: '<reminder-1.abc@chuanli.example.cn>' }]);
    expect(sent[0]?.text).toContain('选点');
    expect([await give('2026-08-26'), await give('2026-08-31'), await give('2026-09-01')]).toEqual([1, 1, 1]);
  });

  it('that the mail server does not take now are sent later, as the same mail', async () => {
    await withPeople();
    await give('2026-08-20');
    const busy = new MailFailure({ code: 'mail.busy', zh: '忙', en: 'busy' }, true);
    expect(await sendReminders(mailbox(busy).means('2026-08-20'))).toEqual({ sent: 0, waiting: 1 });
    const { sent, means } = mailbox();
    await sendReminders(means('2026-08-21'));
    expect(sent[0]).toMatchObject({
      messageId: '<reminder-1.abc@chuanli.example.cn>',
      date: on('2026-08-20').clock.now(),
    });
  });

  it('of a unit without an address are told on the officer’s desk, and after the day go up to the officer', async () => {
    await acceptedReturn(test);
    const officer = {
      ...{ organisationId: test.scope.organisationId, login: 'zhuguan', name: '主管（虚构）' },
      ...{ email: 'officer@example.cn', roles: ['officer' as const] },
    };
    const { id } = await inviteAccount(test.db, test.scope, officer, { actor: 'test', clock: on('2026-06-01').clock });
    await sql`update account set state = 'active' where id = ${id}`.execute(test.db);
    await give('2026-08-20');
    const viewer = { unit: test.scope.organisationId, roles: ['officer'] };
    const desk = await mattersOf(test.db, test.scope, viewer, on('2026-08-20').clock);
    expect(desk.unreached).toMatchObject([
      { unit: '示例单位1（虚构）', lines: [{ matter: '2026-00-0001 选点', daysBefore: 7 }] },
    ]);
    await give('2026-09-01');
    const { sent, means } = mailbox();
    await sendReminders(means('2026-09-01'));
    expect(sent.map(({ to }) => to)).toEqual([['officer@example.cn']]);
  });
});
