import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FORMATS } from '../../../engine/formats/index.ts';
import { language } from '../../../shared/accounts.ts';
import {
  folderImport,
  folderPage,
  folderRequest,
  importPage,
  importsAsked,
  importsPage,
  importsRequest,
  setAsideRequest,
} from '../../../shared/imports.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Db } from '../../platform/db/index.ts';
import { eventStreams, type HttpServer, principalOf } from '../../platform/http/index.ts';
import { ProblemError } from '../../platform/problems.ts';
import { type ImportDesk, noFolder, noSuchImport, originalGone } from './import-desk.ts';
import { importEvents } from './import-events.ts';
import { fileBelow, listFolder } from './import-folder.ts';
import { importLines, requestLines, type WantedImport } from './import-requests.ts';
import { setAsideCsv, setAsideOf } from './import-set-aside.ts';
import { MOST_FILES, takeUpload } from './import-upload.ts';
import { hasOriginal, originalOf } from './originals.ts';
import { patentsPolicy } from './policy.ts';

export interface ImportRouteMeans {
  readonly desk: ImportDesk;
  /** Asks for the work, with the transaction in which the files come onto the list. */
  readonly begin: (tx: Db) => Promise<void>;
}

const config = { access: patentsPolicy.import };
const byId = z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Taking publications in: files that come by upload or lie on the server, what became of them, and what was set aside. */
export function importRoutes(app: HttpServer, means: ImportRouteMeans): void {
  listRoutes(app, means);
  askRoutes(app, means);
  downloadRoutes(app, means);
}

function listRoutes(app: HttpServer, { desk }: ImportRouteMeans): void {
  const { patents, uploadLimit, importFolder } = desk.means;
  const { db, scope, clock } = patents;
  const send = eventStreams(app);

  app.get(
    '/api/imports',
    { config, schema: { querystring: importsRequest, response: { 200: importsPage } } },
    async ({ query: { limit, before } }) => {
      const imports = await importLines(db, scope, { limit, ...(before === undefined ? {} : { before }) });
      return {
        requests: before === undefined ? await requestLines(db, scope, clock.now()) : [],
        imports,
        next: imports.length < limit ? null : (imports.at(-1)?.import ?? null),
        upload: { limit: uploadLimit, files: MOST_FILES, folder: importFolder !== undefined },
        formats: FORMATS.map(({ zh, en }) => ({ zh, en })),
      };
    },
  );

  app.get('/api/imports/events', { config }, (_request, reply) =>
    send(reply, (signal) => importEvents(patents, signal)),
  );

  app.get(
    '/api/imports/:id',
    { config, schema: { params: byId, querystring: setAsideRequest, response: { 200: importPage } } },
    async ({ params: { id }, query }) => {
      const [line] = await importLines(db, scope, { id, limit: 1 });
      if (line === undefined) throw noSuchImport();
      const setAside = await setAsideOf(db, scope, id, query);
      const next = setAside.length < query.limit ? null : (setAside.at(-1)?.id ?? null);
      return { import: line, setAside, next, original: await hasOriginal(patents, id) };
    },
  );

  app.get(
    '/api/imports/folder',
    { config, schema: { querystring: folderRequest, response: { 200: folderPage } } },
    async ({ query: { path } }) => {
      if (importFolder === undefined) throw new ProblemError(noFolder);
      return listFolder(importFolder, path);
    },
  );
}

function askRoutes(app: HttpServer, { desk, begin }: ImportRouteMeans): void {
  const { uploadLimit, importFolder } = desk.means;
  const answer = { response: { 202: importsAsked } };
  const ask = async (request: FastifyRequest, reply: FastifyReply, wanted: readonly WantedImport[]) => {
    const requests = await desk.ask(wanted, principalOf(request).actor, begin);
    return reply.code(202).send({ requests });
  };

  app.post('/api/imports', { config: { ...config, longBody: true }, schema: answer }, async (request, reply) =>
    ask(request, reply, await takeUpload(request, desk.uploads, uploadLimit)),
  );

  app.post('/api/imports/folder', { config, schema: { body: folderImport, ...answer } }, async (request, reply) => {
    if (importFolder === undefined) throw new ProblemError(noFolder);
    const wanted: WantedImport[] = [];
    for (const place of new Set(request.body.files)) {
      const { name, bytes } = await fileBelow(importFolder, place);
      wanted.push({ name, bytes, place, source: 'folder' });
    }
    return ask(request, reply, wanted);
  });

  app.post('/api/imports/:id/retry', { config, schema: { params: byId, ...answer } }, async (request, reply) =>
    ask(request, reply, [await desk.again(request.params.id)]),
  );
}

function downloadRoutes(app: HttpServer, { desk }: ImportRouteMeans): void {
  const { patents } = desk.means;
  const { db, scope } = patents;

  app.get(
    '/api/imports/:id/set-aside.csv',
    { config, schema: { params: byId, querystring: z.strictObject({ language: language.default('zh') }) } },
    async ({ params: { id }, query }, reply) => {
      const [line] = await importLines(db, scope, { id, limit: 1 });
      if (line === undefined) throw noSuchImport();
      const content = setAsideCsv(db, scope, id, query.language);
      return asFile(reply, `import-${id}-set-aside.csv`, 'text/csv; charset=utf-8', content);
    },
  );

  app.get('/api/imports/:id/original', { config, schema: { params: byId } }, async (request, reply) => {
    const { id } = request.params;
    const [line] = await importLines(db, scope, { id, limit: 1 });
    if (line === undefined) throw noSuchImport();
    if (!(await hasOriginal(patents, id))) throw new ProblemError(originalGone);
    const { actor } = principalOf(request);
    await recordAudit(db, scope, { actor, action: 'import.download', subject: `import ${id}` }, patents.clock);
    return asFile(reply, line.name, 'application/octet-stream', originalOf(patents, id));
  });
}

/** The name goes in both forms of RFC 6266, since not every program reads the one for all letters. */
function asFile(reply: FastifyReply, name: string, type: string, content: AsyncIterable<string | Uint8Array>) {
  const plain = name.replace(/[^\w.-]/g, '_');
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${full}`)
    .header('cache-control', 'no-store')
    .send(Readable.from(content, { objectMode: false }));
}
