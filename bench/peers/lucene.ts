import { charactersAlone, writeDocuments, writeProfiles } from './exchange.ts';
import { startHarness } from './harness.ts';
import type { Peer, PeerWork } from './peer.ts';

/** Every query over the batch, indexed in memory: the like-for-like peer. */
export function startLucenePlain(work: PeerWork): Promise<Peer> {
  return startHarness({ ...HARNESS, name: 'lucene-plain', first: ['lucene-plain'], rest: [] }, work);
}

/** Lucene's Monitor, by default with what was found to be best (see README.md). */
export function startLuceneMonitor(work: PeerWork): Promise<Peer> {
  const presearcher = work.settings.get('presearcher') ?? 'term-weighted';
  const batch = work.settings.get('batch') ?? '5000';
  return startHarness(
    { ...HARNESS, name: 'lucene-monitor', first: ['lucene-monitor'], rest: [presearcher, batch] },
    work,
  );
}

const HARNESS = {
  write: async ({ publications, profiles }: PeerWork, documentsFile: string, profilesFile: string): Promise<void> => {
    await writeDocuments(documentsFile, publications(), charactersAlone(profiles()));
    await writeProfiles(profilesFile, profiles());
  },
  project: './lucene/',
  mainClass: 'peers.Harness',
  javaOptions: ['-Xms2g', '-Xmx8g', '-XX:+UseParallelGC', '--add-modules=jdk.incubator.vector'],
};
