import { runBench } from './bench.ts';
import { readOptions, usage } from './options.ts';
import { figuresOf, report } from './report.ts';

/** Runs of the matcher, beside a peer where one is named; with `--json` the figures are the last line. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) return console.log(usage);
  const options = readOptions(args);
  const outcome = await runBench(options);
  console.log(report(options, outcome));
  if (options.json) console.log(JSON.stringify(figuresOf(options, outcome)));
}

await main(process.argv.slice(2));
