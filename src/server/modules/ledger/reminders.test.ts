import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { type Mail, MailFailure } from '../../platform/mail.ts';
import { inviteAccount } from '../accounts/index.ts';
import { appoint, createOrganisation, listOrganisations, takeStep } from '../network/index.ts';
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
    const viewer = { unit: test.scope.organisationId, own: [], roles: ['officer'] };
    const desk = await mattersOf(test.db, test.scope, viewer, on('2026-08-20').clock);
    expect(desk.unreached).toMatchObject([
      { unit: '示例单位1（虚构）', lines: [{ matter: '2026-00-0001 选点', daysBefore: 7 }] },
    ]);
    await give('2026-09-01');
    const { sent, means } = mailbox();
    await sendReminders(means('2026-09-01'));
    expect(sent.map(({ to }) => to)).toEqual([['officer@example.cn']]);
  });

  it('come in the language that their reader chose, or that of the unit', async () => {
    const unit = await withPeople();
    await sql`update organisation set language = 'en' where id = ${unit}`.execute(test.db);
    await give('2026-08-20');
    const { sent, means } = mailbox();
    await sendReminders(means('2026-08-20'));
    expect(sent[0]).toMatchObject({ subject: 'Reminder: 1 matter, the first due 2026-08-31' });
    expect(sent[0]?.text).toContain('within 7 working days');
    const input = { organisationId: unit, login: 'yi', name: '乙（虚构）', roles: ['province-contact' as const] };
    const act = { actor: 'cli', clock: on('2026-06-01').clock };
    const { id } = await inviteAccount(test.db, test.scope, input, act);
    await sql`update account set language = 'zh-Hant', state = 'active' where id = ${id}`.execute(test.db);
    await sql`update post set account_id = ${id} where unit_id = ${unit}`.execute(test.db);
    await give('2026-08-26');
    await sendReminders(means('2026-08-26'));
    expect(sent[1]?.subject).toBe('工作提醒：1 項待辦，最近期限 2026-08-31');
  });

  it('tell the unit above of a service point that is to be evaluated, and the point that it is to be put right', async () => {
    const office = { name: '示例省局（虚构）', kind: 'office', region: '360000' } as const;
    const { id: above } = await createOrganisation(test.db, test.scope, office);
    const point = { name: '示例网点（虚构）', kind: 'service-point', region: '360000', parentId: above } as const;
    const { id } = await createOrganisation(test.db, test.scope, point);
    const contact = { post: 'contact', rank: null, phone: null, fromOn: '2020-01-01' } as const;
    await appoint(test.db, test.scope, above, { ...contact, name: '省联络（虚构）', mail: 'sheng@example.cn' });
    await appoint(test.db, test.scope, id, { ...contact, name: '网点（虚构）', mail: 'dian@example.cn' });
    const step = (name: 'apply' | 'file' | 'start' | 'evaluate', day: string, more: object = {}) =>
      takeStep(
        test.db,
        test.scope,
        id,
        {
          ...{ step: name, year: Number(day.slice(0, 4)), on: day, rank: null, result: null, rectifyBy: null },
          ...{ document: '', note: '', ...more },
        },
        { actor: 'test', clock: on(day).clock },
      );
    await step('apply', '2023-06-01');
    await step('file', '2023-06-02');
    await step('start', '2023-08-31');
    const { sent, means } = mailbox();
    expect(await give('2026-08-20')).toBe(1);
    await sendReminders(means('2026-08-20'));
    expect(sent.map(({ to, text }) => [to, text.includes('服务网点三年评估')])).toEqual([[['sheng@example.cn'], true]]);
    await step('evaluate', '2026-08-21', { result: 'unqualified', rectifyBy: '2026-09-30' });
    await give('2026-09-28');
    await sendReminders(means('2026-09-28'));
    expect(sent[1]).toMatchObject({ to: ['dian@example.cn'], text: expect.stringContaining('服务网点整改') });
  });
});
