import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { benchMatcher } from '../bench/matcher/command.ts';
import { growthChart } from '../bench/matcher/goals/chart.ts';
import { growthLines } from '../bench/matcher/goals/growth.ts';
import { measureGoals } from '../bench/matcher/goals/measuring.ts';
import { readGoalsCommand } from '../bench/matcher/goals/options.ts';
import { appendRecord, type Figures, newest, type ResultRecord, readRecords } from '../bench/matcher/goals/records.ts';
import { GOALS, type Measure, sizesAt, stepsFor } from '../bench/matcher/goals/steps.ts';
import { goalsTable } from '../bench/matcher/goals/table.ts';
import type { PeerName } from '../bench/peers/peer.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'chuanli-goals-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Told {
  readonly profiles?: number;
  readonly peer?: PeerName;
  readonly scale?: number;
  readonly load?: number;
}

function record<M extends Measure>(measure: M, figures: Figures[M] | string, told: Told = {}): ResultRecord<M> {
  const { profiles = 1_000_000, peer, scale = 1, load = 0.5 } = told;
  return {
    step: { measure, profiles, docs: 10_000, ...(peer && { peer }) },
    scale,
    settings: { runs: 5, warmUps: 2, work: { breadth: 'narrow', source: 'generated', seed: 1 } },
    machine: 'two cores',
    load,
    at: '2026-03-01T08:00:00.000Z',
    tookS: 1,
    figures,
  };
}

function batch(profiles: number, cpuS: number, more: Partial<Figures['batch']> = {}): ResultRecord<'batch'> {
  const bytes = { bytesPerProfile: 58.9, vocabularyBytes: 2e8, batchBytes: 1e7, peakBytes: 2 ** 30 };
  const times = { wallS: cpuS, cpuS, readS: 0.1, joinS: 0.2 };
  return record('batch', { ...times, ...bytes, matches: 1, checksum: 1, ...more }, { profiles });
}

function peer(name: PeerName, figures: Figures['peer'] | string, profiles = 100_000): ResultRecord<'peer'> {
  return record('peer', figures, { profiles, peer: name });
}

const found = { matches: 106_729, checksum: 7 };
const lucene = { version: '10.3.0', settings: 'batches of 5000, 6.3 s to load', docsPerCpuS: 200, ...found };

/** The figure and the verdict beside the goal that says these words. */
function rowOf(records: readonly ResultRecord[], words: string): string[] {
  const line = goalsTable(records)
    .split('\n')
    .find((one) => one.startsWith('| ') && one.includes(words));
  return line!
    .split('|')
    .slice(2, 4)
    .map((cell) => cell.trim());
}

describe('what is asked for', () => {
  it('is all goals, or those named, in sizes divided by the scale', () => {
    expect(readGoalsCommand(['--goals'])).toMatchObject({ options: { goals: GOALS, scale: 1, runs: 5, warmUps: 2 } });
    expect(readGoalsCommand(['--goals', '--only', 'growth,one', '--only', 'text', '--scale', '100'])).toMatchObject({
      options: { goals: ['growth', 'one', 'text'], scale: 100 },
    });
    expect(sizesAt(100).growth).toEqual([100, 1000, 10_000, 100_000]);
  });

  it('is nothing of this where the plain bench is meant', () => {
    expect(readGoalsCommand(['--profiles', '1000', '--json'])).toBeNull();
  });

  it('is printing what was measured before', () => {
    expect(readGoalsCommand(['--table', 'a.jsonl'])).toEqual({ does: 'table', from: 'a.jsonl' });
    expect(readGoalsCommand(['--chart', 'a.jsonl', '--out', 'b.svg'])).toEqual({
      does: 'chart',
      from: 'a.jsonl',
      to: 'b.svg',
    });
  });

  it.each([
    [['--goals', '--only', 'speed'], '--only is one of week, peers'],
    [['--goals', '--scale', '0'], '--scale wants 1 or more'],
    [['--goals', '--table', 'a.jsonl'], 'only one of'],
    [['--table=a.jsonl', '--only', 'growth'], '--only goes with --goals'],
    [['--table', 'a.jsonl', '--out=b.svg'], '--out goes with --goals or --chart'],
    [['--chart', 'a.jsonl', '--out', 'b.svg', '--seed', '2'], '--seed goes with --goals'],
    [['--chart', 'a.jsonl'], '--chart wants --out'],
  ])('is refused: %j', (args, words) => {
    expect(() => readGoalsCommand(args)).toThrow(words);
  });
});

describe('the steps', () => {
  const steps = stepsFor(GOALS, sizesAt(1));

  it('are taken once each, though two goals want the same', () => {
    expect(new Set(steps.map((step) => JSON.stringify(step))).size).toBe(steps.length);
    const batches = steps.filter(({ measure }) => measure === 'batch').map(({ profiles }) => profiles);
    expect(batches).toEqual([10_000, 100_000, 1_000_000, 10_000_000]);
  });

  it('compile profiles right before the steps that take them up', () => {
    let compiled = 0;
    for (const { measure, profiles } of steps) {
      if (measure === 'compile') compiled = profiles;
      else if (measure !== 'peer' && measure !== 'text') expect(compiled, measure).toBe(profiles);
    }
  });
});

describe('the table', () => {
  it('says of every goal that was not measured that it was not', () => {
    const lines = goalsTable([]).split('\n');
    const goals = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| goal'));
    expect(goals).toHaveLength(15);
    for (const goal of goals) expect(goal).toContain('**not measured**');
  });

  it('puts figures beside goals, met or not', () => {
    const run = { wallS: 9.5, cpuS: 18, readS: 8, joinS: 9 };
    const two = { ...run, fastestWallS: 9.1, slowestWallS: 9.9 };
    const records = [
      record('threads', { one: { ...run, wallS: 16.2 }, two, ...found }),
      record('load', { wallS: 1.6, cpuS: 1.6, readS: 0.1 }),
      record('text', { cpuS: 8 }, { profiles: 100_000 }),
      record('one', { p50S: 0.001, p95S: 0.005, bytesPerProfile: 71.26 }),
      batch(1_000_000, 2),
      batch(10_000_000, 9, { peakBytes: 2 ** 31 + 4096 }),
    ];
    expect(rowOf(records, '10 s or less')).toEqual([expect.stringContaining('wall 9.50 s (9.10 s to 9.90 s)'), 'met']);
    expect(rowOf(records, '1.8 times')).toEqual([expect.stringContaining('1.71 times'), '**missed**']);
    expect(rowOf(records, '500,000 profiles/s')).toEqual([expect.stringContaining('625,000 profiles/s'), 'met']);
    expect(rowOf(records, 'load from text')).toEqual([expect.stringContaining('12,500 profiles'), '**missed**']);
    expect(rowOf(records, 'one document')).toEqual(['wall p95 5.00 ms, p50 1.00 ms', '**missed**']);
    expect(rowOf(records, '64 bytes')).toEqual([expect.stringContaining('58.9 bytes, 71.3 once single'), 'met']);
    expect(rowOf(records, 'within 2 GiB')).toEqual([expect.stringContaining('2.00 GiB at most'), '**missed**']);
  });

  it('wants the longest of all updates to be short', () => {
    const times = (longestS: number) => ({ p50S: 0.0001, p99S: 0.001, longestS });
    const live = { changes: 50_000, changedDocsPerCpuS: 4000, compactedDocsPerCpuS: 4100, one: times(0.02) };
    const calls = { insert: times(0.0099), replace: times(0.002), remove: times(0.001) };
    const rowWith = (remove: typeof calls.remove) =>
      rowOf([record('update', { ...live, ...calls, remove })], 'insert, replace, remove');
    expect(rowWith(calls.remove)).toEqual([expect.stringContaining('p99 1.00 ms, longest 9.90 ms; replace'), 'met']);
    expect(rowWith(times(0.01))[1]).toBe('**missed**');
  });

  it('takes the newest of several measurements', () => {
    const older = record('text', { cpuS: 8 }, { profiles: 100_000 });
    const newer = record('text', { cpuS: 0.5 }, { profiles: 100_000 });
    expect(rowOf([older, newer], 'load from text')).toEqual([expect.stringContaining('200,000 profiles'), 'met']);
  });

  it('wants all sizes for growth, and no size dearer than the one before by more than runs differ', () => {
    const level = [batch(10_000, 1), batch(100_000, 2), batch(1_000_000, 20.5)];
    expect(rowOf(level, 'stays level')).toEqual([
      '10 ns at 10,000, 2 ns at 100,000, 2.05 ns at 1,000,000',
      '**not measured**',
    ]);
    expect(rowOf([...level, batch(10_000_000, 205)], 'stays level')[1]).toBe('met');
    expect(rowOf([...level, batch(10_000_000, 230)], 'stays level')[1]).toBe('**missed**');
  });

  it('says that a size failed, also where its profiles could not be compiled', () => {
    const three = [batch(10_000, 1), batch(100_000, 2), batch(1_000_000, 20)];
    const failed = record('batch', 'ended with 137', { profiles: 10_000_000 });
    expect(rowOf([...three, failed], 'stays level')).toEqual(['ended with 137', '**failed**']);
    const compiling = record('compile', 'out of memory', { profiles: 10_000_000 });
    expect(rowOf([...three, compiling], 'stays level')).toEqual(['out of memory', '**failed**']);
    expect(rowOf([...three, compiling], 'load and run')).toEqual(['out of memory', '**failed**']);
    expect(rowOf([compiling, ...three, batch(10_000_000, 200)], 'stays level')[1]).toBe('met');
  });

  it('tells a peer as missing or failed, never as slow, and gives no ratio to one that finds something else', () => {
    const ours = { docsPerCpuS: 12_000, ...found };
    const plain = 'lucene-plain, 100,000 profiles';
    const rowWith = (figures: Figures['peer'] | string) => rowOf([peer('lucene-plain', figures)], plain);
    expect(rowWith({ ...ours, peer: lucene })).toEqual(['60.0 times: 12,000 and 200; the same 106,729 matches', 'met']);
    expect(rowWith({ ...ours, peer: { ...lucene, docsPerCpuS: 300 } })[1]).toBe('**missed**');
    expect(rowWith({ ...ours, peer: 'no JDK was found' })).toEqual(['no JDK was found', '**missing**']);
    expect(rowWith('ended with 137')).toEqual(['ended with 137', '**failed**']);
    expect(rowWith({ ...ours, peer: { ...lucene, checksum: 8 } })).toEqual([
      'DIFFERENT: 106,729 matches and 106,729',
      '**failed**',
    ]);
  });

  it('gives no verdict on peers at sizes that no goal speaks of', () => {
    const records = [peer('fts5', { docsPerCpuS: 12_000, ...found, peer: lucene }, 10_000)];
    expect(rowOf(records, 'fts5')).toEqual([expect.stringContaining('60.0 times'), '']);
  });

  it('says machine, load, settings and the versions of peers, and is loud about a scale', () => {
    const records = [
      record('text', { cpuS: 8 }, { profiles: 1000, scale: 100, load: 3.25 }),
      { ...peer('lucene-plain', { docsPerCpuS: 1, ...found, peer: lucene }, 1000), scale: 100 },
    ];
    const table = goalsTable(records);
    expect(table).toContain('**SCALE 100: EVERY SIZE IS DIVIDED BY 100.');
    expect(table).toContain('two cores; load 0.5 to 3.3');
    expect(table).toContain('Medians of 5 runs after 2 to warm up; generated publications, narrow profiles, seed 1');
    expect(table).toContain('- lucene-plain 10.3.0 (batches of 5000)');
    expect(goalsTable([record('text', { cpuS: 8 })])).not.toContain('SCALE');
  });
});

describe('the chart', () => {
  const records = [
    batch(10_000, 1),
    batch(100_000, 1),
    batch(10_000_000, 1),
    peer('lucene-plain', { docsPerCpuS: 1, ...found, peer: lucene }),
    peer('opensearch', { docsPerCpuS: 1, ...found, peer: 'no node' }, 10_000),
  ];

  it('has a line for ours and for each peer that was measured', () => {
    expect(growthLines(records)).toEqual([
      {
        name: 'chuanli',
        points: [
          { profiles: 10_000, nanoseconds: 10 },
          { profiles: 100_000, nanoseconds: 1 },
          { profiles: 10_000_000, nanoseconds: 0.01 },
        ],
      },
      { name: 'lucene-plain', points: [{ profiles: 100_000, nanoseconds: 50 }] },
    ]);
  });

  it('puts a decade at the same distance from the next everywhere', () => {
    const svg = growthChart(growthLines(records), 'note');
    const [, own = ''] = /class="line s0" d="M([^"]*)"/.exec(svg) ?? [];
    const [first, second, third] = own.split('L').map((point) => point.split(' ').map(Number)) as [number, number][];
    expect(third![0] - second![0]).toBeCloseTo(2 * (second![0] - first![0]), 5);
    expect(third![1] - second![1]).toBeCloseTo(2 * (second![1] - first![1]), 0);
    expect(svg).toContain('>10,000,000</text>');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('writes what it is told as text', () => {
    expect(growthChart(growthLines(records), 'a < b & c')).toContain('a &lt; b &amp; c');
  });

  it('is refused where there is nothing to draw', () => {
    expect(() => growthChart([], '')).toThrow('nothing to draw');
  });
});

describe('measuring', () => {
  it('takes each step in a process of its own and keeps it; another scale is refused', async () => {
    const out = join(folder, 'kept', 'goals.jsonl');
    const options = { goals: ['load', 'one', 'text', 'update'], scale: 10_000, runs: 1, warmUps: 0, out } as const;
    const work = { breadth: 'narrow', source: 'generated', seed: 1 } as const;
    const told: string[] = [];
    await measureGoals({ ...options, work }, (line) => told.push(line));
    const records = readRecords(out);
    expect(records.map(({ step }) => `${step.measure} ${step.profiles}`)).toEqual([
      'text 10',
      'compile 100',
      'load 100',
      'update 100',
      'one 100',
    ]);
    expect(records.filter(({ figures }) => typeof figures === 'string')).toEqual([]);
    const one = newest(records, 'one', 100)!.figures as Figures['one'];
    expect(one.p95S).toBeGreaterThan(0);
    expect((newest(records, 'compile', 100)!.figures as Figures['compile']).fileBytes).toBeGreaterThan(10_000);
    expect(told.join('\n')).toContain('load: 100 profiles');
    await expect(measureGoals({ ...options, work, scale: 1 }, () => {})).rejects.toThrow('another scale or');
  });

  it('refuses a file of several scales', () => {
    const path = join(folder, 'mixed.jsonl');
    appendRecord(path, record('text', { cpuS: 1 }));
    expect(readRecords(path)).toHaveLength(1);
    appendRecord(path, record('text', { cpuS: 1 }, { scale: 10 }));
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(3);
    expect(() => readRecords(path)).toThrow('several scales');
  });
});

describe('a file that cannot be shown', () => {
  afterEach(() => vi.restoreAllMocks());

  async function refusal(...args: string[]): Promise<string> {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(await benchMatcher(args)).toBe(2);
    return told.mock.calls.flat().join('\n');
  }

  it('is one that is not there', async () => {
    const path = join(folder, 'nowhere.jsonl');
    const words = `There is no file ${path}. Measure first: npm run bench:matcher -- --goals --out ${path} (`;
    expect(await refusal('--table', path)).toContain(words);
    expect(await refusal('--chart', path, '--out', join(folder, 'nowhere.svg'))).toContain(words);
    expect(await refusal('--table', folder)).toContain(`There is no file ${folder}.`);
  });

  it('is one with a line that was cut off, or that is something else', async () => {
    const path = join(folder, 'cut.jsonl');
    appendRecord(path, record('text', { cpuS: 1 }));
    appendFileSync(path, '{"step":{"mea\n');
    const cut = `${path}, line 2, is no JSON (a measurement that was cut off?): remove the line (`;
    expect(await refusal('--table', path)).toContain(cut);
    expect(await refusal('--goals', '--only', 'text', '--scale', '10000', '--out', path)).toContain(cut);
    const other = join(folder, 'other.jsonl');
    appendFileSync(other, '\n{"profiles":400}\n');
    expect(await refusal('--table', other)).toContain(`${other}, line 2, is no measurement of the goals`);
  });

  it('is, as a chart, one without growth or peers', async () => {
    const path = join(folder, 'text.jsonl');
    const picture = join(folder, 'text.svg');
    appendRecord(path, record('text', { cpuS: 1 }));
    expect(await refusal('--chart', path, '--out', picture)).toContain(
      `${path} has no measurement of growth or of a peer: run --goals --only growth,peers --out ${path} (`,
    );
    expect(existsSync(picture)).toBe(false);
  });
});
