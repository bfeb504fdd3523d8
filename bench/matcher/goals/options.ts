import { parseArgs } from 'node:util';
import { oneOf, wholeNumber } from '../options.ts';
import type { Work } from '../work.ts';
import { GOALS, type Goal } from './steps.ts';

/** Measuring, or printing what was measured before. */
export type GoalsCommand =
  | { readonly does: 'measure'; readonly options: MeasureOptions }
  | { readonly does: 'table'; readonly from: string }
  | { readonly does: 'chart'; readonly from: string; readonly to: string };

export interface MeasureOptions {
  readonly goals: readonly Goal[];
  /** Divides all sizes, for trying out. */
  readonly scale: number;
  readonly runs: number;
  readonly warmUps: number;
  readonly work: Work;
  /** The file that records are added to. */
  readonly out: string;
}

export const goalsUsage = `npm run bench:matcher -- --goals [--only ${GOALS.join(',')}] [--out FILE] [--scale 1] [--runs 5] [--warm-ups 2]
  [--breadth narrow|broad] [--source generated|real] [--seed 1]
npm run bench:matcher -- --table FILE
npm run bench:matcher -- --chart FILE --out growth.svg

--goals measures everything that the goals speak of, each thing in a process of its own, adds it to FILE (var/matcher-goals.jsonl), a line of JSON for each,
and prints every goal beside its figure. All of it takes about an hour on two cores, some 12 GB of memory and 5 GB below the system's folder for temporary files.
--scale divides all sizes, for trying out. --table and --chart measure nothing.`;

/** Null where the arguments ask for a plain run. Throws a RangeError for an option that is none. */
export function readGoalsCommand(args: readonly string[]): GoalsCommand | null {
  if (!['--goals', '--table', '--chart'].some((name) => args.includes(name))) return null;
  const { values } = parseArgs({
    args: [...args],
    options: {
      goals: { type: 'boolean', default: false },
      table: { type: 'string' },
      chart: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      scale: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      'warm-ups': { type: 'string', default: '2' },
      breadth: { type: 'string', default: 'narrow' },
      source: { type: 'string', default: 'generated' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { table, chart, out } = values;
  if ([values.goals, table !== undefined, chart !== undefined].filter(Boolean).length > 1)
    throw new RangeError('only one of --goals, --table and --chart can be done');
  if (table !== undefined) return { does: 'table', from: table };
  if (chart !== undefined) {
    if (out === undefined) throw new RangeError('--chart wants --out, the picture to be written');
    return { does: 'chart', from: chart, to: out };
  }
  return {
    does: 'measure',
    options: {
      goals: goalsNamed(values.only),
      scale: atLeastOne('scale', values.scale),
      runs: atLeastOne('runs', values.runs),
      warmUps: wholeNumber('warm-ups', values['warm-ups']),
      work: {
        breadth: oneOf('breadth', values.breadth, ['narrow', 'broad']),
        source: oneOf('source', values.source, ['generated', 'real']),
        seed: wholeNumber('seed', values.seed),
      },
      out: out ?? 'var/matcher-goals.jsonl',
    },
  };
}

function goalsNamed(only: readonly string[]): Goal[] {
  const names = only.flatMap((list) => list.split(','));
  return names.length === 0 ? [...GOALS] : names.map((name) => oneOf('only', name, GOALS));
}

function atLeastOne(name: string, text: string): number {
  const number = wholeNumber(name, text);
  if (number < 1) throw new RangeError(`--${name} wants 1 or more`);
  return number;
}
