import { parseArgs } from 'node:util';
import { atLeastOne, isGiven, Mistake, oneOf, wholeNumber } from '../../command-line.ts';
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

/** What each word of `--only` measures. */
const MEASURED: Readonly<Record<Goal, string>> = {
  week: "a week's documents and a million profiles by two threads, and how much faster two are than one",
  peers: 'documents per CPU second beside each peer, and whether it finds the same',
  memory: 'bytes of a profile with a million, and the memory of a process with 10 million',
  growth: 'CPU time per document and profile, from 10,000 profiles to 10 million',
  load: 'profiles per second taken up from a file of compiled ones',
  text: 'profiles per second read from text and compiled',
  update: 'insert, replace and remove with a million profiles, and batches after them',
  one: 'one document at a time against a million profiles',
};

export const goalsUsage = `npm run bench:matcher -- --goals [--only GOAL,...] [--out FILE] [--scale 1] [--runs 5] [--warm-ups 2]
  [--breadth narrow|broad] [--source generated|real] [--seed 1]
npm run bench:matcher -- --table FILE
npm run bench:matcher -- --chart FILE --out growth.svg

--goals measures everything that the goals speak of, each thing in a process of its own, adds it to FILE (var/matcher-goals.jsonl), a line of JSON for each,
and prints every goal beside its figure. All of it takes about an hour on two cores, some 12 GB of memory and 5 GB below the system's folder for temporary files.
--scale divides all sizes, for trying out. --table and --chart measure nothing. What the goals are and what was measured: src/engine/DESIGN.md (Goals).

--only takes one or several, parted by commas:
${Object.entries(MEASURED)
  .map(([goal, measured]) => `  ${goal.padEnd(8)}${measured}`)
  .join('\n')}`;

/** Null where the arguments ask for a plain run. Throws a Mistake for an option that cannot be what it is given. */
export function readGoalsCommand(args: readonly string[]): GoalsCommand | null {
  if (!['goals', 'table', 'chart'].some((name) => isGiven(name, args))) {
    refuse(Object.keys(OF_GOALS).filter((name) => isGiven(name, args)));
    return null;
  }
  const { values, tokens } = parseArgs({
    args: [...args],
    tokens: true,
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
    throw new Mistake('only one of --goals, --table and --chart can be done');
  const given = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  if (table !== undefined) {
    refuse(given.filter((name) => name !== 'table'));
    return { does: 'table', from: table };
  }
  if (chart !== undefined) {
    refuse(given.filter((name) => name !== 'chart' && name !== 'out'));
    if (out === undefined) throw new Mistake('--chart wants --out, the picture to be written');
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

/** Options of no plain run, with what they go with. */
const OF_GOALS: Readonly<Record<string, string>> = { only: '--goals', scale: '--goals', out: '--goals or --chart' };

function refuse([first]: readonly string[]): void {
  if (first !== undefined) throw new Mistake(`--${first} goes with ${OF_GOALS[first] ?? '--goals'}`);
}
