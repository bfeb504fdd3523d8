import type { FastifyRequest } from 'fastify';
import { openIdInput, openIdStart } from '../../../shared/accounts.ts';
import { OPENID_PROBLEM } from '../../../shared/openid-problems.ts';
import type { HttpServer } from '../../platform/http/index.ts';
import { clientOf } from './client.ts';
import { attemptCookie, clearAttemptCookie, sessionCookie, setAttemptCookie, setSessionCookie } from './cookie.ts';
import { leaveForProvider, OPENID_CALLBACK, type OpenIdMeans, returnFromProvider } from './openid.ts';
import { endSession, resumeSession } from './sessions.ts';

/** Tries of one address; each asks the identity service. */
const RATE = { max: 20, timeWindow: '1 minute' };

/** Signing in by the house's identity service: there, and back. */
export function openIdRoutes(app: HttpServer, means: OpenIdMeans): void {
  const config = { access: 'public' as const, rateLimit: RATE };

  app.post(
    '/api/session/openid',
    { config, schema: { body: openIdInput, response: { 200: openIdStart } } },
    async (request, reply) => {
      const { address, token } = await leaveForProvider(means, request.body.returnTo);
      setAttemptCookie(request, reply, token);
      return { address };
    },
  );

  app.get(OPENID_CALLBACK, { config, schema: { hide: true } }, async (request, reply) => {
    const query = new URLSearchParams(request.url.split('?')[1] ?? '');
    clearAttemptCookie(reply);
    const returned = await returnFromProvider(means, attemptCookie(request), query, clientOf(request));
    reply.header('cache-control', 'no-store');
    if ('problem' in returned) {
      request.log.warn({ reason: returned.problem }, 'sign-in by the identity service refused');
      return reply.redirect(`/?${OPENID_PROBLEM}=${returned.problem}`, 303);
    }
    await endFormerSession(means, request);
    setSessionCookie(request, reply, returned.token);
    return reply.redirect(returned.returnTo, 303);
  });
}

/** The browser forgets the session that it bore; it shall not run on for nobody. */
async function endFormerSession({ db, clock }: OpenIdMeans, request: FastifyRequest): Promise<void> {
  const token = sessionCookie(request);
  const former = token === undefined ? undefined : await resumeSession(db, token, clock);
  if (former !== undefined) await endSession(db, former.account.id, former.session.id, clock);
}
