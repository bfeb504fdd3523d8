import { charactersAlone, replayedTexts, writeLines } from './exchange.ts';
import { startHarness } from './harness.ts';
import { openSearchQuery } from './opensearch-query.ts';
import type { Peer, PeerWork } from './peer.ts';
import { ancestorsOf } from './terms.ts';

/** OpenSearch's percolator in one node, started from Maven Central's artifacts. */
export function startOpenSearch(work: PeerWork): Promise<Peer> {
  return startHarness({ ...HARNESS, rest: [work.settings.get('batch') ?? '500'] }, work);
}

const HARNESS = {
  name: 'opensearch',
  project: './opensearch/',
  mainClass: 'node.Harness',
  javaOptions: ['-Xms2g', '-Xmx6g', '-XX:+UseParallelGC', '--add-modules=jdk.incubator.vector'],
  first: [],
  write,
} as const;

/** Both as OpenSearch takes them: JSON, a document or a query a line. */
async function write({ publications, profiles }: PeerWork, documentsFile: string, profilesFile: string): Promise<void> {
  const alone = charactersAlone(profiles(), true);
  await writeLines(documentsFile, publications(), (publication) =>
    JSON.stringify({ ipc: ancestorsOf(publication), ta: replayedTexts(publication, alone) }),
  );
  await writeLines(profilesFile, profiles(), (query) => JSON.stringify(openSearchQuery(query)));
}
