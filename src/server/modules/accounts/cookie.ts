import type { FastifyReply, FastifyRequest } from 'fastify';
import { ATTEMPT_MINUTES, SESSION_HOURS } from './rules.ts';

const NAME = 'chuanli_session';

/** The token that the browser sent, if it did. */
export function sessionCookie(request: FastifyRequest): string | undefined {
  return request.cookies[NAME];
}

/**
 * Scripts cannot read it, and other sites' forms do not send it. It is `Secure` wherever the request came by TLS: a service point
 * that runs inside a house over plain HTTP could not sign in otherwise.
 */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(NAME, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: SESSION_HOURS * 60 * 60,
  });
}

export function clearSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(NAME, { path: '/' });
}

const ATTEMPT = 'chuanli_openid';
/** What comes back from an identity service comes to an address below this one; nothing else needs the cookie. */
const ATTEMPT_PATH = '/api/session/openid';

/** The token of the attempt with which this browser was sent to an identity service. */
export function attemptCookie(request: FastifyRequest): string | undefined {
  return request.cookies[ATTEMPT];
}

/** `Lax` lets it come along when the service sends the browser back. */
export function setAttemptCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  reply.setCookie(ATTEMPT, token, {
    path: ATTEMPT_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: ATTEMPT_MINUTES * 60,
  });
}

export function clearAttemptCookie(reply: FastifyReply): void {
  reply.clearCookie(ATTEMPT, { path: ATTEMPT_PATH });
}
