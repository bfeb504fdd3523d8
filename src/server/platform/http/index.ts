import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  fastify,
  LogController,
  type RawServerDefault,
} from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { ProblemError } from '../problems.ts';
import { type Authenticate, type GuardedRoute, guardRoutes } from './access.ts';
import { answerProblem } from './problem-details.ts';
import { LONGEST_UPLOAD_MS, refuseSlowBodies } from './slow-bodies.ts';
import { failureOf } from './status.ts';

export {
  type Access,
  type Authenticate,
  type GuardedRoute,
  PERSON_ONLY,
  type Principal,
  principalOf,
  scopeOf,
} from './access.ts';
export { type Events, eventStreams, type SendEvents, type ServerEvent } from './event-stream.ts';
export { CSV_TYPE, DOCX_TYPE, PDF_TYPE, sendDownload, takeFile, XLSX_TYPE } from './files.ts';
export { answerProblem, type ProblemDetails } from './problem-details.ts';
export { failureOf } from './status.ts';

type PlainServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The HTTP server, on which modules put their routes with schemas from `src/shared`. */
export type HttpServer = PlainServer & {
  /** Every route with who may use it. */
  readonly guardedRoutes: readonly GuardedRoute[];
};

export interface HttpOptions {
  readonly log: Log;
  /** Fails when the service cannot do its work, for `/health`. */
  readonly check: () => Promise<void>;
  /** Who a request comes from; without it nobody is signed in. */
  readonly authenticate?: Authenticate;
  /** Proxies whose word on the client's address is believed. */
  readonly trustedProxies?: readonly string[];
  /** Of one address, behind which a whole enterprise may sit. */
  readonly requestsPerMinute?: number;
  /** Of one person, by whichever session or key. */
  readonly requestsPerPrincipal?: number;
}

const longestBody = 1_000_000;

/** A server without routes but `/health`, which answers every failure as RFC 9457 says. It does not listen yet. */
export async function createHttp(options: HttpOptions): Promise<HttpServer> {
  const loggerInstance: FastifyBaseLogger = options.log;
  const server = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: longestBody,
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    requestTimeout: LONGEST_UPLOAD_MS,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>();
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.setErrorHandler(answerProblem);
  await server.register(helmet, {
    // Forms of a service that is reached over plain HTTP inside a house would be sent to a port that nobody listens on.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null, formAction: ["'self'"] } },
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => failureOf(429),
  });
  // Answers go compressed. What comes in is not unpacked: a small body could become any size.
  await server.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await server.register(cookie);
  const ofPrincipal = server.createRateLimit({
    max: options.requestsPerPrincipal ?? 600,
    timeWindow: '1 minute',
    keyGenerator: (request: FastifyRequest) => `account ${request.principal?.accountId}`,
  });
  const limit = async (request: FastifyRequest): Promise<void> => {
    const state = await ofPrincipal(request);
    if (!state.isAllowed && state.isExceeded) throw failureOf(429);
  };
  const guarded = Object.assign(server, {
    guardedRoutes: guardRoutes(server, options.authenticate ?? (async () => undefined), limit),
  });
  server.setNotFoundHandler({ preHandler: server.rateLimit() }, () => {
    throw failureOf(404);
  });
  acceptForms(server);
  await server.register(multipart);
  refuseSlowBodies(server);
  logRequests(server);
  addHealth(server, options.check);
  return guarded;
}

/** Listens, and tells where: the port that the system chose when 0 was asked for. */
export async function listen(server: PlainServer, host: string, port: number): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw code === 'EADDRINUSE' ? portInUse(host, port, error) : error;
  }
}

/**
 * `application/x-www-form-urlencoded`, for pages that work without scripts; a field sent twice keeps its last value. Only where a token
 * stands in the address: any site can make a browser send a form, and so could sign a person in as somebody else.
 */
function acceptForms(server: PlainServer): void {
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (request: FastifyRequest, body: string) => {
      if (request.routeOptions.config.access !== 'link') throw failureOf(415);
      return Object.fromEntries(new URLSearchParams(body));
    },
  );
}

/** One line for each answer, with the route and not the address, which may hold the token of a feed or a feedback link. */
function logRequests(server: PlainServer): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const { statusCode, elapsedTime } = reply;
    request.log.info({ method: request.method, route, status: statusCode, ms: Math.round(elapsedTime) }, 'answered');
  });
}

const Health = z.object({ status: z.literal('ok') });

function addHealth(server: PlainServer, check: () => Promise<void>): void {
  const config = { rateLimit: false as const, access: 'public' as const };
  server.get('/health', { config, schema: { response: { 200: Health } } }, async (request) => {
    try {
      await check();
    } catch (error) {
      request.log.error({ err: error }, 'not healthy');
      throw failureOf(503);
    }
    return { status: 'ok' as const };
  });
}

function portInUse(host: string, port: number, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: 'http.port-in-use',
      zh: `${host} 的端口 ${port} 已被其他程序占用。请停止该程序，或用 --port 指定另一个端口（0 为自动选择）。`,
      en: `Port ${port} on ${host} is taken by another program. Stop it, or name another port with --port (0 chooses one).`,
    },
    { cause },
  );
}
