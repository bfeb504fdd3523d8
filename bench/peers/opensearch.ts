import { type Peer, PeerMissing, type PeerWork } from './peer.ts';

/** See README.md for what was tried. */
export function startOpenSearch(_work: PeerWork): Promise<Peer> {
  return Promise.reject(new PeerMissing('no node was started; see bench/peers/README.md'));
}
