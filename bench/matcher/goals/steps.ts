import type { PeerName } from '../../peers/peer.ts';

/** The goals by the words with which one of them can be asked for. */
export const GOALS = ['week', 'peers', 'memory', 'growth', 'load', 'text', 'update', 'one'] as const;
export type Goal = (typeof GOALS)[number];

/** What one process measures. */
export type Measure = 'compile' | 'batch' | 'threads' | 'peer' | 'load' | 'text' | 'update' | 'one';

export interface Step {
  readonly measure: Measure;
  readonly profiles: number;
  readonly docs: number;
  readonly peer?: PeerName;
}

/** How many there are of everything, at a scale of 1 as the goals say. */
export interface Sizes {
  readonly growth: readonly [number, number, number, number];
  readonly week: { readonly profiles: number; readonly docs: number };
  /** Documents of one batch. */
  readonly batch: number;
  readonly texts: number;
  readonly single: number;
  readonly peers: readonly Step[];
}

export function sizesAt(scale: number): Sizes {
  const part = (size: number): number => Math.max(1, Math.round(size / scale));
  const peer = (name: PeerName, profiles: number, docs: number): Step => ({
    measure: 'peer',
    profiles: part(profiles),
    docs: part(docs),
    peer: name,
  });
  return {
    growth: [part(10_000), part(100_000), part(1_000_000), part(10_000_000)],
    week: { profiles: part(1_000_000), docs: part(100_000) },
    batch: part(10_000),
    texts: part(100_000),
    single: part(1_000),
    peers: [
      peer('lucene-monitor', 10_000, 10_000),
      peer('lucene-plain', 10_000, 10_000),
      peer('fts5', 10_000, 10_000),
      peer('opensearch', 10_000, 2_000),
      peer('lucene-monitor', 100_000, 10_000),
      peer('lucene-plain', 100_000, 10_000),
    ],
  };
}

/** What has to be measured for these goals, each thing once, and compiled profiles before what needs them. */
export function stepsFor(goals: readonly Goal[], sizes: Sizes): Step[] {
  const wanted = GOALS.filter((goal) => goals.includes(goal)).flatMap((goal) => stepsOf(goal, sizes));
  const bySize = wanted.toSorted((one, other) => order(one) - order(other));
  const withCompiled = bySize.flatMap((step) => (needsImage(step) ? [compile(step.profiles), step] : [step]));
  return withCompiled.filter((step, i) => withCompiled.findIndex((other) => isSame(step, other)) === i);
}

/** Whether the step takes up compiled profiles from a file. */
export function needsImage({ measure }: Step): boolean {
  return measure !== 'compile' && measure !== 'peer' && measure !== 'text';
}

export function isSame(one: Step, other: Step): boolean {
  return (
    one.measure === other.measure &&
    one.profiles === other.profiles &&
    one.docs === other.docs &&
    one.peer === other.peer
  );
}

function stepsOf(goal: Goal, { growth, week, batch, texts, single, peers }: Sizes): Step[] {
  const [, , million, tenMillion] = growth;
  switch (goal) {
    case 'week':
      return [{ measure: 'threads', ...week }];
    case 'peers':
      return [...peers];
    case 'memory':
      return [million, tenMillion].map((profiles) => ({ measure: 'batch', profiles, docs: batch }));
    case 'growth':
      return growth.map((profiles) => ({ measure: 'batch', profiles, docs: batch }));
    case 'load':
      return [{ measure: 'load', profiles: million, docs: 0 }];
    case 'text':
      return [{ measure: 'text', profiles: texts, docs: 0 }];
    case 'update':
      return [{ measure: 'update', profiles: million, docs: batch }];
    case 'one':
      return [{ measure: 'one', profiles: million, docs: single }];
  }
}

/** What needs the same compiled profiles stands together; peers come last, since they take longest. */
function order({ measure, profiles }: Step): number {
  return measure === 'peer' ? Number.POSITIVE_INFINITY : profiles;
}

function compile(profiles: number): Step {
  return { measure: 'compile', profiles, docs: 0 };
}
