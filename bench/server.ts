import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { fastify } from 'fastify';
import { enterPeople } from '../src/cli/demonstration-people.ts';
import { printQuery } from '../src/engine/query/index.ts';
import { beginImport } from '../src/server/modules/patents/import-table.ts';
import { nameContent } from '../src/server/modules/patents/record.ts';
import { storeBatch } from '../src/server/modules/patents/store-batch.ts';
import { approveIssue, composeDue } from '../src/server/modules/push/index.ts';
import { decideByRule, screen } from '../src/server/modules/screening/index.ts';
import { type Office, openOffice } from '../src/server/office.ts';
import { readConfig } from '../src/server/platform/config.ts';
import { serve } from '../src/server/serve.ts';
import { deliver, importProfilesWithDelivery } from '../src/server/service-line.ts';
import type { QueueList } from '../src/shared/screening-queue.ts';
import { generateProfiles } from './generate/profiles.ts';
import { generatePublications } from './generate/publications.ts';
import { queriesOfKinds } from './search-queries.ts';
import type { Load, LoadRequest, LoadResult } from './server-load.ts';
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
const PROFILES = 8;

/** Steps of people at work, many at once, beside a route that does nothing, in the same run. */
export async function benchServer(options: ServerBenchOptions): Promise<StepResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  const office = await openOffice(readConfig({ CHUANLI_LOG_LEVEL: 'silent' }, { data: folder, port: 0 }));
  await fill(office, options.publications);
  const serving = await serve(office, { demonstration: true });
  const bare = fastify();
  bare.get('/bare', async () => ({ ok: true }));
  const bareAddress = await bare.listen({ host: '127.0.0.1', port: 0 });
  try {
    const { address } = serving;
    const measure = (step: string, people: Load['people']) => measured(step, people, options);
    return [
      await measure(
        'bare Fastify route',
        many(options.people, () => [{ method: 'GET', address: `${bareAddress}/bare` }]),
      ),
      await measure('search, 20 hits with facets', await searchers(address, options.people)),
      await measure('queue step: decide and see the next', await screeners(address, options.people)),
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

function many(people: number, steps: (person: number) => readonly LoadRequest[]): Load['people'] {
  return Array.from({ length: people }, (_, person) => steps(person));
}

async function searchers(address: string, people: number): Promise<Load['people']> {
  const session = await enter(address, 'fenxi');
  const queries = queriesOfKinds(SEED)
    .slice(0, 3)
    .flatMap(({ queries: some }) => some.map(printQuery));
  return many(people, (person) => {
    const q = encodeURIComponent(queries[person % queries.length] ?? '');
    return [{ method: 'GET', address: `${address}/api/search?q=${q}&highlights=true`, ...session }];
  });
}

async function screeners(address: string, people: number): Promise<Load['people']> {
  const session = await enter(address, 'shaixuan');
  const answer = await fetch(`${address}/api/queue/items?limit=200`, { headers: { cookie: session.cookie ?? '' } });
  const { items } = (await answer.json()) as QueueList;
  if (items.length < 2) throw new Error('There is nothing to screen.');
  return many(people, (person) => {
    const item = items[person % items.length]!;
    const next = items[(person + 1) % items.length]!;
    const decide = (decision: 'maybe' | 'drop', seen: string | null) => JSON.stringify({ decision, seen });
    return [
      {
        method: 'POST',
        address: `${address}/api/queue/items/${item.id}/decision`,
        body: decide('maybe', null),
        ...session,
      },
      { method: 'POST', address: `${address}/api/queue/items/${item.id}/undo`, body: '{}', ...session },
      { method: 'GET', address: `${address}/api/queue/items/${next.id}`, ...session },
    ];
  });
}

async function readers(address: string, people: number): Promise<Load['people']> {
  const session = await enter(address, 'qiye-zhi');
  return many(people, () => [{ method: 'GET', address: `${address}/api/desk/items`, ...session }]);
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
  const head = `${people} people at once over ${publications} publications, each about ${thinkMs} ms after the last answer`;
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
