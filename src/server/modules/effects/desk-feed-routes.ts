import { z } from 'zod';
import { newFeed, newFeedInput } from '../../../shared/desk.ts';
import { type HttpServer, principalOf } from '../../platform/http/index.ts';
import { closeOwnFeed, openOwnFeed } from '../push/index.ts';
import type { CalendarMeans } from './calendar.ts';
import { effectsPolicy } from './policy.ts';

const ofFeeds = { config: { access: effectsPolicy.feeds } };
const byId = z.strictObject({ id: z.coerce.number().int().positive() });

/** Feeds that an enterprise opens and closes itself. The address stands in the answer to the opening and nowhere else. */
export function deskFeedRoutes(app: HttpServer, { db, house, clock, addresses }: CalendarMeans): void {
  app.post(
    '/api/desk/feeds',
    { ...ofFeeds, schema: { body: newFeedInput, response: { 200: newFeed } } },
    async (request) => {
      const { organisationId, actor } = principalOf(request);
      const feed = await openOwnFeed(db, house, { organisationId }, request.body, { actor, clock });
      return { id: feed.recipientId, address: addresses.feed(feed) };
    },
  );
  app.delete(
    '/api/desk/feeds/:id',
    { ...ofFeeds, schema: { params: byId, response: { 200: z.null() } } },
    async (request) => {
      const { organisationId, actor } = principalOf(request);
      await closeOwnFeed(db, house, { organisationId }, request.params.id, { actor, clock });
      return null;
    },
  );
}
