import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { failureOf, type HttpServer } from '../../platform/http/index.ts';
import { findOrganisation } from '../network/index.ts';
import { bulletinAtom } from './atom.ts';
import { listBulletinIssues, listPublished, publicSince, takenDownBy } from './bulletin-issues.ts';
import { contributionHtml, goneHtml, issueHtml, listPage, PUBLIC_HEADERS } from './public-page.ts';
import type { BulletinRouteMeans } from './route-means.ts';

const PUBLIC = { config: { access: 'public' as const } };
const PAGE = 20;
const FEED_LENGTH = 50;

const asked = z.object({
  language: z.enum(['zh', 'zh-Hant', 'en']).catch('zh'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

/** What anybody reads without signing in. */
export function publicBulletinRoutes(
  app: HttpServer,
  { db, house, clock, addresses, publicUrl }: BulletinRouteMeans,
): void {
  app.get('/bulletin', PUBLIC, async (request, reply) => {
    const { language, page } = asked.parse(request.query);
    const found = await listPublished(db, house, { limit: PAGE + 1, offset: (page - 1) * PAGE });
    const shown = {
      ...{ house: await houseName(), contributions: found.slice(0, PAGE), page, isLast: found.length <= PAGE },
      issues: (await listBulletinIssues(db, house)).slice(0, FEED_LENGTH),
    };
    return send(request, reply, await listPage(shown, language));
  });

  app.get('/bulletin/feed.atom', PUBLIC, async (request, reply) => {
    const contributions = await listPublished(db, house, { limit: FEED_LENGTH });
    const urn = (name: string) => addresses.urn(name);
    const updated = (await publicSince(db, house)) ?? clock.now();
    const atom = bulletinAtom({ house: await houseName(), publicUrl, urn, updated, contributions });
    return send(request, reply, atom, { 'content-type': 'application/atom+xml; charset=utf-8' });
  });

  app.get<{ Params: { issue: string } }>('/bulletin/issues/:issue', PUBLIC, async (request, reply) => {
    const { language } = asked.parse(request.query);
    const key = /^(\d{4})-(\d{1,5})$/.exec(request.params.issue);
    const all = await listBulletinIssues(db, house);
    const issue = all.find(({ year, number }) => year === Number(key?.[1]) && number === Number(key?.[2]));
    if (issue === undefined) throw failureOf(404);
    const contributions = await listPublished(db, house, { issue });
    return send(request, reply, await issueHtml(await houseName(), issue, contributions.reverse(), language));
  });

  app.get<{ Params: { contribution: string } }>('/bulletin/:contribution', PUBLIC, async (request, reply) => {
    const { language } = asked.parse(request.query);
    const id = contributionId(request.params.contribution);
    const [one] = await listPublished(db, house, { id });
    if (one !== undefined) return send(request, reply, await contributionHtml(await houseName(), one, language));
    const by = await takenDownBy(db, house, id);
    if (by === undefined) throw failureOf(404);
    return reply
      .code(410)
      .headers(PUBLIC_HEADERS)
      .send(await goneHtml(await houseName(), by, language));
  });

  async function houseName(): Promise<string> {
    return (await findOrganisation(db, house, { id: house.organisationId }))?.name ?? '';
  }
}

function contributionId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw failureOf(404);
  return Number(text);
}

/** Sends a page that may be kept, or says that the reader's copy is still good. */
function send(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.headers({ ...PUBLIC_HEADERS, ...headers, etag });
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(body);
}
