import { parseArgs } from 'node:util';
import { PEER_NAMES, type PeerName } from '../peers/peer.ts';

export interface BenchOptions {
  readonly profiles: number;
  readonly docs: number;
  readonly threads: number;
  readonly peer: PeerName | null;
  readonly breadth: 'narrow' | 'broad';
  readonly source: 'generated' | 'real';
  readonly seed: number;
  /** Measured runs of each, after those to warm up; medians are given. */
  readonly runs: number;
  /** Runs of each that are not measured. */
  readonly warmUps: number;
  /** `presearcher=term` and the like, for a peer to be tried with. */
  readonly peerSettings: ReadonlyMap<string, string>;
  /** Also one document at a time, and profiles from text. */
  readonly more: boolean;
  readonly json: boolean;
}

export const usage = `npm run bench:matcher -- [--profiles 100000] [--docs 10000] [--threads 1] [--peer ${PEER_NAMES.join('|')}]
  [--breadth narrow|broad] [--source generated|real] [--seed 1] [--runs 5] [--warm-ups 2] [--peer-setting presearcher=term ...] [--json]

Without --json also one document at a time and the reading of profiles from text are measured.`;

/** Throws a RangeError for an option that is none. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      profiles: { type: 'string', default: '100000' },
      docs: { type: 'string', default: '10000' },
      threads: { type: 'string', default: '1' },
      peer: { type: 'string' },
      breadth: { type: 'string', default: 'narrow' },
      source: { type: 'string', default: 'generated' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      'warm-ups': { type: 'string', default: '2' },
      'peer-setting': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  return {
    profiles: wholeNumber('profiles', values.profiles),
    docs: wholeNumber('docs', values.docs),
    threads: wholeNumber('threads', values.threads),
    peer: values.peer === undefined ? null : oneOf('peer', values.peer, PEER_NAMES),
    breadth: oneOf('breadth', values.breadth, ['narrow', 'broad']),
    source: oneOf('source', values.source, ['generated', 'real']),
    seed: wholeNumber('seed', values.seed),
    runs: wholeNumber('runs', values.runs),
    warmUps: wholeNumber('warm-ups', values['warm-ups']),
    peerSettings: new Map(values['peer-setting'].map(setting)),
    more: !values.json,
    json: values.json,
  };
}

/** Throws a RangeError for what is none. */
export function wholeNumber(name: string, text: string): number {
  if (!/^\d+$/.test(text)) throw new RangeError(`--${name} wants a whole number, not ${text}`);
  return Number(text);
}

/** Throws a RangeError for a value that is none of those known. */
export function oneOf<T extends string>(name: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new RangeError(`--${name} is one of ${known.join(', ')}, not ${text}`);
  return found;
}

function setting(text: string): [string, string] {
  const [name = '', ...value] = text.split('=');
  return [name, value.join('=')];
}
