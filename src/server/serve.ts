import { sql } from 'kysely';
import { z } from 'zod';
import { effectsRoutes } from './modules/effects/index.ts';
import { pushRoutes } from './modules/push/index.ts';
import type { Office } from './office.ts';
import { createHttp, listen } from './platform/http/index.ts';
import { openJobs } from './platform/jobs.ts';
import { openLog } from './platform/log.ts';
import { deliver } from './service-line.ts';

export interface Serving {
  /** Where the server answers, `http://127.0.0.1:8080`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Serves an office: health, feeds, links; and sends what becomes due in the outbox, every minute. */
export async function serve(office: Office): Promise<Serving> {
  const { config, database, house, clock, addresses } = office;
  const log = openLog(config.logLevel);
  const http = await createHttp({
    log,
    check: async () => {
      await sql`select 1`.execute(database.db);
      await office.patents.index.lastSequence();
    },
    trustedProxies: config.trustedProxies,
  });
  const means = { db: database.db, house, clock, addresses };
  pushRoutes(http, means);
  effectsRoutes(http, means);
  const jobs = openJobs(database, log);
  jobs.register({
    name: 'push.deliver',
    data: z.object({}),
    cron: '* * * * *',
    alone: true,
    run: async () => {
      await deliver(office);
    },
  });
  await jobs.start();
  try {
    const address = await listen(http, config.host, config.port);
    return {
      address,
      async stop() {
        await http.close();
        await jobs.stop();
      },
    };
  } catch (error) {
    await jobs.stop();
    throw error;
  }
}
