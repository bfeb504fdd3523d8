import { parseArgs } from 'node:util';
import { Matcher, type MatchRows } from '../src/engine/matcher/index.ts';
import type { Publication } from '../src/engine/publication.ts';
import { parseQuery, printQuery, type Query } from '../src/engine/query/index.ts';
import { generateProfiles } from './generate/profiles.ts';
import { generatePublications } from './generate/publications.ts';
import { machine, median, quantile } from './statistics.ts';

export interface MatcherBenchOptions {
  readonly profiles: number;
  readonly docs: number;
  readonly breadth: 'narrow' | 'broad';
  readonly seed: number;
  /** Measured runs after one to warm up; medians are given. */
  readonly runs: number;
}

/** All times are of the CPU (user and system), of one thread. */
export interface MatcherBenchResult extends MatcherBenchOptions {
  /** From publications as read from the store to rows of matches, analysis of text included. */
  readonly docsPerCpuS: number;
  /** Analysis of text and looking up what the profiles want, and the join, in seconds for all documents. */
  readonly readS: number;
  readonly joinS: number;
  /** Profiles per second, from trees and from text as people write it. */
  readonly loadedPerS: number;
  readonly loadedFromTextPerS: number;
  /** Beyond the vocabulary; and what matching of single documents adds. */
  readonly bytesPerProfile: number;
  readonly anchorBytesPerProfile: number;
  readonly vocabularyBytes: number;
  /** One document at a time: seconds per document, median and 95th percentile. */
  readonly oneP50S: number;
  readonly oneP95S: number;
  readonly matches: number;
  /** The same for the same pairs in whatever order. */
  readonly checksum: number;
}

const CONTEXT = { today: '2025-01-01' };

/** Measures the matcher on made-up publications and profiles of both languages. */
export function benchMatcher(options: MatcherBenchOptions): MatcherBenchResult {
  const publications = [...generatePublications({ seed: options.seed, count: options.docs })];
  const phases = new Phases();
  const matcher = new Matcher({ onPhase: (finished) => phases.end(finished) });
  const loadS = loadProfiles(matcher, options);
  const rows = matcher.matchBatch(publications, CONTEXT);
  const { bytes } = matcher;
  const runs = Array.from({ length: options.runs }, () => {
    phases.begin();
    return { wholeS: cpuSeconds(() => matcher.matchBatch(publications, CONTEXT)), ...phases.seconds };
  });
  const single = oneByOne(matcher, publications.slice(0, 1000));
  return {
    ...options,
    docsPerCpuS: Math.round(options.docs / median(runs.map(({ wholeS }) => wholeS))),
    readS: median(runs.map(({ reading }) => reading)),
    joinS: median(runs.map(({ joining }) => joining)),
    loadedPerS: Math.round(options.profiles / loadS),
    loadedFromTextPerS: loadedFromText(options),
    bytesPerProfile: bytes.profiles / options.profiles,
    anchorBytesPerProfile: (matcher.bytes.profiles - bytes.profiles) / options.profiles,
    vocabularyBytes: bytes.vocabulary,
    oneP50S: quantile(single, 0.5),
    oneP95S: quantile(single, 0.95),
    matches: rows.documents.length,
    checksum: checksumOf(rows),
  };
}

/** Adds up the CPU time of the phases of matching. */
class Phases {
  seconds = { reading: 0, joining: 0 };
  private last = process.cpuUsage();

  begin(): void {
    this.seconds = { reading: 0, joining: 0 };
    this.last = process.cpuUsage();
  }

  end(phase: 'reading' | 'joining'): void {
    const { user, system } = process.cpuUsage(this.last);
    this.seconds[phase] += (user + system) / 1e6;
    this.last = process.cpuUsage();
  }
}

/** In portions, so that a million trees need not be held at once; gives the seconds without making the trees. */
function loadProfiles(matcher: Matcher, { profiles, seed, breadth }: MatcherBenchOptions): number {
  let seconds = 0;
  for (let first = 0; first < profiles; first += PORTION) {
    const queries = [...generateProfiles({ seed, breadth, first, count: Math.min(PORTION, profiles - first) })];
    seconds += cpuSeconds(() => {
      queries.forEach((query, i) => {
        matcher.insert(first + i, query);
      });
    });
  }
  return seconds + cpuSeconds(() => matcher.compact());
}

/** Profiles per second, on one portion. */
function loadedFromText({ profiles, seed, breadth }: MatcherBenchOptions): number {
  const texts = [...generateProfiles({ seed, breadth, count: Math.min(PORTION, profiles) })].map(printQuery);
  return Math.round(texts.length / cpuSeconds(() => insertTexts(new Matcher(), texts)));
}

function insertTexts(matcher: Matcher, texts: readonly string[]): void {
  texts.forEach((text, id) => {
    const parsed = parseQuery(text, { purpose: 'profile' });
    if (!parsed.ok) throw new Error(`${parsed.problem.en} ${text}`);
    matcher.insert(id, parsed.value satisfies Query);
  });
}

function oneByOne(matcher: Matcher, publications: readonly Publication[]): number[] {
  const [first] = publications;
  if (first !== undefined) matcher.matchOne(first, CONTEXT);
  return publications.map((publication) => cpuSeconds(() => void matcher.matchOne(publication, CONTEXT)));
}

function checksumOf({ profileIds, offsets, documents }: MatchRows): number {
  let sum = 0;
  profileIds.forEach((id, row) => {
    for (const document of documents.subarray(offsets[row], offsets[row + 1])) {
      sum = (sum + Math.imul(Math.imul(id + 1, 0x9e37_79b1) ^ (document + 1), 0x85eb_ca6b)) >>> 0;
    }
  });
  return sum;
}

function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const PORTION = 20_000;

/** What a person reads: a line per size, and what it was measured on. */
function report(results: readonly MatcherBenchResult[]): string {
  const ms = (seconds: number): string => `${(1000 * seconds).toFixed(seconds < 0.1 ? 2 : 0)} ms`;
  const lines = results.map((result) =>
    [
      `${result.profiles} ${result.breadth} profiles × ${result.docs} documents: ${result.docsPerCpuS} documents per CPU second`,
      `  reading ${ms(result.readS)}, join ${ms(result.joinS)}; ${result.matches} matches, checksum ${result.checksum}`,
      `  one document p50 ${ms(result.oneP50S)}, p95 ${ms(result.oneP95S)}`,
      `  ${result.bytesPerProfile.toFixed(1)} bytes per profile (${result.anchorBytesPerProfile.toFixed(1)} more for single documents), vocabulary ${(result.vocabularyBytes / 1e6).toFixed(1)} MB`,
      `  loading ${result.loadedPerS} profiles/s from trees, ${result.loadedFromTextPerS} profiles/s from text`,
    ].join('\n'),
  );
  return [...lines, `${machine()}, one thread`].join('\n');
}

function main(): void {
  const { values } = parseArgs({
    options: {
      profiles: { type: 'string', default: '10000,100000' },
      docs: { type: 'string', default: '10000' },
      breadth: { type: 'string', default: 'narrow' },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  const sizes = values.profiles.split(',').map(Number);
  const breadth = values.breadth === 'broad' ? 'broad' : 'narrow';
  const results = sizes.map((profiles) =>
    benchMatcher({
      profiles,
      docs: Number(values.docs),
      breadth,
      seed: Number(values.seed),
      runs: Number(values.runs),
    }),
  );
  console.log(values.json ? JSON.stringify({ machine: machine(), results }) : report(results));
}

if (import.meta.main) main();
