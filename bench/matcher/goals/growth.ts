import type { PeerName } from '../../peers/peer.ts';
import { newest, type ResultRecord } from './records.ts';
import { type Sizes, sizesAt } from './steps.ts';

/** CPU nanoseconds that a document costs for each profile it is compared with, reading it included. */
export interface GrowthPoint {
  readonly profiles: number;
  readonly nanoseconds: number;
}

export interface GrowthLine {
  readonly name: 'chuanli' | PeerName;
  readonly points: readonly GrowthPoint[];
}

/** Ours first, then the peers that were measured. */
export function growthLines(records: readonly ResultRecord[]): GrowthLine[] {
  const { growth, peers } = sizesAt(records[0]?.scale ?? 1);
  const own: GrowthLine = { name: 'chuanli', points: growth.flatMap((profiles) => ownPoint(records, profiles)) };
  const names = [...new Set(peers.map(({ peer }) => peer!))].toSorted();
  return [own, ...names.map((name) => ({ name, points: peerPoints(records, peers, name) }))].filter(
    ({ points }) => points.length > 0,
  );
}

function ownPoint(records: readonly ResultRecord[], profiles: number): GrowthPoint[] {
  const record = newest(records, 'batch', profiles);
  if (record === undefined || typeof record.figures === 'string') return [];
  return [{ profiles, nanoseconds: (1e9 * record.figures.cpuS) / record.step.docs / profiles }];
}

function peerPoints(records: readonly ResultRecord[], peers: Sizes['peers'], name: PeerName): GrowthPoint[] {
  const sizes = peers.filter(({ peer }) => peer === name).map(({ profiles }) => profiles);
  return sizes.flatMap((profiles) => {
    const figures = newest(records, 'peer', profiles, name)?.figures;
    if (figures === undefined || typeof figures === 'string' || typeof figures.peer === 'string') return [];
    return [{ profiles, nanoseconds: 1e9 / figures.peer.docsPerCpuS / profiles }];
  });
}
