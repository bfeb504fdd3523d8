import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { fastify } from 'fastify';
import { enterPeople } from '../src/cli/demonstration-people.ts';
import { printQuery } from '../src/engine/query/index.ts';
import { acceptInvitation, inviteAccount } from '../src/server/modules/accounts/index.ts';
import { listOrganisations } from '../src/server/modules/network/index.ts';
import { beginImport } from '../src/server/modules/patents/import-table.ts';
import { nameContent } from '../src/server/modules/patents/record.ts';
import { storeBatch } from '../src/server/modules/patents/store-batch.ts';
import { approveIssue, composeDue } from '../src/server/modules/push/index.ts';
import { decideByRule, screen } from '../src/server/modules/screening/index.ts';
import { type Office, openOffice } from '../src/server/office.ts';
import { newToken } from '../src/server/platform/auth/index.ts';
import { readConfig } from '../src/server/platform/config.ts';
import { serve } from '../src/server/serve.ts';
import { deliver, importProfilesWithDelivery } from '../src/server/service-line.ts';
import type { NewAccountInput } from '../src/shared/accounts.ts';
import type { QueueList } from '../src/shared/screening-queue.ts';
import { generateProfiles } from './generate/profiles.ts';
import { generatePublications } from './generate/publications.ts';
import { queriesOfKinds } from './search-queries.ts';
import type { Load, LoadRequest, LoadResult, Step } from './server-load.ts';
import { machine, quantile } from './statistics.ts';

export interface ServerBenchOptions {
  readonly publications: number;
  readonly people: number;
  readonly seconds: number;
  readonly thinkMs: number;
}

export interface StepResult {
  readonly step: string;
  readonly steps: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const SEED = 1;
const BATCH = 5_000;
const PROFILES = 40;

/** Steps of people at work, many at once, beside a route that does nothing, in the same run. */
export async function benchServer(options: ServerBenchOptions): Promise<StepResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const office = await openOffice(readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: folder, port: 0 }));
  await fill(office, options.publications);
  await invitePeople(office, options.people);
  const serving = await serve(office, { demonstration: true });
  const bare = fastify();
  bare.get('/bare', async () => ({ ok: true }));
  const bareAddress = await bare.listen({ host: '127.0.0.1', port: 0 });
  try {
    const { address } = serving;
    const measure = (step: string, people: Load['people'], pace = options) => measured(step, people, pace);
    return [
      await measure(
        'bare Fastify route',
        many(options.people, () => [{ method: 'GET', address: `${bareAddress}/bare` }]),
      ),
      await measure('search, 20 hits with facets', await searchers(address, options.people)),
      await measure('queue step: decide and see the next', await screeners(address, options), readingPace(options)),
      await measure("enterprise's desk", await readers(address, options.people)),
    ];
  } finally {
    await bare.close();
    await serving.stop();
    await office.close();
    rmSync(folder, { recursive: true });
  }
}

/** Publications, enterprises with broad profiles, a screened week, and issues on the enterprises' desks. */
async function fill(office: Office, publications: number): Promise<void> {
  const { database, house, clock, patents } = office;
  const { db } = database;
  const file = { name: 'generated', sha256: '0'.repeat(64), bytes: 0, known: false };
  const importFileId = await beginImport(db, house, file, clock.now());
  for (let first = 0; first < publications; first += BATCH) {
    const count = Math.min(BATCH, publications - first);
    const incoming = [...generatePublications({ seed: SEED, first, count })].map((publication, at) => ({
      content: nameContent(publication),
      position: { record: first + at + 1 },
    }));
    await patents.index.apply(await storeBatch(db, house, incoming, { importFileId, now: clock.now() }));
  }
  await patents.index.optimise();
  await importProfilesWithDelivery(office, profileFile(), 'bench');
  await enterPeople(office);
  await screen(database, house, {}, { actor: 'bench', clock });
  const act = { actor: 'bench', clock };
  await decideByRule(db, house, { inTitle: true, judgement: { decision: 'keep' } }, act);
  for (const issue of await composeDue(db, house, clock)) await approveIssue(db, house, issue, 'bench', clock);
  await deliver(office);
}

function workerLogin(person: number): string {
  return `worker-${person}`;
}

function readerLogin(person: number): string {
  return `reader-${person}`;
}

/** Each has an account of their own, because a person may ask so often and no more: one who searches and screens, one who reads. */
async function invitePeople({ database, house, clock, secret }: Office, people: number): Promise<void> {
  const invite = async (account: NewAccountInput): Promise<void> => {
    const { token } = await inviteAccount(database.db, house, account, { actor: 'bench', clock });
    await acceptInvitation({ db: database.db, house, clock, secret }, { token, password: `${newToken()}Aa1!` });
  };
  const [enterprise] = await listOrganisations(database.db, house, { kind: 'enterprise' });
  for (let person = 0; person < people; person++) {
    const { organisationId } = house;
    const name = `虚构·人员${person}`;
    await invite({ login: workerLogin(person), name, roles: ['analyst', 'screener'], organisationId });
    await invite({ login: readerLogin(person), name, roles: ['reader'], organisationId: enterprise!.id });
  }
}

function profileFile(): unknown {
  const queries = [...generateProfiles({ seed: SEED, count: PROFILES, breadth: 'broad' })];
  return {
    format: 'chuanli-profiles/1',
    organisations: queries.map((_, at) => ({ code: `e${at}`, name: `虚构·企业${at}`, kind: 'enterprise' })),
    profiles: queries.map((query, at) => ({
      organisation: `e${at}`,
      code: `p${at}`,
      name: `画像${at}`,
      demand: { problem: '虚构', products: ['虚构'], submittedOn: '2024-01-01' },
      definition: { query: printQuery(query) },
      delivery: { recipients: [{ channel: 'feed', name: '虚构' }] },
    })),
  };
}

async function enter(address: string, login: string): Promise<Pick<LoadRequest, 'cookie' | 'csrf'>> {
  const response = await fetch(`${address}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login }),
  });
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const { csrf } = (await response.json()) as { csrf: string };
  return { cookie, csrf };
}

function entered(address: string, people: number, login: (person: number) => string) {
  return Promise.all(Array.from({ length: people }, (_, person) => enter(address, login(person))));
}

/** Everybody has one step, made again and again. */
function many(people: number, step: (person: number) => Step): Load['people'] {
  return Array.from({ length: people }, (_, person) => [step(person)]);
}

async function searchers(address: string, people: number): Promise<Load['people']> {
  const queries = queriesOfKinds(SEED)
    .slice(0, 3)
    .flatMap(({ queries: some }) => some.map(printQuery));
  const sessions = await entered(address, people, workerLogin);
  return many(people, (person) => {
    const q = encodeURIComponent(queries[person % queries.length] ?? '');
    return [{ method: 'GET', address: `${address}/api/search?q=${q}&highlights=true`, ...sessions[person] }];
  });
}

/** An item is read before it is decided: twice the pause of somebody who looks at a list. */
function readingPace(options: ServerBenchOptions): ServerBenchOptions {
  return { ...options, thinkMs: options.thinkMs * 2 };
}

/** Each has items of their own, as many as they may come to in the time. */
async function screeners(address: string, { people, ...pace }: ServerBenchOptions): Promise<Load['people']> {
  const turns = Math.ceil((pace.seconds * 1000) / (readingPace({ people, ...pace }).thinkMs / 2)) + 1;
  const items = await openItems(address, people * (turns + 1));
  return Promise.all(
    Array.from({ length: people }, async (_, person) => {
      const session = await enter(address, workerLogin(person));
      const own = items.slice(person * (turns + 1), (person + 1) * (turns + 1));
      return own.slice(1).map((next, turn): Step => {
        const decided = `${address}/api/queue/items/${own[turn]}/decision`;
        return [
          { method: 'POST', address: decided, body: JSON.stringify({ decision: 'drop', seen: null }), ...session },
          { method: 'GET', address: `${address}/api/queue/items/${next}`, ...session },
        ];
      });
    }),
  );
}

async function openItems(address: string, wanted: number): Promise<number[]> {
  const { cookie = '' } = await enter(address, workerLogin(0));
  const ids: number[] = [];
  for (let after: number | undefined; ids.length < wanted; ) {
    const page = after === undefined ? '' : `&after=${after}`;
    const answer = await fetch(`${address}/api/queue/items?limit=200${page}`, { headers: { cookie } });
    const { items, next } = (await answer.json()) as QueueList;
    ids.push(...items.map(({ id }) => id));
    if (next === undefined) break;
    after = next;
  }
  if (ids.length < wanted) throw new Error(`There are ${ids.length} items to screen, and ${wanted} are needed.`);
  return ids;
}

async function readers(address: string, people: number): Promise<Load['people']> {
  const sessions = await entered(address, people, readerLogin);
  return many(people, (person) => [{ method: 'GET', address: `${address}/api/desk/items`, ...sessions[person] }]);
}

async function measured(
  step: string,
  people: Load['people'],
  { seconds, thinkMs }: ServerBenchOptions,
): Promise<StepResult> {
  const load: Load = { people, seconds, thinkMs };
  const worker = new Worker(new URL('./server-load.ts', import.meta.url), { workerData: load });
  const [{ times, failed }] = (await once(worker, 'message')) as [LoadResult];
  return { step, steps: times.length, failed, p50Ms: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}

function report(results: readonly StepResult[], { publications, people, thinkMs }: ServerBenchOptions): string {
  const lines = results.map(
    ({ step, steps, failed, p50Ms, p95Ms }) =>
      `  ${step.padEnd(38)} ${String(steps).padStart(6)} steps  p50 ${p50Ms.toFixed(1).padStart(7)} ms  p95 ${p95Ms.toFixed(1).padStart(7)} ms${failed > 0 ? `  ${failed} FAILED` : ''}`,
  );
  const head = `${people} people at once over ${publications} publications, each about ${thinkMs} ms after the last answer, screeners ${thinkMs * 2} ms`;
  return [head, ...lines, machine()].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      publications: { type: 'string', default: '100000' },
      people: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
      think: { type: 'string', default: '1500' },
      json: { type: 'boolean', default: false },
    },
  });
  const options = {
    publications: Number(values.publications),
    people: Number(values.people),
    seconds: Number(values.seconds),
    thinkMs: Number(values.think),
  };
  const results = await benchServer(options);
  console.log(values.json ? JSON.stringify({ machine: machine(), options, results }) : report(results, options));
}

if (import.meta.main) await main();
