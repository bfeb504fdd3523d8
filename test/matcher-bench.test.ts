import { beforeAll, describe, expect, it } from 'vitest';
import { type BenchOutcome, runBench } from '../bench/matcher/bench.ts';
import { differencesOf, pairsOf } from '../bench/matcher/differences.ts';
import { readOptions } from '../bench/matcher/options.ts';
import { mergeRows } from '../bench/matcher/pairs.ts';
import { figuresOf, report } from '../bench/matcher/report.ts';
import { documentLine, profileLine } from '../bench/peers/exchange.ts';
import { openSearchQuery } from '../bench/peers/opensearch-query.ts';
import { PeerMissing } from '../bench/peers/peer.ts';
import { and, classUnder, near, phrase } from '../src/engine/query/build.ts';
import type { Near, TextLeaf } from '../src/engine/query/tree.ts';

const TINY = ['--profiles', '400', '--docs', '600', '--runs', '1', '--warm-ups', '0', '--breadth', 'broad', '--json'];

describe('the bench of the matcher', () => {
  const alone = readOptions(TINY);
  let outcome: BenchOutcome;
  beforeAll(async () => {
    outcome = await runBench(alone);
  });

  it('gives its figures in one object, with the same matches in one thread, in two, and by FTS5', async () => {
    const options = readOptions([...TINY, '--threads', '2', '--peer', 'fts5']);
    const figures = figuresOf(options, await runBench(options));
    expect(Object.keys(figures)).toEqual([
      'profiles',
      'docs',
      'threads',
      'wallS',
      'cpuS',
      'docsPerCpuS',
      'bytesPerProfile',
      'loadS',
      'matches',
      'checksum',
      'peer',
      'ratio',
    ]);
    const { matches, checksum, peer, ratio } = figures;
    expect(matches).toBeGreaterThan(0);
    expect(peer).toMatchObject({ name: 'fts5', matches, checksum });
    expect(ratio).toBeCloseTo(figures.docsPerCpuS / peer!.docsPerCpuS);
    expect(figuresOf(alone, outcome)).toMatchObject({ matches, checksum, peer: null, ratio: null });
  });

  it('tells a missing peer as missing, without a figure', () => {
    const options = readOptions([...TINY, '--peer', 'lucene-plain']);
    const without = { ...outcome, peer: new PeerMissing('no JDK was found') };
    expect(figuresOf(options, without)).toMatchObject({ peer: null, ratio: null });
    expect(report(options, without)).toContain('lucene-plain: MISSING, not measured: no JDK was found');
  });

  it('tells which pairs a peer did not find, or found alone', () => {
    const options = readOptions([...TINY, '--peer', 'fts5']);
    const [run] = outcome.runs;
    const { rows } = run!;
    const first = [rows.profileIds[0]!, rows.documents[0]!] as const;
    const theirs = [...pairsOf(rows).slice(1), [3, 599] as const];
    const differences = differencesOf(rows, theirs);
    expect(differences).toEqual({ onlyOurs: [first], onlyPeer: [[3, 599]] });
    const runs = [{ wallS: 1, cpuS: 1, matches: theirs.length, checksum: 0 }];
    const peer = { name: 'fts5', version: '3', settings: '', runs, differences };
    expect(report(options, { ...outcome, peer })).toContain(
      `found by us alone: 1\n    document ${first[1]}, profile ${first[0]}: `,
    );
  });

  it('refuses a peer that it does not know', () => {
    expect(() => readOptions(['--peer', 'grep'])).toThrow('--peer is one of lucene-monitor');
  });

  it('makes the rows of two parts one row for each profile', () => {
    const part = (ids: number[], offsets: number[], documents: number[]) => ({
      profileIds: Uint32Array.from(ids),
      offsets: Uint32Array.from(offsets),
      documents: Uint32Array.from(documents),
    });
    const merged = mergeRows([part([2, 5], [0, 2, 3], [0, 4, 1]), part([1, 5], [0, 1, 2], [3, 0])], [0, 10]);
    expect(merged).toEqual(part([1, 2, 5], [0, 1, 3, 5], [13, 0, 4, 1, 10]));
  });
});

describe('proximity as OpenSearch is asked for it', () => {
  const rulesOf = (query: Near) => JSON.stringify(openSearchQuery(query)).match(/not_containing/g)?.length ?? 0;

  it('has two unequal sources where the same term stands on both sides, once for each order', () => {
    const battery = phrase('ta', '电池');
    const or = (...items: TextLeaf[]) => ({ type: 'or', items }) as const;
    expect(rulesOf(near(battery, battery, 3))).toBe(2);
    expect(rulesOf(near(or(battery, phrase('ta', '电堆')), battery, 3, { ordered: true }))).toBe(1);
    expect(rulesOf(near(battery, phrase('ta', '电堆'), 3))).toBe(0);
  });
});

describe('what a peer in another process is given', () => {
  it('has pairs of joined characters at the position of the first, and words as they are folded', () => {
    const publication = {
      id: { country: 'CN', number: '1', kind: 'A' },
      source: { format: 'test', part: 'whole' },
      titles: [{ lang: 'zh', text: '锂离子，Batteries' }],
      abstracts: [{ lang: 'zh', text: '钠' }],
      classifications: [{ scheme: 'ipc', symbol: 'H01M10/0525' }],
    } as const;
    expect(documentLine(publication, new Set(['钠', '子']))).toBe(
      'H H01 H01M H01M10 H01M10/0525\t锂离 离子 子 battery\t钠',
    );
    expect(documentLine(publication, new Set())).toBe('H H01 H01M H01M10 H01M10/0525\t锂离 离子 _ battery\t_');
  });

  it('has operators before their operands', () => {
    const query = and(near(phrase('ta', '锂离子'), phrase('ta', 'battery'), 3), classUnder('ipc', 'H01M10/00'));
    expect(profileLine(query)).toBe('and 2 near 3 either 1 leaf 1 han 锂离子 1 leaf 1 word battery class H01M10');
  });
});
