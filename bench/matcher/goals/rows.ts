import { gibibytes, megabytes, nanoseconds, seconds, whole } from '../units.ts';
import { growthLines } from './growth.ts';
import { type Figures, newest, type PeerFigures, type ResultRecord } from './records.ts';
import { type Measure, type Step, sizesAt } from './steps.ts';

/** A line of the table. `verdict` is null where the figure stands beside the goals and belongs to none. */
export interface Row {
  readonly goal: string;
  readonly figure: string;
  readonly verdict: 'met' | 'missed' | 'not measured' | 'failed' | 'missing' | null;
}

export function rowsOf(records: readonly ResultRecord[]): Row[] {
  const sizes = sizesAt(records[0]?.scale ?? 1);
  const { week, growth, batch, texts, peers } = sizes;
  const [, hundredThousand, million, tenMillion] = growth;
  const row = <M extends Measure>(
    goal: string,
    measure: M,
    profiles: number,
    judge: (figures: Figures[M]) => Omit<Row, 'goal'>,
  ): Row => rowFrom(goal, newestOrCompiling(records, measure, profiles), judge);
  return [
    row(
      `${whole(week.docs)} documents × ${whole(week.profiles)} profiles, 2 threads: 10 s or less`,
      'threads',
      week.profiles,
      ({ two, matches }) => ({
        figure: `wall ${seconds(two.wallS)} (${seconds(two.fastestWallS)} to ${seconds(two.slowestWallS)}); CPU ${seconds(two.cpuS)}: reading ${seconds(two.readS)}, join ${seconds(two.joinS)}; ${whole(matches)} matches`,
        verdict: verdict(two.wallS <= 10),
      }),
    ),
    ...peers.map((step) => peerRow(records, step, step.profiles === hundredThousand)),
    row(`${whole(million)} profiles: 64 bytes each or less, beyond the vocabulary`, 'batch', million, (figures) => ({
      figure: `${figures.bytesPerProfile.toFixed(1)} bytes${anchored(records, million)}; vocabulary ${megabytes(figures.vocabularyBytes)}`,
      verdict: verdict(figures.bytesPerProfile <= 64),
    })),
    row(`${whole(tenMillion)} profiles load and run within 2 GiB`, 'batch', tenMillion, (figures) => ({
      figure: `${gibibytes(figures.peakBytes)} at most, of a process that took them up from a file and matched ${whole(batch)} documents: profiles ${megabytes(figures.bytesPerProfile * tenMillion)}, vocabulary ${megabytes(figures.vocabularyBytes)}, buffers of a batch ${megabytes(figures.batchBytes)}`,
      verdict: verdict(figures.peakBytes <= 2 ** 31),
    })),
    growthRow(records, growth),
    row(`load from the stored compiled form: 500,000 profiles/s or more`, 'load', million, ({ wallS, readS }) => ({
      figure: `${whole(million / wallS)} profiles/s: ${whole(million)} in wall ${seconds(wallS)}, of which ${seconds(readS)} are reading the file`,
      verdict: verdict(million / wallS >= 500_000),
    })),
    row(`load from text: 100,000 profiles/s or more`, 'text', texts, ({ cpuS }) => ({
      figure: `${whole(texts / cpuS)} profiles per CPU second: ${whole(texts)} in ${seconds(cpuS)}`,
      verdict: verdict(texts / cpuS >= 100_000),
    })),
    row(`insert, replace, remove with ${whole(million)} profiles: each in less than 10 ms`, 'update', million, updates),
    row(`one document against ${whole(million)} profiles: p95 less than 5 ms`, 'one', million, ({ p50S, p95S }) => ({
      figure: `wall p95 ${seconds(p95S)}, p50 ${seconds(p50S)}`,
      verdict: verdict(p95S < 0.005),
    })),
    row(`from one thread to two: 1.8 times as fast or more`, 'threads', week.profiles, ({ one, two }) => ({
      figure: `${(one.wallS / two.wallS).toFixed(2)} times: wall ${seconds(one.wallS)} and ${seconds(two.wallS)} for the same ${whole(week.docs)} documents × ${whole(week.profiles)} profiles`,
      verdict: verdict(one.wallS / two.wallS >= 1.8),
    })),
  ];
}

/** The record of a measurement; where it is missing because the profiles could not be compiled, the record that says so. */
function newestOrCompiling<M extends Measure>(
  records: readonly ResultRecord[],
  measure: M,
  profiles: number,
): ResultRecord<M> | undefined {
  const own = newest(records, measure, profiles);
  const compiling = newest(records, 'compile', profiles);
  return own === undefined && typeof compiling?.figures === 'string' ? (compiling as ResultRecord<never>) : own;
}

function rowFrom<M extends Measure>(
  goal: string,
  record: ResultRecord<M> | undefined,
  judge: (figures: Figures[M]) => Omit<Row, 'goal'>,
): Row {
  if (record === undefined) return { goal, figure: '', verdict: 'not measured' };
  if (typeof record.figures === 'string') return { goal, figure: record.figures, verdict: 'failed' };
  return { goal, ...judge(record.figures as Figures[M]) };
}

function peerRow(records: readonly ResultRecord[], { profiles, docs, peer }: Step, isGoal: boolean): Row {
  const goal = `documents per CPU second beside ${peer}, ${whole(profiles)} profiles × ${whole(docs)} documents${isGoal ? ': 50 times as many or more' : ''}`;
  return rowFrom(goal, newest(records, 'peer', profiles, peer), (figures) => judgePeer(figures, isGoal));
}

/** What finds other matches does other work, and no ratio of it is a figure. */
function judgePeer(ours: PeerFigures, isGoal: boolean): Omit<Row, 'goal'> {
  const { peer } = ours;
  if (typeof peer === 'string') return { figure: peer.split('\n')[0]!, verdict: 'missing' };
  const ratio = ours.docsPerCpuS / peer.docsPerCpuS;
  if (ours.matches !== peer.matches || ours.checksum !== peer.checksum)
    return { figure: `DIFFERENT: ${whole(ours.matches)} matches and ${whole(peer.matches)}`, verdict: 'failed' };
  return {
    figure: `${ratio.toFixed(1)} times: ${whole(ours.docsPerCpuS)} and ${whole(peer.docsPerCpuS)}; the same ${whole(ours.matches)} matches`,
    verdict: isGoal ? verdict(ratio >= 50) : null,
  };
}

function growthRow(records: readonly ResultRecord[], sizes: readonly number[]): Row {
  const goal = `cost per document and profile falls or stays level from ${whole(sizes[0]!)} to ${whole(sizes.at(-1)!)} profiles`;
  const failure = sizes
    .map((profiles) => newestOrCompiling(records, 'batch', profiles)?.figures)
    .find((figures) => typeof figures === 'string');
  if (failure !== undefined) return { goal, figure: failure, verdict: 'failed' };
  const own = growthLines(records).find(({ name }) => name === 'chuanli');
  if (own === undefined) return { goal, figure: '', verdict: 'not measured' };
  const costs = own.points.map((point) => point.nanoseconds);
  return {
    goal,
    figure: own.points.map((point) => `${nanoseconds(point.nanoseconds)} at ${whole(point.profiles)}`).join(', '),
    verdict:
      own.points.length < sizes.length
        ? 'not measured'
        : verdict(costs.every((cost, i) => i === 0 || cost <= LEVEL * costs[i - 1]!)),
  };
}

/** Runs of the same differ by as much. */
const LEVEL = 1.05;

function updates({ insert, replace, remove, one, ...figures }: Figures['update']): Omit<Row, 'goal'> {
  const told = Object.entries({ insert, replace, remove, 'one document in between': one }).map(
    ([name, { p50S, p99S, longestS }]) =>
      `${name} ${seconds(p50S)}, p99 ${seconds(p99S)}, longest ${seconds(longestS)}`,
  );
  return {
    figure: `${told.join('; ')}; after ${whole(figures.changes)} changes ${whole(figures.changedDocsPerCpuS)} documents per CPU second in batches, compacted ${whole(figures.compactedDocsPerCpuS)}`,
    verdict: verdict([insert, replace, remove].every(({ longestS }) => longestS < 0.01)),
  };
}

/** What a profile takes once single documents are matched as well. */
function anchored(records: readonly ResultRecord[], profiles: number): string {
  const figures = newest(records, 'one', profiles)?.figures;
  if (figures === undefined || typeof figures === 'string') return '';
  return `, ${figures.bytesPerProfile.toFixed(1)} once single documents are matched as well`;
}

function verdict(met: boolean): 'met' | 'missed' {
  return met ? 'met' : 'missed';
}
