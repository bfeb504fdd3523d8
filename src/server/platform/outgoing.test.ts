import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublic, type OutgoingRules, sendOutgoing } from './outgoing.ts';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A server of the test's own on the loopback address. Returns its port. */
async function serve(answer: RequestListener): Promise<number> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return (started.address() as AddressInfo).port;
}

function code(code: string) {
  return expect.objectContaining({ problem: expect.objectContaining({ code }) });
}

describe('an outgoing request', () => {
  it.each([
    'http://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://10.0.0.1/',
    'https://172.16.9.9/',
    'https://192.168.1.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[fd00::1]/',
    'https://[fe80::1]/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
  ])('does not go to %s', async (url) => {
    await expect(sendOutgoing({ url })).rejects.toEqual(code('outgoing.private-address'));
  });

  it('does not go to a name that stands for an internal address, even beside a public one', async () => {
    const resolve = async () => ['93.184.215.14', '10.1.2.3'];
    await expect(sendOutgoing({ url: 'https://hooks.example/' }, { resolve })).rejects.toEqual(
      code('outgoing.private-address'),
    );
  });

  it('needs TLS', async () => {
    const resolve = async () => ['93.184.215.14'];
    await expect(sendOutgoing({ url: 'http://hooks.example/' }, { resolve })).rejects.toEqual(
      code('outgoing.without-tls'),
    );
  });

  it.each(['file:///etc/passwd', 'ftp://example.com/', 'example.com', ''])(
    'does not take %j for an address',
    async (url) => {
      await expect(sendOutgoing({ url })).rejects.toEqual(code('outgoing.not-an-address'));
    },
  );

  it('goes where an administrator allows: by name, by address, by block', async () => {
    const port = await serve((request, response) => {
      response.end(`${request.method} ${request.headers.host} ${request.headers['x-hook']}`);
    });
    const resolve = async () => ['127.0.0.1'];
    for (const allowed of [['intranet.example'], ['127.0.0.0/8'], ['127.0.0.1']]) {
      const { status, body } = await sendOutgoing(
        { url: `http://intranet.example:${port}/`, method: 'POST', headers: { 'x-hook': 'yes' }, body: '{}' },
        { allowed, resolve },
      );
      expect([status, String(body)]).toEqual([200, `POST intranet.example:${port} yes`]);
    }
    await expect(
      sendOutgoing({ url: `http://intranet.example:${port}/` }, { allowed: ['10.0.0.0/8', '::1'], resolve }),
    ).rejects.toEqual(code('outgoing.private-address'));
  });

  it('asks for the address once and goes to the one it checked, whatever the name means a moment later', async () => {
    const port = await serve((_request, response) => response.end('checked'));
    const answers = [['127.0.0.1'], ['10.9.9.9']];
    const rules: OutgoingRules = { allowed: ['127.0.0.1'], resolve: async () => answers.shift() ?? [] };
    expect(String((await sendOutgoing({ url: `http://rebinding.example:${port}/` }, rules)).body)).toBe('checked');
    expect(answers).toHaveLength(1);
  });

  it('does not follow a redirection', async () => {
    let asked = 0;
    const port = await serve((_request, response) => {
      asked++;
      response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    });
    const response = await sendOutgoing({ url: `http://127.0.0.1:${port}/` }, { allowed: ['127.0.0.1'] });
    expect([response.status, response.headers.location, asked]).toEqual([302, 'http://169.254.169.254/', 1]);
  });

  it('takes the word of a server that says more than is read, and reads no further', async () => {
    const stopped = Promise.withResolvers<void>();
    const port = await serve((_request, response) => {
      response.on('close', stopped.resolve);
      response.writeHead(202).write('a'.repeat(5_000));
    });
    const url = `http://127.0.0.1:${port}/`;
    const { status, body } = await sendOutgoing({ url }, { allowed: ['127.0.0.1'], maxBytes: 4_999 });
    expect([status, body.length]).toEqual([202, 4_999]);
    await stopped.promise;
  });

  it('gives up on an answer that does not end, or that breaks off', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/slow') response.write('a');
      else response.writeHead(200, { 'content-length': '10' }).write('a', () => request.socket.destroy());
    });
    const get = (path: string, rules: OutgoingRules) =>
      sendOutgoing({ url: `http://127.0.0.1:${port}${path}` }, { ...rules, allowed: ['127.0.0.1'] });
    await expect(get('/slow', { timeout: 50 })).rejects.toEqual(code('outgoing.too-slow'));
    await expect(get('/broken', {})).rejects.toEqual(code('outgoing.failed'));
  });

  it('tells a name that nobody knows', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    await expect(sendOutgoing({ url: 'https://nowhere.example/' }, { resolve })).rejects.toEqual(
      code('outgoing.unknown-host'),
    );
  });
});

describe('public addresses', () => {
  it('are the ordinary ones', () => {
    expect(['93.184.215.14', '2606:2800:21f:cb07::1', '114.114.114.114'].filter(isPublic)).toHaveLength(3);
  });
});
