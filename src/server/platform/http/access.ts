import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Problem, ProblemError } from '../problems.ts';
import { failureOf } from './status.ts';

/** Who asks. */
export interface Principal {
  readonly accountId: number;
  /** How the audit log names the person, and the key where one is used. */
  readonly actor: string;
  /** The person alone, whichever key is used; absent where `actor` says no more than that. */
  readonly person?: string;
  readonly organisationId: number;
  readonly roles: readonly string[];
  /** Whether every step of signing in is done. */
  readonly open: boolean;
  /** Expected in the header `x-csrf-token` of requests that change something; absent where the browser sends nothing by itself. */
  readonly csrf?: string;
  /** What an API key is limited to; absent for a person. */
  readonly scopes?: readonly string[];
}

/**
 * Who may use a route:
 * - `public`: anybody;
 * - `link`: whoever bears a token in the address, which the route itself checks;
 * - `signing-in`: a session that has begun, whether or not all steps are done;
 * - roles: a person who bears one of them, all steps of signing in done.
 */
export type Access = 'public' | 'link' | 'signing-in' | RoleAccess;

export interface RoleAccess {
  readonly roles: readonly string[];
  /** What an API key needs here; where it does not say, `read` for what only looks and `write` for what changes. */
  readonly scope?: string;
}

/** The scope of routes that no key opens. */
export const PERSON_ONLY = 'person-only';

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
  }
}

export type Authenticate = (request: FastifyRequest) => Promise<Principal | undefined>;

/** A route as the guard knows it. */
export interface GuardedRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/**
 * Puts a guard before every route that is added from now on. A route that does not say who may use it is refused when it is added, so
 * that none can be forgotten.
 * @returns the list of routes, which grows as they are added.
 */
export function guardRoutes(
  server: Pick<FastifyInstance, 'addHook' | 'decorateRequest'>,
  authenticate: Authenticate,
  /** Refuses one who asks too much. */
  limit: (request: FastifyRequest) => Promise<void>,
): readonly GuardedRoute[] {
  const routes: GuardedRoute[] = [];
  server.decorateRequest('principal', undefined);
  server.addHook('onRoute', ({ method, url, config }) => {
    const access = config?.access;
    if (access === undefined) throw new Error(`The route ${String(method)} ${url} does not say who may use it.`);
    for (const each of [method].flat()) routes.push({ method: each, url, access });
  });
  server.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'public' || access === 'link') return;
    request.principal = await authenticate(request);
    check(request, access);
    await limit(request);
  });
  return routes;
}

function check(request: FastifyRequest, access: Access): void {
  const { principal } = request;
  if (principal === undefined) throw failureOf(401);
  if (principal.csrf !== undefined && !SAFE.has(request.method) && request.headers['x-csrf-token'] !== principal.csrf) {
    throw new ProblemError(strangeRequest);
  }
  if (typeof access === 'string') return;
  if (!principal.open) throw failureOf(401);
  if (!access.roles.some((role) => principal.roles.includes(role))) throw failureOf(403);
  const scope = scopeOf(access, request.method);
  if (principal.scopes?.includes(scope) === false) throw new ProblemError(outOfScope(scope));
}

/** What an API key has to have for a route. */
export function scopeOf({ scope }: RoleAccess, method: string): string {
  return scope ?? (SAFE.has(method) ? 'read' : 'write');
}

function outOfScope(scope: string): Problem {
  if (scope === PERSON_ONLY) {
    return {
      code: 'http.api-key.forbidden',
      zh: '此操作不能用 API 密钥进行，请登录网页后操作。',
      en: 'No API key opens this. Sign in on the pages.',
    };
  }
  return {
    code: 'http.api-scope.forbidden',
    zh: `此 API 密钥没有 ${scope} 权限。请在“账号与安全”中另建一个含此权限的密钥。`,
    en: `This API key does not have the scope ${scope}. Make one that has it under “Account and security”.`,
  };
}

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

const strangeRequest = {
  code: 'http.csrf.forbidden',
  zh: '无法确认此操作来自本系统的页面。请刷新页面后重试。',
  en: 'It is not certain that this came from a page of this service. Reload the page and try again.',
};

/** The person of a request on a route that only the signed-in reach. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw failureOf(401);
  return request.principal;
}
