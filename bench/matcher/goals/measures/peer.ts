import { PeerMissing } from '../../../peers/peer.ts';
import { medianOf } from '../../../statistics.ts';
import { type BenchOutcome, runBench } from '../../bench.ts';
import type { PeerFigures } from '../records.ts';
import { answer } from '../task.ts';

await answer<'peer'>(async ({ work, profiles, docs, peer: name, runs, warmUps }) => {
  const options = { ...work, profiles, docs, threads: 1, runs, warmUps, peer: name!, more: false, json: true };
  const outcome = await runBench({ ...options, peerSettings: new Map() });
  const { tally, peer } = outcome;
  return {
    docsPerCpuS: docs / medianOf(outcome.runs, 'cpuS'),
    matches: tally.matches,
    checksum: tally.checksum,
    peer: peerFigures(peer, docs),
  };
});

function peerFigures(peer: BenchOutcome['peer'], docs: number): PeerFigures['peer'] {
  if (peer === null || peer instanceof PeerMissing) return peer?.message ?? 'not asked for';
  const { matches, checksum } = peer.runs[0]!;
  const { version, settings } = peer;
  return { version, settings, docsPerCpuS: docs / medianOf(peer.runs, 'cpuS'), matches, checksum };
}
