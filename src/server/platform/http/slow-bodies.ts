import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Set on routes that take files: their bodies may come slowly, for hours. */
    longBody?: boolean;
  }
}

/** What a whole request may take to arrive, where it is a file; the server's own clock for requests. */
export const LONGEST_UPLOAD_MS = 6 * 60 * 60 * 1000;
const LONGEST_BODY_MS = 60_000;

/**
 * Hangs up on clients that take more than a minute to send a body, save on routes that take files; and on those too when the server
 * stops, which else would wait for them.
 */
export function refuseSlowBodies(app: Pick<FastifyInstance, 'addHook'>): void {
  const uploading = new Set<IncomingMessage>();
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.complete) return;
    const timer = setTimeout(() => raw.destroy(), LONGEST_BODY_MS).unref();
    if (routeOptions.config.longBody === true) {
      clearTimeout(timer);
      uploading.add(raw);
    }
    const arrived = (): void => {
      clearTimeout(timer);
      uploading.delete(raw);
    };
    raw.once('end', arrived);
    raw.once('close', arrived);
  });
  app.addHook('preClose', async () => {
    for (const raw of uploading) raw.destroy();
  });
}
