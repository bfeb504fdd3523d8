import { type Peer, PeerMissing, type PeerRun } from '../peers/peer.ts';
import { startPeer } from '../peers/start.ts';
import { type BesideBatches, measureBesideBatches } from './beside-batches.ts';
import { type CompiledProfiles, compileProfiles } from './compiled.ts';
import { type Differences, differencesOf } from './differences.ts';
import { type MatchingRun, MatchingThreads } from './matching-threads.ts';
import type { BenchOptions } from './options.ts';
import { type Tally, tallyOf } from './pairs.ts';
import { profilesOf, publicationsOf } from './work.ts';

export interface BenchOutcome {
  readonly compiled: CompiledProfiles;
  /** Measured runs, in the order in which they and those of the peer alternated. */
  readonly runs: readonly MatchingRun[];
  readonly tally: Tally;
  readonly beside: BesideBatches | null;
  readonly peer: PeerOutcome | PeerMissing | null;
}

export interface PeerOutcome extends Pick<Peer, 'name' | 'version' | 'settings'> {
  readonly runs: readonly PeerRun[];
  /** Null where all pairs are the same. */
  readonly differences: Differences | null;
}

/** Runs of ours and of the peer alternate, so that what else the machine does meets both. Throws where two runs of one do not find the same. */
export async function runBench(options: BenchOptions): Promise<BenchOutcome> {
  const compiled = compileProfiles(options, options.profiles);
  const beside = options.more ? measureBesideBatches(options, options.profiles, options.docs, compiled.image) : null;
  const peer = await peerOf(options);
  const running = peer instanceof PeerMissing ? null : peer;
  const threads = await MatchingThreads.start(options, options.docs, options.threads, compiled.image);
  const runs: MatchingRun[] = [];
  const peerRuns: PeerRun[] = [];
  let differences: Differences | null = null;
  try {
    for (let run = -options.warmUps; run < options.runs; run++) {
      const ours = await threads.run();
      const theirs = await running?.run();
      if (run < 0) continue;
      runs.push(ours);
      if (theirs !== undefined) peerRuns.push(theirs);
    }
    if (running !== null) differences = await differencesFrom(running, runs[0]!, peerRuns[0]!);
  } finally {
    await threads.stop();
    await running?.stop();
  }
  const tally = same(runs.map(({ rows }) => tallyOf(rows)));
  if (running === null) return { compiled, runs, tally, beside, peer: peer as PeerMissing | null };
  same(peerRuns);
  const { name, version, settings } = running;
  return { compiled, runs, tally, beside, peer: { name, version, settings, runs: peerRuns, differences } };
}

async function differencesFrom(peer: Peer, { rows }: MatchingRun, theirs: PeerRun): Promise<Differences | null> {
  const { matches, checksum } = tallyOf(rows);
  if (matches === theirs.matches && checksum === theirs.checksum) return null;
  return differencesOf(rows, await peer.pairs());
}

async function peerOf(options: BenchOptions): Promise<Peer | PeerMissing | null> {
  if (options.peer === null) return null;
  try {
    return await startPeer(options.peer, {
      publications: () => publicationsOf(options, 0, options.docs),
      profiles: () => profilesOf(options, 0, options.profiles),
      threads: options.threads,
      settings: options.peerSettings,
    });
  } catch (error) {
    if (error instanceof PeerMissing) return error;
    throw error;
  }
}

function same<T extends { matches: number; checksum: number }>(tallies: readonly T[]): T {
  const [first, ...others] = tallies;
  if (first === undefined) throw new RangeError('no run was measured');
  if (others.some(({ matches, checksum }) => matches !== first.matches || checksum !== first.checksum)) {
    throw new Error(`runs differ: ${tallies.map(({ matches, checksum }) => `${matches}/${checksum}`).join(', ')}`);
  }
  return first;
}
