import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type BenchOutcome, runBench } from '../bench/matcher/bench.ts';
import { benchMatcher } from '../bench/matcher/command.ts';
import { differencesOf, pairsOf } from '../bench/matcher/differences.ts';
import { readOptions } from '../bench/matcher/options.ts';
import { mergeRows } from '../bench/matcher/pairs.ts';
import { figuresOf, findsTheSame, report } from '../bench/matcher/report.ts';
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
    expect(figuresOf(options, without)).toMatchObject({ peer: null, ratio: null, missing: 'no JDK was found' });
    expect(figuresOf(alone, outcome)).not.toHaveProperty('missing');
    expect(findsTheSame(without)).toBe(true);
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
    const differing = { ...outcome, peer };
    const told = report(options, differing);
    expect(told).toContain(`found by us alone: 1\n    document ${first[1]}, profile ${first[0]}: `);
    expect(told).toContain('no ratio: the matches differ');
    expect(told).not.toContain('ratio of');
    expect(figuresOf(options, differing)).toMatchObject({
      peer: { name: 'fts5', matches: theirs.length },
      ratio: null,
    });
    expect(findsTheSame(differing)).toBe(false);
  });

  it('says what was run, one of a thing as one', () => {
    const told = report(alone, outcome);
    expect(told).toContain('400 broad profiles × 600 documents, generated, seed 1; 1 thread; 1 run after 0 to warm up');
    expect(told).toContain('taken up from an image in memory in ');
    const more = readOptions(['--threads', '2', '--source', 'real', '--profiles', '1']);
    expect(report(more, outcome)).toContain(
      '1 profile × 10,000 documents, real, seed 1; 2 threads; medians of 5 runs after 2 to warm up',
    );
  });

  it('takes the settings that the peer knows', () => {
    const { peerSettings } = readOptions([
      ...['--peer', 'lucene-monitor', '--peer-setting', 'batch=1000', '--peer-setting', 'presearcher=multipass-4'],
    ]);
    expect([...peerSettings]).toEqual([
      ['batch', '1000'],
      ['presearcher', 'multipass-4'],
    ]);
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

describe('what is typed wrongly', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    [['--peer', 'grep'], '--peer is one of lucene-monitor, lucene-plain, opensearch, fts5, not grep'],
    [['--profiles', '0'], '--profiles wants 1 or more, not 0'],
    [['--docs', '0'], '--docs wants 1 or more, not 0'],
    [['--threads', '0'], '--threads wants 1 or more, not 0'],
    [['--runs', '0'], '--runs wants 1 or more, not 0'],
    [['--warm-ups', '-1'], "Option '--warm-ups' argument is ambiguous"],
    [['--seed=x'], '--seed wants a whole number, not x'],
    [['--thread', '2'], "Unknown option '--thread'"],
    [['--only', 'growth'], '--only goes with --goals'],
    [['--out=a.svg'], '--out goes with --goals or --chart'],
    [['--peer-setting', 'batch=5'], '--peer-setting goes with --peer'],
    [['--peer', 'fts5', '--peer-setting', 'batch=5'], '--peer-setting batch=5: fts5 has none'],
    [['--peer', 'opensearch', '--peer-setting', 'toString=1'], '--peer-setting toString=1: opensearch has batch'],
    [['--peer', 'opensearch', '--peer-setting', 'batch'], '--peer-setting batch: no value that batch has'],
  ])('is refused in one line: %j', async (args, words) => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await benchMatcher(args)).toBe(2);
    expect(told.mock.calls).toEqual([[`${words} (npm run bench:matcher -- --help)`]]);
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
