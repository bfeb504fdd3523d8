import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { tempFolder, useTempFolders } from '../../../test/support/temp.ts';
import { type Mail, MailFailure, mailFileName, openMail } from './mail.ts';

useTempFolders();

const mail: Mail = {
  messageId: '<issue-12-enterprise-3@example.cn>',
  date: new Date('2024-03-01T08:00:00Z'),
  from: '示例服务站 <push@example.cn>',
  to: ['reader@example.com', 'manager@example.com'],
  subject: '专利信息推送 第12期：固态电池',
  text: '本期 3 件。\n',
  html: '<p>本期 <b>3</b> 件。</p>',
  headers: { 'List-Unsubscribe': '<https://example.cn/stop/x>' },
  attachments: [
    {
      filename: '清单.xlsx',
      contentType: 'application/vnd.ms-excel',
      content: Buffer.from([0, 255, 13, 10, 46, 13, 10]),
    },
  ],
};

describe('mail into a folder', () => {
  it('is one whole message that mail programs can read', async () => {
    const folder = tempFolder();
    const receipt = await openMail({ folder }).send(mail);
    expect(receipt).toEqual({ accepted: mail.to, rejected: [] });
    const [name = ''] = readdirSync(folder);
    const message = await simpleParser(readFileSync(join(folder, name)));
    expect(message.messageId).toBe(mail.messageId);
    expect(message.date).toEqual(mail.date);
    expect(message.subject).toBe(mail.subject);
    expect(message.from?.text).toContain('示例服务站');
    expect(message.text).toBe(mail.text);
    expect(message.html).toBe(mail.html);
    expect(message.headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://example.cn/stop/x' } });
    expect(message.attachments[0]).toMatchObject({ filename: '清单.xlsx', content: mail.attachments?.[0]?.content });
  });

  it('sent again is the same file with the same bytes', async () => {
    const folder = tempFolder();
    await openMail({ folder }).send(mail);
    const [name = ''] = readdirSync(folder);
    const first = readFileSync(join(folder, name));
    await openMail({ folder }).send(mail);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name))).toEqual(first);
  });

  it('takes no header from a subject, and no folder from a Message-ID', async () => {
    const folder = tempFolder();
    await openMail({ folder }).send({ ...mail, messageId: '<../../up@x>', subject: 'a\r\nBcc: thief@example.com' });
    const [name = ''] = readdirSync(folder);
    const message = await simpleParser(readFileSync(join(folder, name)));
    expect(message.bcc).toBeUndefined();
    expect(name).toMatch(/^[^/.][^/]*\.eml$/);
  });

  it('gives different ids different files, also where signs of theirs cannot stand in a name', () => {
    const names = [
      '<a/b@x>',
      '<a_b@x>',
      '<a:b@x>',
      '<A@x>',
      `<${'长'.repeat(200)}1@x>`,
      `<${'长'.repeat(200)}2@x>`,
    ].map(mailFileName);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[\w@.-]{1,150}\.eml$/);
  });
});

let server: SMTPServer | undefined;

afterEach(async () => {
  await new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));
  server = undefined;
});

/** A mail server of the test's own; `refuse` answers recipients with a status of SMTP. */
async function serve(received: string[], refuse: Readonly<Record<string, number>> = {}): Promise<string> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = refuse[address];
      done(responseCode === undefined ? null : Object.assign(new Error('no'), { responseCode }));
    },
    onData(stream, _session, done) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        received.push(Buffer.concat(pieces).toString());
        done();
      });
    },
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const address = listening.server.address();
  return `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

describe('mail through a server', () => {
  it('arrives with the Message-ID that it was given, and names who was refused', async () => {
    const received: string[] = [];
    const transport = openMail({ smtp: await serve(received, { 'manager@example.com': 550 }) });
    expect(await transport.send(mail)).toEqual({ accepted: ['reader@example.com'], rejected: ['manager@example.com'] });
    transport.close();
    expect(received).toHaveLength(1);
    expect((await simpleParser(received[0] ?? '')).messageId).toBe(mail.messageId);
  });

  it.each([
    [550, 'mail.refused', false],
    [451, 'mail.unreachable', true],
  ])('refused with %i is %s, and worth another try: %s', async (status, code, temporary) => {
    const refuse = { 'reader@example.com': status, 'manager@example.com': status };
    const transport = openMail({ smtp: await serve([], refuse) });
    const failure = await transport.send(mail).catch((error: unknown) => error);
    transport.close();
    expect(failure).toBeInstanceOf(MailFailure);
    expect(failure).toMatchObject({ temporary, problem: { code } });
  });

  it('with nobody listening may be tried later, and the failure repeats no password', async () => {
    const address = (await serve([])).replace('smtp://', 'smtp://user:hunter2@');
    await new Promise<void>((resolve) => server?.close(resolve));
    server = undefined;
    const transport = openMail({ smtp: address });
    const failure = await transport.send(mail).catch((error: unknown) => error);
    transport.close();
    expect(failure).toMatchObject({ temporary: true, problem: { code: 'mail.unreachable' } });
    expect(JSON.stringify(failure)).not.toContain('hunter2');
  });
});
