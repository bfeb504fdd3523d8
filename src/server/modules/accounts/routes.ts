import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  acceptInvitationInput,
  apiKeyView,
  enrolment,
  languageInput,
  newApiKey,
  newApiKeyInput,
  newPasswordInput,
  passwordInput,
  secondFactorInput,
  sessionLine,
  sessionView,
  signInInput,
  signInPage,
} from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { updateAccount } from './accounts.ts';
import { createApiKey, type KeyOwner, listApiKeys, revokeApiKey } from './api-keys.ts';
import { clientOf } from './client.ts';
import { clearSessionCookie, sessionCookie, setSessionCookie } from './cookie.ts';
import { type Demonstration, enterAs } from './demonstration.ts';
import type { InvitationMeans } from './invitation-mail.ts';
import type { OpenId } from './openid.ts';
import { openIdRoutes } from './openid-routes.ts';
import { acceptInvitation, changePassword } from './passwords.ts';
import { peopleRoutes } from './people-routes.ts';
import { accountsPolicy } from './policy.ts';
import { postAccountRoutes } from './post-account-routes.ts';
import { endSession, listSessions, resumeSession } from './sessions.ts';
import {
  actorOf,
  beginEnrolment,
  confirmEnrolment,
  giveCode,
  type Resumed,
  resumeWithPassword,
  type SignInMeans,
  signIn,
} from './sign-in.ts';
import { Strangers } from './strangers.ts';
import { sessionViewOf } from './view.ts';

export interface AccountsRouteMeans extends SignInMeans, InvitationMeans {
  readonly demonstration?: Demonstration;
  readonly openId?: OpenId;
}

const nothing = z.null();
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
/** Tries of one address to sign in; the lock of an account counts besides. */
const SIGN_IN_RATE = { max: 20, timeWindow: '1 minute' };

/** Signing in and out, one's own account, and the people of the house. */
export function accountsRoutes(app: HttpServer, means: AccountsRouteMeans): void {
  signInRoutes(app, means);
  if (means.openId !== undefined) openIdRoutes(app, { ...means, openId: means.openId });
  ownRoutes(app, means);
  peopleRoutes(app, means);
  postAccountRoutes(app, means);
}

function signInRoutes(app: HttpServer, means: AccountsRouteMeans): void {
  const { db, clock, demonstration } = means;
  const strangers = new Strangers();
  const entering = { access: 'public' as const, rateLimit: SIGN_IN_RATE };

  app.get(
    '/api/session',
    { config: { access: 'public' }, schema: { response: { 200: signInPage } } },
    async (request) => {
      const token = sessionCookie(request);
      const resumed = token === undefined ? undefined : await resumeSession(db, token, clock);
      return {
        session: resumed === undefined ? null : await sessionViewOf(means, resumed),
        demonstration: demonstration === undefined ? [] : await demonstration.people(),
        openIdConnect: means.openId?.name ?? null,
      };
    },
  );

  app.post(
    '/api/session',
    { config: entering, schema: { body: signInInput, response: { 200: sessionView } } },
    async (request, reply) => begin(request, reply, await signIn(means, request.body, clientOf(request), strangers)),
  );

  app.post(
    '/api/session/invitation',
    { config: entering, schema: { body: acceptInvitationInput, response: { 200: sessionView } } },
    async (request, reply) => {
      const login = await acceptInvitation(means, request.body);
      const { password } = request.body;
      return begin(request, reply, await signIn(means, { login, password }, clientOf(request), strangers));
    },
  );

  if (demonstration !== undefined) {
    app.post(
      '/api/session/demonstration',
      {
        config: { access: 'public' },
        schema: { body: z.strictObject({ login: z.string() }), response: { 200: sessionView } },
      },
      async (request, reply) => begin(request, reply, await enterAs(means, request.body.login, clientOf(request))),
    );
  }

  async function begin(request: FastifyRequest, reply: FastifyReply, token: string) {
    setSessionCookie(request, reply, token);
    const resumed = await resumeSession(db, token, clock);
    if (resumed === undefined) throw failureOf(401);
    return sessionViewOf(means, resumed);
  }
}

function ownRoutes(app: HttpServer, means: AccountsRouteMeans): void {
  const { db, house, clock } = means;
  const signingIn = { config: { access: 'signing-in' as const } };
  const own = { config: { access: accountsPolicy.ownAccount } };
  const asView = { response: { 200: sessionView } };

  app.post('/api/session/code', { ...signingIn, schema: { body: secondFactorInput, ...asView } }, async (request) => {
    await giveCode(means, await resumedOf(request), request.body.code);
    return viewOf(request);
  });
  app.post('/api/session/password', { ...signingIn, schema: { body: passwordInput, ...asView } }, async (request) => {
    await resumeWithPassword(means, await resumedOf(request), request.body.password);
    return viewOf(request);
  });
  app.post('/api/session/enrolment', { ...signingIn, schema: { response: { 200: enrolment } } }, async (request) =>
    beginEnrolment(means, await resumedOf(request)),
  );
  app.post(
    '/api/session/enrolment/code',
    { ...signingIn, schema: { body: secondFactorInput, ...asView } },
    async (request) => {
      await confirmEnrolment(means, await resumedOf(request), request.body.code);
      return viewOf(request);
    },
  );
  app.put('/api/session/password', { ...signingIn, schema: { body: newPasswordInput, ...asView } }, async (request) => {
    await changePassword(means, await resumedOf(request), request.body);
    return viewOf(request);
  });
  app.delete('/api/session', { ...signingIn, schema: { response: { 200: nothing } } }, async (request, reply) => {
    const { session, account } = await resumedOf(request);
    await endSession(db, account.id, session.id, clock);
    const entry = { actor: actorOf(account), action: 'account.sign-out', subject: `account ${account.id}` };
    await recordAudit(db, house, entry, clock);
    clearSessionCookie(reply);
    return null;
  });

  app.put(
    '/api/account/language',
    { ...own, schema: { body: languageInput, response: { 200: nothing } } },
    async (request) => {
      await updateAccount(db, { id: principalOf(request).accountId }, { language: request.body.language });
      return null;
    },
  );
  app.get('/api/account/sessions', { ...own, schema: { response: { 200: z.array(sessionLine) } } }, async (request) => {
    const { session, account } = await resumedOf(request);
    return listSessions(db, account.id, session.id, clock);
  });
  app.delete(
    '/api/account/sessions/:id',
    { ...own, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      const { accountId, actor } = principalOf(request);
      if (!(await endSession(db, accountId, request.params.id, clock))) throw failureOf(404);
      const entry = { actor, action: 'account.end-session', subject: `account ${accountId}` };
      await recordAudit(db, house, entry, clock);
      return null;
    },
  );

  app.get('/api/account/keys', { ...own, schema: { response: { 200: z.array(apiKeyView) } } }, async (request) =>
    listApiKeys(db, principalOf(request).accountId, clock),
  );
  app.post(
    '/api/account/keys',
    { ...own, schema: { body: newApiKeyInput, response: { 200: newApiKey } } },
    async (request) => createApiKey(db, ownerOf(request), request.body, clock),
  );
  app.delete(
    '/api/account/keys/:id',
    { ...own, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      if (!(await revokeApiKey(db, ownerOf(request), request.params.id, clock))) throw failureOf(404);
      return null;
    },
  );

  function ownerOf(request: FastifyRequest): KeyOwner {
    const { accountId, organisationId, actor } = principalOf(request);
    return { house, accountId, organisationId, actor };
  }

  async function resumedOf(request: FastifyRequest): Promise<Resumed> {
    const token = sessionCookie(request);
    const resumed = token === undefined ? undefined : await resumeSession(db, token, clock);
    if (resumed === undefined) throw failureOf(401);
    return resumed;
  }

  async function viewOf(request: FastifyRequest) {
    return sessionViewOf(means, await resumedOf(request));
  }
}
