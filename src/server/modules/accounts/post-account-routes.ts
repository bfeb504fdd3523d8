import { z } from 'zod';
import { invited } from '../../../shared/accounts.ts';
import {
  postAccountEntry,
  postAccountList,
  postAccountProposal,
  postAccountRefusal,
  postAccountRequests,
} from '../../../shared/post-accounts.ts';
import { dayOf } from '../../platform/clock.ts';
import { failureOf, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { findOrganisation, refuseUnseen } from '../network/index.ts';
import { accountOfHouse } from './accounts.ts';
import { type InvitationMeans, invitationAddress, mailInvitation } from './invitation-mail.ts';
import { actOf } from './people-routes.ts';
import { accountsPolicy } from './policy.ts';
import { accountsOfPosts, declineForPost, enterForPost, proposeAccount, waitingRequests } from './post-requests.ts';
import type { SignInMeans } from './sign-in.ts';

const number = z.coerce.number().int().positive();
const params = z.strictObject({ id: number });
const done = { 200: z.null() };

/** Accounts for those who hold posts: asked for by who knows the work, entered by one administrator, given rights by another. */
export function postAccountRoutes(app: HttpServer, means: SignInMeans & InvitationMeans): void {
  const { db, house, clock } = means;
  const year = () => Number(dayOf({ clock }).slice(0, 4));
  const enter = { config: { access: accountsPolicy.enterPeople } };

  app.get(
    '/api/network/units/:id/accounts',
    { config: { access: accountsPolicy.propose }, schema: { params, response: { 200: postAccountList } } },
    async (request) => {
      const { id } = request.params;
      await refuseUnseen(db, house, principalOf(request), { unitId: id, year: year() });
      if ((await findOrganisation(db, house, { id })) === undefined) throw failureOf(404);
      return { accounts: await accountsOfPosts(db, house, id) };
    },
  );
  app.post(
    '/api/post-accounts',
    { config: { access: accountsPolicy.propose }, schema: { body: postAccountProposal, response: done } },
    async (request) => {
      await refuseUnseen(db, house, principalOf(request), { unitId: request.body.unit, year: year() });
      await proposeAccount(db, house, request.body, actOf(request, means));
      return null;
    },
  );
  app.get(
    '/api/post-accounts',
    { config: { access: accountsPolicy.listPeople }, schema: { response: { 200: postAccountRequests } } },
    async () => ({ requests: await waitingRequests(db, house) }),
  );
  app.post(
    '/api/post-accounts/:id/entry',
    { ...enter, schema: { params, body: postAccountEntry, response: { 200: invited.nullable() } } },
    async (request) => {
      const { accountId } = request.body;
      const { id, token } = await enterForPost(db, house, request.params.id, accountId, actOf(request, means));
      if (token === undefined) return null;
      const address = invitationAddress(means.publicUrl, token);
      return { id, address, mail: await mailInvitation(means, await accountOfHouse(db, house, id), address) };
    },
  );
  app.post(
    '/api/post-accounts/:id/refusal',
    { ...enter, schema: { params, body: postAccountRefusal, response: done } },
    async (request) => {
      await declineForPost(db, house, request.params.id, request.body.reason, actOf(request, means));
      return null;
    },
  );
}
