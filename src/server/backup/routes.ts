import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Office } from '../office.ts';
import { failureOf, type HttpServer } from '../platform/http/index.ts';
import { makeBackup } from './make.ts';
import { isOperator, OPERATOR_HEADER } from './serving.ts';
import { removeUnfinishedBackups, unfinishedBackup } from './unfinished.ts';

const RATE = { max: 6, timeWindow: '1 minute' };

/**
 * Lets a command on the machine have a backup of the installation that this server holds. No person has it, not even an administrator:
 * a backup holds what no administrator may see.
 */
export function backupRoutes(app: HttpServer, office: Office): void {
  app.addHook('onReady', async () => removeUnfinishedBackups(office.folder.path));
  app.post(
    '/api/backup',
    { config: { access: 'link', rateLimit: RATE }, schema: { hide: true } },
    async (request, reply) => {
      if (!isOperator(office.secret, request.headers[OPERATOR_HEADER], office.clock)) throw failureOf(404);
      return reply.type('application/gzip').send(Readable.from(wholeBackup(office), { objectMode: false }));
    },
  );
}

/** Written down first, so that a slow reader does not keep the records waiting. */
async function* wholeBackup(office: Office): AsyncGenerator<Uint8Array> {
  const path = unfinishedBackup(office.folder.path);
  try {
    await pipeline(await makeBackup(office, 'cli'), createWriteStream(path, { mode: 0o600 }));
    yield* createReadStream(path);
  } finally {
    rmSync(path, { force: true });
  }
}
