import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openEmbeddedIndex, type PatentIndex } from '../src/server/modules/patents/index/index.ts';
import { encodePublication } from '../src/server/modules/patents/record.ts';
import { generatePublications } from './generate/publications.ts';
import { type QueriesOfKind, queriesOfKinds } from './search-queries.ts';
import { machine, quantile } from './statistics.ts';

export interface SearchBenchOptions {
  readonly publications: number;
  readonly seed: number;
  /** Times that each query of a kind is asked, after once to warm up. */
  readonly rounds: number;
}

export interface SearchBenchResult extends SearchBenchOptions {
  /** Publications per second of the CPU from records to the index; what it takes on disk; opening it again. */
  readonly indexedPerCpuS: number;
  readonly bytesPerPublication: number;
  readonly optimisedS: number;
  readonly openedS: number;
  readonly kinds: readonly KindResult[];
}

/** As a caller sees it, the way to the index's thread and back included. */
export interface KindResult {
  readonly kind: string;
  readonly queries: number;
  /** Hits of a query, median. */
  readonly hits: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const BATCH = 2000;

/** Every round has another day, since the index remembers what it found on one day. */
function dayOf(round: number): string {
  return new Date(Date.UTC(2025, 0, 1 + round)).toISOString().slice(0, 10);
}

/** Measures the embedded index on made-up publications of both languages. */
export async function benchSearch(options: SearchBenchOptions): Promise<SearchBenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'chuanli-bench-'));
  try {
    const path = join(folder, 'publications.sqlite');
    const built = await build(path, options);
    const opening = performance.now();
    const index = openEmbeddedIndex(path);
    const { publications, bytes } = await index.stats();
    const openedS = (performance.now() - opening) / 1000;
    const kinds: KindResult[] = [];
    for (const one of queriesOfKinds(options.seed)) kinds.push(await measure(index, one, options.rounds));
    await index.close();
    return { ...options, ...built, openedS, bytesPerPublication: bytes / publications, kinds };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function build(
  path: string,
  { publications, seed }: SearchBenchOptions,
): Promise<Pick<SearchBenchResult, 'indexedPerCpuS' | 'optimisedS'>> {
  const index = openEmbeddedIndex(path);
  let cpu = 0;
  for (let first = 0; first < publications; first += BATCH) {
    const count = Math.min(BATCH, publications - first);
    const changes = [...generatePublications({ seed, first, count })].map((publication, at) => ({
      docId: first + at + 1,
      record: encodePublication(publication),
    }));
    const before = process.cpuUsage();
    await index.apply({ sequence: first + count, changes });
    const { user, system } = process.cpuUsage(before);
    cpu += (user + system) / 1e6;
  }
  const started = performance.now();
  await index.optimise();
  const optimisedS = (performance.now() - started) / 1000;
  await index.close();
  return { indexedPerCpuS: Math.round(publications / cpu), optimisedS };
}

async function measure(
  index: PatentIndex,
  { kind, queries, options }: QueriesOfKind,
  rounds: number,
): Promise<KindResult> {
  const hits: number[] = [];
  for (const query of queries) hits.push((await index.search(query, { today: dayOf(0), ...options })).total);
  const times: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    for (const query of queries) {
      const started = performance.now();
      await index.search(query, { today: dayOf(round), ...options });
      times.push(performance.now() - started);
    }
  }
  return {
    kind,
    queries: queries.length,
    hits: quantile(hits, 0.5),
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
  };
}

/** What a person reads: the index, a line for each kind of query, and what it was measured on. */
function report(results: readonly SearchBenchResult[]): string {
  const blocks = results.map((result) =>
    [
      `${result.publications} publications: ${result.indexedPerCpuS} indexed per CPU second, ${Math.round(result.bytesPerPublication)} bytes each, optimised in ${result.optimisedS.toFixed(1)} s, opened in ${result.openedS.toFixed(2)} s`,
      ...result.kinds.map(
        ({ kind, hits, p50Ms, p95Ms }) =>
          `  ${kind.padEnd(44)} ${String(hits).padStart(8)} hits  p50 ${p50Ms.toFixed(1).padStart(7)} ms  p95 ${p95Ms.toFixed(1).padStart(7)} ms`,
      ),
    ].join('\n'),
  );
  return [...blocks, `${machine()}, one thread searching`].join('\n');
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      publications: { type: 'string', default: '100000' },
      million: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const sizes = [...values.publications.split(',').map(Number), ...(values.million ? [1_000_000] : [])];
  const results: SearchBenchResult[] = [];
  for (const publications of sizes) {
    results.push(await benchSearch({ publications, seed: Number(values.seed), rounds: Number(values.rounds) }));
  }
  console.log(values.json ? JSON.stringify({ machine: machine(), results }) : report(results));
}

if (import.meta.main) await main();
