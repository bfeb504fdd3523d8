import { startFts5 } from './fts5.ts';
import { startLuceneMonitor, startLucenePlain } from './lucene.ts';
import { startOpenSearch } from './opensearch.ts';
import type { Peer, PeerName, PeerWork } from './peer.ts';

const START: Readonly<Record<PeerName, (work: PeerWork) => Promise<Peer>>> = {
  'lucene-monitor': startLuceneMonitor,
  'lucene-plain': startLucenePlain,
  opensearch: startOpenSearch,
  fts5: startFts5,
};

/** Starts a peer and gives it the work; throws PeerMissing where it cannot be had. */
export function startPeer(name: PeerName, work: PeerWork): Promise<Peer> {
  return START[name](work);
}
