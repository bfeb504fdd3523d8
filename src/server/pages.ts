import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import { failureOf, type HttpServer } from './platform/http/index.ts';

/** Where `npm run build` puts the pages. */
export const PAGES_FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Scripts, styles and pictures of this service alone; the styles that the components make need `unsafe-inline`, scripts never. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/**
 * Serves the pages where they are built. Every address that no route has and that a browser asks a page of gives the one page, which
 * finds its room by the address; all others are answered as not found.
 */
export async function servePages(app: HttpServer, folder: string = PAGES_FOLDER): Promise<void> {
  if (!existsSync(`${folder}/index.html`)) return;
  await app.register(files, { root: folder, serve: false, preCompressed: true });
  const open = { config: { access: 'public' as const, rateLimit: false as const } };
  app.get<{ Params: { '*': string } }>('/assets/*', open, (request, reply) =>
    reply.sendFile(`assets/${request.params['*']}`, { immutable: true, maxAge: YEAR_SECONDS * 1000 }),
  );
  app.get('/icon.svg', open, (_request, reply) => reply.sendFile('icon.svg'));
  app.get('/*', open, (request, reply) => {
    if (request.url.startsWith('/api/') || request.headers.accept?.includes('text/html') !== true) throw failureOf(404);
    return reply
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .sendFile('index.html', { cacheControl: false });
  });
}
