import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** One event as the browser's `EventSource` takes it; `data` goes as JSON. */
export interface ServerEvent {
  readonly event: string;
  readonly data: unknown;
}

/**
 * What a stream tells; it ends with the last one. `'quiet'` now and then, where there is nothing to tell, keeps proxies from taking the
 * connection for dead. The signal says that nobody listens any more.
 */
export type Events = (signal: AbortSignal) => AsyncIterable<ServerEvent | 'quiet'>;

/** Answers a request with events until there are none left, the client is gone, or the server stops. */
export type SendEvents = (reply: FastifyReply, events: Events) => FastifyReply;

/** What the browser waits before it connects again. */
const RECONNECT_MS = 2_000;
/**
 * How long a stream lasts; the browser comes again then, and is let in only if its person still may. Longer than a session may stay
 * idle, so that coming again keeps no session open that nobody uses.
 */
const LONGEST_MS = 16 * 60_000;

/** Streams of server-sent events on a server, all of which end when it stops. */
export function eventStreams(app: Pick<FastifyInstance, 'addHook'>, longestMs = LONGEST_MS): SendEvents {
  const stopping = new AbortController();
  app.addHook('preClose', async () => stopping.abort());
  return (reply, events) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const pieces = written(events, AbortSignal.any([gone.signal, stopping.signal, AbortSignal.timeout(longestMs)]));
    return reply
      .type('text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(Readable.from(pieces, { objectMode: false }));
  };
}

async function* written(events: Events, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  yield `retry: ${RECONNECT_MS}\n\n`;
  try {
    for await (const event of events(signal)) {
      yield event === 'quiet' ? ':\n\n' : `event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
