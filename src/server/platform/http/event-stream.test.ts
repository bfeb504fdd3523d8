import { once } from 'node:events';
import { expect, it } from 'vitest';
import { useHttp } from '../../../../test/support/http.ts';
import { eventStreams, type ServerEvent } from './index.ts';

const serve = useHttp();

it('ends in time though it has more to tell, so that the guard is passed anew', async () => {
  const server = await serve((app) => {
    const send = eventStreams(app, 20);
    async function* endless(signal: AbortSignal): AsyncGenerator<ServerEvent> {
      yield { event: 'first', data: 1 };
      await once(signal, 'abort');
    }
    app.get('/events', { config: { access: 'public' } }, (_request, reply) => send(reply, endless));
  });
  const { statusCode, body } = await server.inject('/events');
  expect([statusCode, body]).toEqual([200, 'retry: 2000\n\nevent: first\ndata: 1\n\n']);
});
