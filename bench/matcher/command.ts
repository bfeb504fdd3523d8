import { exitCodeOf } from '../command-line.ts';
import { runBench } from './bench.ts';
import { runGoals } from './goals/main.ts';
import { goalsUsage, readGoalsCommand } from './goals/options.ts';
import { readOptions, usage } from './options.ts';
import { figuresOf, findsTheSame, report } from './report.ts';

/** Runs of the matcher, beside a peer where one is named; with `--goals`, all that the goals speak of. Gives the exit code: 1 where a peer finds other matches, 2 for a mistake. */
export function benchMatcher(args: readonly string[]): Promise<number> {
  return exitCodeOf(() => run(args), 'npm run bench:matcher -- --help');
}

async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(`${usage}\n\n${goalsUsage}`);
    return 0;
  }
  const goals = readGoalsCommand(args);
  if (goals !== null) {
    await runGoals(goals);
    return 0;
  }
  const options = readOptions(args);
  const outcome = await runBench(options);
  console.log(report(options, outcome));
  if (options.json) console.log(JSON.stringify(figuresOf(options, outcome)));
  return findsTheSame(outcome) ? 0 : 1;
}
