import { parseArgs } from 'node:util';
import { atLeastOne, Mistake, oneOf, wholeNumber } from '../command-line.ts';
import { PEER_NAMES, PEER_SETTINGS, type PeerName } from '../peers/peer.ts';

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

Without --json also one document at a time and the reading of profiles from text are measured. With --json the lines for people come first,
and the last line is the object. --peer-setting: ${PEER_NAMES.map(settingsTold).join('; ')} (bench/peers/README.md).
Where the peer finds other matches there is no ratio, and the command ends with 1.`;

/** Throws a Mistake for an option that cannot be what it is given. */
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
  const peer = values.peer === undefined ? null : oneOf('peer', values.peer, PEER_NAMES);
  return {
    profiles: atLeastOne('profiles', values.profiles),
    docs: atLeastOne('docs', values.docs),
    threads: atLeastOne('threads', values.threads),
    peer,
    breadth: oneOf('breadth', values.breadth, ['narrow', 'broad']),
    source: oneOf('source', values.source, ['generated', 'real']),
    seed: wholeNumber('seed', values.seed),
    runs: atLeastOne('runs', values.runs),
    warmUps: wholeNumber('warm-ups', values['warm-ups']),
    peerSettings: new Map(values['peer-setting'].map((text) => settingOf(peer, text))),
    more: !values.json,
    json: values.json,
  };
}

/** Throws a Mistake for a setting that the peer does not know, and for a value that it cannot have. */
function settingOf(peer: PeerName | null, text: string): [string, string] {
  if (peer === null) throw new Mistake('--peer-setting goes with --peer');
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  const [, known] = Object.entries(PEER_SETTINGS[peer]).find(([each]) => each === name) ?? [];
  if (known === undefined) throw new Mistake(`--peer-setting ${text}: ${settingsTold(peer)}`);
  if (!known.test(value)) throw new Mistake(`--peer-setting ${text}: no value that ${name} has`);
  return [name, value];
}

function settingsTold(peer: PeerName): string {
  return `${peer} has ${Object.keys(PEER_SETTINGS[peer]).join(', ') || 'none'}`;
}
