import { runBench } from './bench.ts';
import { runGoals } from './goals/main.ts';
import { goalsUsage, readGoalsCommand } from './goals/options.ts';
import { readOptions, usage } from './options.ts';
import { figuresOf, report } from './report.ts';

/** Runs of the matcher, beside a peer where one is named; with `--json` the figures are the last line. With `--goals`, all that the goals speak of. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(`${usage}\n\n${goalsUsage}`);
  const goals = readGoalsCommand(args);
  if (goals !== null) return runGoals(goals);
  const options = readOptions(args);
  const outcome = await runBench(options);
  console.log(report(options, outcome));
  if (options.json) console.log(JSON.stringify(figuresOf(options, outcome)));
}

await main(process.argv.slice(2));
