import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../../test/support/database.ts';
import { ServiceLine } from '../../../../test/support/service-line.ts';
import { useTempFolders } from '../../../../test/support/temp.ts';
import { webhookIssue } from '../../../shared/push.ts';
import { listDeliveries, listRecipients, readIssue, renewTokens } from './index.ts';

const test = useDatabase();
useTempFolders();

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

const opened: http.Server[] = [];
afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  }
});

/** A receiver that answers with the statuses in turn, and with 204 after them. */
async function receiver(...statuses: readonly number[]): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const answers = [...statuses];
  const server = http.createServer(async (request, response) => {
    received.push({ headers: request.headers as Record<string, string>, body: await text(request) });
    response.writeHead(answers.shift() ?? 204).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received };
}

async function lineTo(url: string, now = '2026-11-23T04:00:00Z') {
  const line = ServiceLine.open(test);
  line.clock.set(now);
  const { issue, recipient, enterpriseId } = await line.approvedIssue({}, { channel: 'webhook', address: url });
  const send = line.sender({ outgoing: { allowed: ['127.0.0.0/8'] } });
  return { line, issue, recipient, enterpriseId, send };
}

describe('a webhook', () => {
  it('brings the issue, signed with the secret of its receiver', async () => {
    const { url, received } = await receiver();
    // The receiver's library holds the signature against the time of the machine.
    const now = new Date().toISOString();
    const { line, issue, recipient, send } = await lineTo(url, now);
    expect(await line.deliver(send)).toMatchObject({ delivered: 1 });
    const [{ headers, body }] = received as [Received];
    const secret = line.addresses.webhookSecret(recipient);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const payload = new Webhook(secret).verify(body, headers) as { type: string; timestamp: string; data: object };
    expect(payload).toMatchObject({ type: 'issue.delivered', timestamp: now });
    const data = webhookIssue.parse(payload.data);
    expect(data.issue).toBe(issue);
    const { itemIds } = await readIssue(test.db, line.house, issue);
    const judged = data.items.map(({ judge }) => {
      expect(judge.possibly).toMatch(/\?rating=possibly$/);
      const [, token] = /\/feedback\/([^/?]+)\?rating=relevant$/.exec(judge.relevant) as unknown as [string, string];
      return line.addresses.readJudge(token, line.clock.now());
    });
    expect(judged).toEqual(itemIds.map((issueItemId) => ({ ...recipient, issueItemId })));
    expect(headers['content-type']).toBe('application/json');
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    await renewTokens(test.db, line.house, recipient.recipientId);
    const renewed = line.addresses.webhookSecret({ ...recipient, generation: 2 });
    expect(() => new Webhook(renewed).verify(body, headers)).toThrow();
  });

  it.each([500, 429, 302])('answered with %d comes again as the same one', async (status) => {
    const { url, received } = await receiver(status);
    const { line, send } = await lineTo(url);
    expect(await line.deliver(send)).toMatchObject({ retried: 1, waiting: 1 });
    expect(await line.deliver(send)).toMatchObject({ delivered: 0, waiting: 1 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      {
        state: 'waiting',
        nextAttemptAt: new Date('2026-11-23T04:01:00Z'),
        problem: { code: `push.webhook-${status}` },
      },
    ]);
    line.clock.pass(1);
    expect(await line.deliver(send)).toMatchObject({ delivered: 1, waiting: 0 });
    const [first, second] = received as [Received, Received];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.body).toBe(first.body);
    expect(Number(second.headers['webhook-timestamp']) - Number(first.headers['webhook-timestamp'])).toBe(60);
  });

  it.each([400, 404])('answered with %d has failed', async (status) => {
    const { url, received } = await receiver(status);
    const { line, send, enterpriseId } = await lineTo(url);
    expect(await line.deliver(send)).toEqual({ delivered: 0, retried: 0, failed: 1, waiting: 0 });
    expect(received).toHaveLength(1);
    expect(await listRecipients(test.db, line.house, enterpriseId)).toMatchObject([{ stopped: false }]);
  });

  it('answered with 410 stops its receiver', async () => {
    const { url } = await receiver(410);
    const { line, send, enterpriseId } = await lineTo(url);
    expect(await line.deliver(send)).toMatchObject({ failed: 1 });
    expect(await listRecipients(test.db, line.house, enterpriseId)).toMatchObject([{ stopped: true }]);
  });

  it('to a private address is refused unless it is allowed', async () => {
    const { url, received } = await receiver();
    const { line } = await lineTo(url);
    expect(await line.deliver()).toMatchObject({ failed: 1 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([
      { state: 'failed', problem: { code: 'outgoing.private-address' } },
    ]);
    expect(received).toEqual([]);
  });

  it('to a host that nobody knows, or that does not answer, is tried again', async () => {
    const { line } = await lineTo('https://enterprise.example/hook');
    const unknown = line.sender({ outgoing: { resolve: async () => Promise.reject(new Error('ENOTFOUND')) } });
    expect(await line.deliver(unknown)).toMatchObject({ retried: 1 });
    expect(await listDeliveries(test.db, line.house)).toMatchObject([{ problem: { code: 'outgoing.unknown-host' } }]);
  });
});
