import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { type MailTransport, openMail } from '../../platform/mail.ts';
import { listDeliveries, readIssue } from './index.ts';

const test = useDatabase();
useTempFolders();

async function mailsIn(folder: string): Promise<ParsedMail[]> {
  const files = readdirSync(folder).sort();
  return Promise.all(files.map((file) => simpleParser(readFileSync(join(folder, file)))));
}

describe('a mail', () => {
  it('holds the issue as HTML, text, workbook and document, and says how to stop', async () => {
    const line = ServiceLine.open(test);
    const { issue, recipient } = await line.approvedIssue();
    expect(await line.deliver()).toEqual({ delivered: 1, retried: 0, failed: 0, waiting: 0 });
    const [mail, ...others] = await mailsIn(line.outbox);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      subject: '专利信息简报 第 1 期（2026-11-23）：2 项',
      from: { value: [{ name: '传利', address: 'push@house.example' }] },
      to: { value: [{ address: 'ip@enterprise.example' }] },
      date: new Date('2026-11-23T04:00:00Z'),
    });
    expect(mail!.messageId).toMatch(/^<issue-\d+\.recipient-\d+\.house-\d+\.[0-9a-f]{12}@chuanli\.example>$/);
    expect(mail!.text).toContain('一种硫化物固态电解质膜');
    expect(mail!.html).toContain('与在研项目直接相关');
    expect(mail!.attachments.map(({ filename }) => filename)).toEqual(['2026-11-23-001.xlsx', '2026-11-23-001.docx']);
    for (const { content } of mail!.attachments) expect(content.subarray(0, 2).toString()).toBe('PK');
    const stop = line.addresses.stop(recipient);
    expect(mail!.headers.get('list')).toMatchObject({ unsubscribe: { url: stop } });
    expect(mail!.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    const { itemIds, approvedAt } = await readIssue(test.db, line.house, issue);
    for (const issueItemId of itemIds) {
      const link = line.addresses.judge({ ...recipient, issueItemId }, 'relevant', approvedAt!);
      expect(mail!.text).toContain(link);
      expect(mail!.html).toContain(link);
    }
    expect(mail!.text).toContain(stop);
  });

  it('in English reads English, in Traditional Chinese Traditional', async () => {
    for (const [language, subject] of [
      ['en', 'Patent brief no. 1 (2026-11-23): 2 items'],
      ['zh-Hant', '專利信息簡報 第 1 期（2026-11-23）：2 項'],
    ] as const) {
      const line = ServiceLine.open(test);
      await line.approvedIssue({ language });
      await line.deliver();
      const mails = await mailsIn(line.outbox);
      expect(mails.map((mail) => mail.subject)).toContain(subject);
    }
  });

  it('goes to each recipient with links of their own', async () => {
    const line = ServiceLine.open(test);
    const { subscription } = await line.approvedIssue();
    await line.addRecipient(subscription, { name: '研发负责人', address: 'rd@enterprise.example' });
    await line.work({ publication_number: 'CN199001055A', title: '固态电解质粉体' });
    const [issue] = await line.compose(subscription);
    await line.approve(issue!);
    expect(await line.deliver()).toMatchObject({ delivered: 3 });
    const mails = (await mailsIn(line.outbox)).filter(({ subject }) => subject?.includes('第 2 期'));
    expect(mails.map(({ to }) => (Array.isArray(to) ? undefined : to?.text)).sort()).toEqual([
      'ip@enterprise.example',
      'rd@enterprise.example',
    ]);
    const stops = mails.map(({ text }) => text?.match(/stop\/\S+/)?.[0]);
    expect(new Set(stops).size).toBe(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
  });
});

describe('a mail server', () => {
  const opened: { server: SMTPServer; transport: MailTransport }[] = [];
  afterEach(async () => {
    for (const { server, transport } of opened.splice(0)) {
      transport.close();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      await closed.promise;
    }
  });

  /** A server that answers each mail as the next of `replies` says; an answer of 250 takes it. */
  async function serverAnswering(...replies: readonly number[]) {
    const taken: string[] = [];
    const answers = [...replies];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onData(stream, _session, done) {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece));
        stream.on('end', () => {
          const responseCode = answers.shift() ?? 250;
          if (responseCode !== 250) return done(Object.assign(new Error('not now'), { responseCode }));
          taken.push(Buffer.concat(pieces).toString());
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as { port: number };
    const transport = openMail({ smtp: `smtp://127.0.0.1:${port}` });
    opened.push({ server, transport });
    return { taken, transport };
  }

  it('that takes the mail has it once', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { taken, transport } = await serverAnswering();
    const send = line.sender({ mail: transport });
    expect(await line.deliver(send)).toMatchObject({ delivered: 1, waiting: 0 });
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 0, waiting: 0 });
    expect(taken).toHaveLength(1);
    expect((await simpleParser(taken[0]!)).subject).toBe('专利信息简报 第 1 期（2026-11-23）：2 项');
  });

  it('that is busy gets the same mail later', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { taken, transport } = await serverAnswering(451, 421);
    const send = line.sender({ mail: transport });
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 1, failed: 0, waiting: 1 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      {
        state: 'waiting',
        attempts: 1,
        nextAttemptAt: new Date('2026-11-23T04:01:00Z'),
        problem: { code: 'mail.unreachable' },
      },
    ]);
    expect(await line.deliver(send)).toMatchObject({ delivered: 0, retried: 0, waiting: 1 });
    line.clock.pass(1);
    expect(await line.deliver(send)).toMatchObject({ retried: 1 });
    line.clock.pass(4);
    expect(await line.deliver(send)).toMatchObject({ delivered: 0, waiting: 1 });
    line.clock.pass(1);
    expect(await line.deliver(send)).toMatchObject({ delivered: 1, waiting: 0 });
    expect(taken).toHaveLength(1);
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      { state: 'delivered', attempts: 3, deliveredAt: new Date('2026-11-23T04:06:00Z'), problem: null },
    ]);
  });

  it('that refuses for good is not asked again', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { taken, transport } = await serverAnswering(550);
    const send = line.sender({ mail: transport });
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 1, waiting: 0 });
    line.clock.pass(100_000);
    expect(await line.deliver(send)).toMatchObject({ failed: 0, delivered: 0 });
    expect(taken).toEqual([]);
    const [failed] = await listDeliveries(test.db, line.house);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'mail.refused' } });
    expect(failed!.problem!.zh).toContain('拒收');
  });

  it('that is not there is tried again', async () => {
    const line = ServiceLine.open(test);
    await line.approvedIssue();
    const { transport } = await serverAnswering();
    const { server } = opened[0]!;
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    await closed.promise;
    expect(await line.deliver(line.sender({ mail: transport }))).toMatchObject({ retried: 1, waiting: 1 });
    opened.splice(0);
    transport.close();
  });
});
