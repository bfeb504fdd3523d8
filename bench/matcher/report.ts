import { loadavg } from 'node:os';
import { printQuery } from '../../src/engine/query/index.ts';
import { type Pair, PeerMissing } from '../peers/peer.ts';
import { machine, medianOf } from '../statistics.ts';
import type { BenchOutcome, PeerOutcome } from './bench.ts';
import type { BenchOptions } from './options.ts';
import { counted, megabytes, seconds, whole } from './units.ts';
import { profilesOf, type Work } from './work.ts';

/** The last line of `--json`. Documents per CPU second count the CPU of all threads; `ratio` is ours through the peer's, null where its matches are others. */
export interface BenchFigures {
  readonly profiles: number;
  readonly docs: number;
  readonly threads: number;
  readonly wallS: number;
  readonly cpuS: number;
  readonly docsPerCpuS: number;
  readonly bytesPerProfile: number;
  /** From an image in memory to a matcher that can be used, in wall seconds. */
  readonly loadS: number;
  readonly matches: number;
  readonly checksum: number;
  readonly peer: {
    readonly name: string;
    readonly version: string;
    readonly docsPerCpuS: number;
    readonly matches: number;
    readonly checksum: number;
  } | null;
  readonly ratio: number | null;
  /** Why the peer that was asked for is missing. */
  readonly missing?: string;
}

export function figuresOf({ profiles, docs, threads }: BenchOptions, outcome: BenchOutcome): BenchFigures {
  const { compiled, runs, tally } = outcome;
  const cpuS = medianOf(runs, 'cpuS');
  const peer = outcome.peer === null || outcome.peer instanceof PeerMissing ? null : peerFigures(outcome.peer, docs);
  return {
    profiles,
    docs,
    threads,
    wallS: medianOf(runs, 'wallS'),
    cpuS,
    docsPerCpuS: docs / cpuS,
    bytesPerProfile: compiled.bytesPerProfile,
    loadS: compiled.load.wallS,
    matches: tally.matches,
    checksum: tally.checksum,
    peer,
    ratio: peer !== null && findsTheSame(outcome) ? docs / cpuS / peer.docsPerCpuS : null,
    ...(outcome.peer instanceof PeerMissing && { missing: outcome.peer.message }),
  };
}

/** False where a peer finds other matches: then it does other work, and no ratio of it is a figure. */
export function findsTheSame({ peer }: BenchOutcome): boolean {
  return peer === null || peer instanceof PeerMissing || peer.differences === null;
}

function peerFigures({ name, version, runs }: PeerOutcome, docs: number): NonNullable<BenchFigures['peer']> {
  const { matches, checksum } = runs[0]!;
  return { name, version, docsPerCpuS: docs / medianOf(runs, 'cpuS'), matches, checksum };
}

/** What a person reads: the figures, what they were measured on, and how. */
export function report(options: BenchOptions, outcome: BenchOutcome): string {
  return [
    ...heading(options),
    ...ownLines(options, outcome),
    ...besideLines(outcome),
    ...peerLines(options, outcome),
  ].join('\n');
}

function heading({ profiles, docs, threads, breadth, source, seed, runs, warmUps }: BenchOptions): string[] {
  return [
    `${machine()}; load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
    `${counted(profiles, source === 'generated' ? `${breadth} profile` : 'profile')} × ${counted(docs, 'document')}, ${source}, seed ${seed}; ${counted(threads, 'thread')}; ${runs === 1 ? '1 run' : `medians of ${runs} runs`} after ${warmUps} to warm up`,
  ];
}

function ownLines({ profiles, docs }: BenchOptions, { compiled, runs, tally }: BenchOutcome): string[] {
  const { compileS, load, bytesPerProfile, vocabularyBytes, image } = compiled;
  const cpuS = medianOf(runs, 'cpuS');
  return [
    `  wall ${seconds(medianOf(runs, 'wallS'))}, CPU ${seconds(cpuS)}: ${whole(docs / cpuS)} documents per CPU second (reading ${seconds(medianOf(runs, 'readS'))}, join ${seconds(medianOf(runs, 'joinS'))})`,
    `  ${tally.matches} matches, checksum ${tally.checksum}`,
    `  ${bytesPerProfile.toFixed(1)} bytes per profile, vocabulary ${megabytes(vocabularyBytes)}, image ${megabytes(image.byteLength)}`,
    `  taken up from an image in memory in ${seconds(load.wallS)}: ${whole(profiles / load.wallS)} profiles/s; compiled from trees ${whole(profiles / compileS)} profiles/s`,
  ];
}

function besideLines({ beside }: BenchOutcome): string[] {
  if (beside === null) return [];
  return [
    `  one document p50 ${seconds(beside.one.p50S)}, p95 ${seconds(beside.one.p95S)} (${beside.anchorBytesPerProfile.toFixed(1)} bytes per profile more); from text ${whole(beside.loadedFromTextPerS)} profiles/s`,
  ];
}

function peerLines(options: BenchOptions, outcome: BenchOutcome): string[] {
  const { peer } = outcome;
  if (peer === null) return [];
  if (peer instanceof PeerMissing) return [`  ${options.peer}: MISSING, not measured: ${peer.message}`];
  const figures = peerFigures(peer, options.docs);
  const { ratio } = figuresOf(options, outcome);
  return [
    `  ${peer.name} ${peer.version} (${peer.settings}): wall ${seconds(medianOf(peer.runs, 'wallS'))}, CPU ${seconds(medianOf(peer.runs, 'cpuS'))}: ${figures.docsPerCpuS.toFixed(1)} documents per CPU second`,
    ...(peer.differences === null
      ? ['  the same matches and checksum']
      : [
          `  *** DIFFERENT: ${figures.matches} matches, checksum ${figures.checksum} ***`,
          ...pairLines(options, 'found by us alone', peer.differences.onlyOurs),
          ...pairLines(options, 'found by the peer alone', peer.differences.onlyPeer),
        ]),
    ratio === null ? '  no ratio: the matches differ' : `  ratio of documents per CPU second: ${ratio.toFixed(1)}`,
  ];
}

function pairLines(work: Work, heading: string, pairs: readonly Pair[]): string[] {
  const told = pairs.slice(0, PAIRS_TOLD).map(([profile, document]) => {
    const [query] = profilesOf(work, profile, 1);
    return `    document ${document}, profile ${profile}: ${printQuery(query!)}`;
  });
  return pairs.length === 0 ? [] : [`  ${heading}: ${pairs.length}`, ...told];
}

const PAIRS_TOLD = 20;
