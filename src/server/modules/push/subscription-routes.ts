import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  association,
  created,
  membersInput,
  newRecipientInput,
  newSubscriptionInput,
  type RecipientView,
  recipientView,
  subscriberChoice,
  subscriptionInput,
  subscriptionView,
} from '../../../shared/push-subscriptions.ts';
import { recordAudit } from '../../platform/audit.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import type { Act } from '../profiles/index.ts';
import { listAssociations, setMembers } from './members.ts';
import { pushPolicy } from './policy.ts';
import type { PushRouteMeans } from './route-means.ts';
import { listSubscribers, recipientsOf, subscriptionViews } from './subscription-views.ts';
import {
  addRecipient,
  changeSubscription,
  renewTokens,
  resumeRecipient,
  resumeSubscription,
  stopRecipient,
  stopSubscription,
  subscribe,
} from './subscriptions.ts';

const nothing = z.null();
const byId = z.strictObject({ id: z.coerce.number().int().positive() });
const see = { config: { access: pushPolicy.seeSubscriptions } };
const change = { config: { access: pushPolicy.changeSubscriptions } };

/** Who is told of what, how often and at which address; and whom associations serve in common. */
export function subscriptionRoutes(app: HttpServer, means: PushRouteMeans): void {
  listRoutes(app, means);
  changeRoutes(app, means);
  recipientRoutes(app, means);
  associationRoutes(app, means);
}

async function audited(
  { db, house, clock }: PushRouteMeans,
  request: FastifyRequest,
  action: string,
  subject: string,
): Promise<void> {
  await recordAudit(db, house, { actor: principalOf(request).actor, action, subject }, clock);
}

function listRoutes(app: HttpServer, { db, house, clock }: PushRouteMeans): void {
  app.get('/api/subscriptions', { ...see, schema: { response: { 200: z.array(subscriptionView) } } }, async () =>
    subscriptionViews(db, house),
  );
  app.get('/api/subscribers', { ...see, schema: { response: { 200: z.array(subscriberChoice) } } }, async () =>
    listSubscribers(db, house, clock),
  );
}

function changeRoutes(app: HttpServer, means: PushRouteMeans): void {
  const { db, house, clock } = means;
  app.post(
    '/api/subscriptions',
    { ...change, schema: { body: newSubscriptionInput, response: { 200: created } } },
    async (request) => {
      const { enterprise, profile, expiresOn, ...wish } = request.body;
      const id = await subscribe(
        db,
        house,
        {
          ...wish,
          enterpriseId: enterprise,
          ...(profile === null ? {} : { profileId: profile }),
          ...(expiresOn === null ? {} : { expiresOn }),
        },
        clock,
      );
      await audited(means, request, 'subscription.create', `subscription ${id}`);
      return { id };
    },
  );
  app.put(
    '/api/subscriptions/:id',
    { ...change, schema: { params: byId, body: subscriptionInput, response: { 200: nothing } } },
    async (request) => {
      const { id } = request.params;
      await changeSubscription(db, house, id, request.body, clock);
      await audited(means, request, 'subscription.change', `subscription ${id}`);
      return null;
    },
  );
  app.post(
    '/api/subscriptions/:id/stop',
    { ...change, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      const { id } = request.params;
      await stopSubscription(db, house, id, 'house', clock);
      await audited(means, request, 'subscription.stop', `subscription ${id}`);
      return null;
    },
  );
  app.post(
    '/api/subscriptions/:id/resume',
    { ...change, schema: { params: byId, response: { 200: nothing } } },
    async (request) => {
      const { id } = request.params;
      await resumeSubscription(db, house, id);
      await audited(means, request, 'subscription.resume', `subscription ${id}`);
      return null;
    },
  );
}

function recipientRoutes(app: HttpServer, means: PushRouteMeans): void {
  const { db, house, clock, addresses } = means;
  app.get(
    '/api/subscriptions/:id/recipients',
    { ...see, schema: { params: byId, response: { 200: z.array(recipientView) } } },
    async (request) => {
      const mayHandOut = pushPolicy.changeSubscriptions.roles.some((role) => principalOf(request).roles.includes(role));
      const recipients = await recipientsOf(db, house, request.params.id);
      return recipients.map(
        ({ generation, openedBy, ...recipient }): RecipientView => ({
          ...recipient,
          feed:
            recipient.channel === 'feed' && mayHandOut && openedBy === null
              ? addresses.feed({ recipientId: recipient.id, generation })
              : null,
        }),
      );
    },
  );
  app.post(
    '/api/subscriptions/:id/recipients',
    { ...change, schema: { params: byId, body: newRecipientInput, response: { 200: created } } },
    async (request) => {
      const { address, ...recipient } = request.body;
      const wish = address === undefined ? recipient : { ...recipient, address };
      const id = await addRecipient(db, house, request.params.id, wish, clock);
      await audited(means, request, 'recipient.create', `recipient ${id}`);
      return { id };
    },
  );
  const acts = {
    stop: { action: 'recipient.stop', of: (id: number) => stopRecipient(db, house, id, 'house', clock) },
    resume: { action: 'recipient.resume', of: (id: number) => resumeRecipient(db, house, id) },
    renew: { action: 'recipient.renew', of: (id: number) => renewTokens(db, house, id) },
  } as const;
  app.post(
    '/api/recipients/:id/:act',
    {
      ...change,
      schema: { params: byId.extend({ act: z.enum(['stop', 'resume', 'renew']) }), response: { 200: nothing } },
    },
    async (request) => {
      const { id, act } = request.params;
      await acts[act].of(id);
      await audited(means, request, acts[act].action, `recipient ${id}`);
      return null;
    },
  );
}

function associationRoutes(app: HttpServer, { db, house, clock }: PushRouteMeans): void {
  app.get('/api/associations', { ...see, schema: { response: { 200: z.array(association) } } }, async () =>
    listAssociations(db, house),
  );
  app.put(
    '/api/associations/:id/members',
    { ...change, schema: { params: byId, body: membersInput, response: { 200: nothing } } },
    async (request) => {
      const act: Act = { actor: principalOf(request).actor, clock };
      await setMembers(db, house, request.params.id, request.body.members, act);
      return null;
    },
  );
}
