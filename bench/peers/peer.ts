import type { Publication } from '../../src/engine/publication.ts';
import type { Query } from '../../src/engine/query/tree.ts';

/** What a peer is given. Both can be gone through more than once. */
export interface PeerWork {
  readonly publications: () => Iterable<Publication>;
  readonly profiles: () => Iterable<Query>;
  readonly threads: number;
  /** `presearcher=term`, `batch=1000`: what a peer can be tried with. */
  readonly settings: ReadonlyMap<string, string>;
}

export interface PeerRun {
  readonly wallS: number;
  /** Of all threads of the process that runs the peer. */
  readonly cpuS: number;
  readonly matches: number;
  readonly checksum: number;
}

/** Of a profile and a document that it matches, by their numbers. */
export type Pair = readonly [profile: number, document: number];

/** A peer that has read documents and profiles and waits for runs. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** What it runs on and how it is set, for people. */
  readonly settings: string;
  run(): Promise<PeerRun>;
  /** What a run finds, pair by pair; to tell what is different where the checksum is. */
  pairs(): Promise<readonly Pair[]>;
  stop(): Promise<void>;
}

/** The peer cannot be had here: then it is told as missing, and why. */
export class PeerMissing extends Error {}

export const PEER_NAMES = ['lucene-monitor', 'lucene-plain', 'opensearch', 'fts5'] as const;
export type PeerName = (typeof PEER_NAMES)[number];

const BATCH = /^[1-9]\d{0,8}$/;

/** The settings that a peer can be tried with, by their names, with the values that they have. */
export const PEER_SETTINGS: Readonly<Record<PeerName, Readonly<Record<string, RegExp>>>> = {
  'lucene-monitor': { presearcher: /^(all|term|term-weighted|term-ngrams|multipass-[24])$/, batch: BATCH },
  'lucene-plain': {},
  opensearch: { batch: BATCH },
  fts5: {},
};
