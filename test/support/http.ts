import { Writable } from 'node:stream';
import { afterEach } from 'vitest';
import { type Authenticate, createHttp, type HttpServer } from '../../src/server/platform/http/index.ts';
import { openLog } from '../../src/server/platform/log.ts';

/**
 * Makes servers for the tests of one file, with the routes given, and closes them after each test. Without `authenticate` nobody is
 * signed in.
 */
export function useHttp(
  authenticate?: Authenticate,
): (...routes: ((app: HttpServer) => void)[]) => Promise<HttpServer> {
  const opened: HttpServer[] = [];
  afterEach(async () => {
    for (const server of opened.splice(0)) await server.close();
  });
  return async (...routes) => {
    const nowhere = new Writable({ write: (_line, _encoding, done) => done() });
    const server = await createHttp({
      log: openLog('silent', nowhere),
      check: async () => {},
      ...(authenticate === undefined ? {} : { authenticate }),
    });
    opened.push(server);
    for (const addRoutes of routes) addRoutes(server);
    await server.ready();
    return server;
  };
}
