import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountView, invited, newAccountInput, rolesInput, sessionLine } from '../../../shared/accounts.ts';
import { recordAudit } from '../../platform/audit.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import {
  type Act,
  accountOfHouse,
  changeRoles,
  inviteAccount,
  inviteAgain,
  listAccounts,
  setDisabled,
  unlock,
} from './accounts.ts';
import { unlinkIdentities } from './identities.ts';
import { type InvitationMeans, invitationAddress, mailInvitation } from './invitation-mail.ts';
import { accountsPolicy } from './policy.ts';
import { endSession, listSessions } from './sessions.ts';
import type { SignInMeans } from './sign-in.ts';

const nothing = z.null();
const number = z.coerce.number().int().positive();
const byId = z.strictObject({ id: number });

/** The people of the house and of the organisations that it serves: entered by one administrator, given rights by another. */
export function peopleRoutes(app: HttpServer, means: SignInMeans & InvitationMeans): void {
  enteringRoutes(app, means);
  rightsRoutes(app, means);
}

function enteringRoutes(app: HttpServer, means: SignInMeans & InvitationMeans): void {
  const { db, house } = means;
  const enter = { config: { access: accountsPolicy.enterPeople } };

  app.get(
    '/api/accounts',
    { config: { access: accountsPolicy.listPeople }, schema: { response: { 200: z.array(accountView) } } },
    async () => listAccounts(db, house),
  );
  app.post(
    '/api/accounts',
    { ...enter, schema: { body: newAccountInput, response: { 200: invited } } },
    async (request) => {
      const { id, token } = await inviteAccount(db, house, request.body, actOf(request, means));
      return invitationOf(id, token);
    },
  );
  app.post(
    '/api/accounts/:id/invitation',
    { ...enter, schema: { params: byId, response: { 200: invited } } },
    async (request) => {
      const { id } = request.params;
      return invitationOf(id, await inviteAgain(db, house, id, actOf(request, means)));
    },
  );
  app.put(
    '/api/accounts/:id/disabled',
    { ...enter, schema: { params: byId, body: z.strictObject({ disabled: z.boolean() }), response: { 200: nothing } } },
    async (request) => {
      await setDisabled(db, house, request.params.id, request.body.disabled, actOf(request, means));
      return null;
    },
  );

  async function invitationOf(id: number, token: string) {
    const address = invitationAddress(means.publicUrl, token);
    const mail = await mailInvitation(means, await accountOfHouse(db, house, id), address);
    return { id, address, mail };
  }
}

function rightsRoutes(app: HttpServer, means: SignInMeans): void {
  const { db, house, clock } = means;
  const giveRights = { config: { access: accountsPolicy.giveRights } };

  app.put(
    '/api/accounts/:id/roles',
    { ...giveRights, schema: { params: byId, body: rolesInput, response: { 200: nothing } } },
    async (request) => {
      await changeRoles(db, house, request.params.id, request.body.roles, actOf(request, means));
      return null;
    },
  );
  app.post(
    '/api/accounts/:id/unlock',
    {
      ...giveRights,
      schema: {
        params: byId,
        body: z.strictObject({ forgetSecondFactor: z.boolean() }),
        response: { 200: nothing },
      },
    },
    async (request) => {
      await unlock(db, house, request.params.id, request.body, actOf(request, means));
      return null;
    },
  );
  app.delete(
    '/api/accounts/:id/identity',
    { ...giveRights, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      await unlinkIdentities(db, house, request.params.id, actOf(request, means));
      return null;
    },
  );
  app.get(
    '/api/accounts/:id/sessions',
    { ...giveRights, schema: { params: byId, response: { 200: z.array(sessionLine) } } },
    async (request) => {
      const { id } = await accountOfHouse(db, house, request.params.id);
      await note(request, 'account.sessions', id);
      return listSessions(db, id, undefined, clock);
    },
  );
  app.delete(
    '/api/accounts/:id/sessions/:session',
    {
      ...giveRights,
      schema: { params: z.strictObject({ id: number, session: number }), response: { 200: nothing } },
    },
    async (request) => {
      const { id } = await accountOfHouse(db, house, request.params.id);
      if (!(await endSession(db, id, request.params.session, clock))) throw failureOf(404);
      await note(request, 'account.end-session', id);
      return null;
    },
  );

  function note(request: FastifyRequest, action: string, id: number): Promise<void> {
    const { actor } = principalOf(request);
    return recordAudit(db, house, { actor, action, subject: `account ${id}` }, clock);
  }
}

export function actOf(request: FastifyRequest, { clock }: Pick<SignInMeans, 'clock'>): Act {
  const { actor, accountId } = principalOf(request);
  return { actor, accountId, clock };
}
