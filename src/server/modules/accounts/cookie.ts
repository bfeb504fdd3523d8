import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_HOURS } from './rules.ts';

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
