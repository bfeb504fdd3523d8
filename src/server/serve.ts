import { sql } from 'kysely';
import { z } from 'zod';
import { administrationRoutes } from './administration/routes.ts';
import { describeApi } from './api-description.ts';
import { backupRoutes, writeServing } from './backup/index.ts';
import { targetsOfReturns } from './indicator-targets.ts';
import { mcpRoutes } from './mcp.ts';
import {
  accountsRoutes,
  authenticateBy,
  demonstrationOf,
  endPostRights,
  endPostRightsJob,
  openIdOf,
} from './modules/accounts/index.ts';
import { bulletinRoutes } from './modules/bulletin/index.ts';
import { deskRoutes, effectsRoutes, flowRoutes, listJudged } from './modules/effects/index.ts';
import { indicatorsRoutes, yearClosedAt } from './modules/indicators/index.ts';
import { ledgerRoutes, remindJob, returnSchedules } from './modules/ledger/index.ts';
import { networkRoutes } from './modules/network/index.ts';
import { classRoutes, ImportDesk, importJob, importRoutes, patentsRoutes } from './modules/patents/index.ts';
import { planRoutes } from './modules/plan/index.ts';
import { profilesRoutes } from './modules/profiles/index.ts';
import { pushRoutes } from './modules/push/index.ts';
import { runUnderWay, ScreeningsOfServer, screeningJob, screeningRoutes } from './modules/screening/index.ts';
import { givenByUnits, servicesRoutes } from './modules/services/index.ts';
import { yearbookRoutes } from './modules/yearbook/index.ts';
import type { Office } from './office.ts';
import { servePages } from './pages.ts';
import { FileStore } from './platform/files.ts';
import { createHttp, type HttpServer, listen } from './platform/http/index.ts';
import { type Jobs, openJobs } from './platform/jobs.ts';
import { type Log, openLog } from './platform/log.ts';
import { deliveriesOfProfile } from './profile-deliveries.ts';
import { issueWithReturns } from './programme-line.ts';
import { waysToScreen } from './screening-work.ts';
import { deliver, refuseIfPushed } from './service-line.ts';
import { yearbookMeans } from './yearbook-means.ts';

export interface Serving {
  /** Where the server answers, `http://127.0.0.1:8080`. */
  readonly address: string;
  stop(): Promise<void>;
}

export interface ServeOptions {
  /** Lets anybody be any of the people of the installation: for a demonstration with fictional data. */
  readonly demonstration?: boolean;
}

/** The HTTP service of an office with all its routes, not listening yet. */
export async function officeHttp(
  office: Office,
  log: Log,
  { demonstration = false, jobs }: ServeOptions & { readonly jobs?: Jobs } = {},
): Promise<HttpServer> {
  const { config, database, house, clock, addresses, patents, secret } = office;
  const means = { db: database.db, house, clock, addresses, secret };
  const http = await createHttp({
    log,
    check: async () => {
      await sql`select 1`.execute(database.db);
      await patents.index.lastSequence();
    },
    authenticate: authenticateBy(means),
    trustedProxies: config.trustedProxies,
  });
  await describeApi(http);
  accountsRoutes(http, {
    ...means,
    publicUrl: config.publicUrl,
    mail: office.mail,
    mailFrom: config.mailFrom,
    ...openIdOf(config, clock),
    ...(demonstration ? { demonstration: demonstrationOf(means) } : {}),
  });
  screening(http, office, log, jobs);
  networkRoutes(http, {
    ...means,
    servicesGiven: (units, year) => givenByUnits(database.db, house, units, year),
    postLeft: (tx, actor) => endPostRights(tx, house, { actor, clock }),
  });
  ledgerRoutes(http, { ...means, files: new FileStore(office.folder.originals) });
  plans(http, office);
  backupRoutes(http, office);
  administrationRoutes(http, office);
  patentsRoutes(http, { patents });
  imports(http, office, log, jobs);
  classRoutes(http, { patents });
  profilesRoutes(http, {
    ...means,
    patents,
    deliveriesOf: (profile) => deliveriesOfProfile(database.db, house, profile),
  });
  const mailFolder = config.smtpUrl === undefined ? { mailFolder: office.folder.outbox } : {};
  pushRoutes(http, { ...means, ...mailFolder });
  effectsRoutes(http, means);
  deskRoutes(http, means);
  flowRoutes(http, means);
  servicesRoutes(http, { ...means, yearClosedAt: (year) => yearClosedAt(database.db, house, year) });
  indicatorsRoutes(http, { ...means, targetsOf: targetsOfReturns(database.db, house) });
  bulletinRoutes(http, { ...means, publicUrl: config.publicUrl });
  yearbookRoutes(http, { ...yearbookMeans(office), clock });
  if (config.mcp) mcpRoutes(http, means);
  await servePages(http);
  return http;
}

/** Plans, whose issue sets the days of their returns as well. */
function plans(http: HttpServer, office: Office): void {
  const { database, house, clock } = office;
  planRoutes(http, {
    ...{ db: database.db, house, clock },
    issue: (key, days, act) => issueWithReturns(office, key, days, act),
    returnDays: async (plan) => (await returnSchedules(database.db, house, [plan])).get(plan) ?? null,
  });
}

/** Imports by upload. What a stop of the program cut off goes on when the server is ready again. */
function imports(http: HttpServer, { database, patents, folder, config }: Office, log: Log, jobs?: Jobs): void {
  const { uploadLimit, importFolder } = config;
  const from = importFolder === undefined ? {} : { importFolder };
  const desk = new ImportDesk({ database, patents, dataFolder: folder.path, uploadLimit, ...from, log });
  const job = importJob(desk);
  importRoutes(http, { desk, begin: async (tx) => void (await jobs?.send(job, {}, { tx })) });
  jobs?.register(job);
  http.addHook('onReady', async () => void (await jobs?.send(job, {})));
}

/** The queue, and runs. One that a crash or a stop of the program cut off goes on when the server is ready again. */
function screening(http: HttpServer, office: Office, log: Log, jobs?: Jobs): void {
  const { database, house, clock } = office;
  const screenings = new ScreeningsOfServer(database, house, log, waysToScreen(office, jobs));
  const job = screeningJob(screenings, clock);
  screeningRoutes(http, {
    database,
    house,
    clock,
    judgements: (db, scope) => listJudged(db, scope, 'judged'),
    refuseIfPushed: (item) => refuseIfPushed(office, item),
    screenings,
    beginRun: async (tx, actor) => void (await jobs?.send(job, { actor }, { tx })),
  });
  jobs?.register(job);
  http.addHook('onReady', async () => {
    if (await runUnderWay(database.db, house)) await jobs?.send(job, { actor: job.name });
  });
}

/** Serves an office: pages, their routes, feeds and links; and sends what becomes due in the outbox, every minute. */
export async function serve(office: Office, options: ServeOptions = {}): Promise<Serving> {
  const { config, database } = office;
  const log = openLog(config.logLevel);
  const jobs = openJobs(database, log);
  const http = await officeHttp(office, log, { ...options, jobs });
  jobs.register({
    name: 'push.deliver',
    data: z.object({}),
    cron: '* * * * *',
    alone: true,
    run: async () => {
      await deliver(office);
    },
  });
  jobs.register(
    remindJob({
      ...{ db: database.db, house: office.house, clock: office.clock, addresses: office.addresses },
      ...{ mail: office.mail, mailFrom: config.mailFrom },
    }),
  );
  jobs.register(endPostRightsJob({ db: database.db, house: office.house, clock: office.clock }));
  await jobs.start();
  try {
    const address = await listen(http, config.host, config.port);
    const endNote = writeServing(office.folder.path, address);
    return {
      address,
      async stop() {
        endNote();
        await http.close();
        await jobs.stop();
      },
    };
  } catch (error) {
    await jobs.stop();
    throw error;
  }
}
