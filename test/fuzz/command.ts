import { exitCodeOf } from '../../bench/command-line.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { readCorpus } from './documents.ts';
import { type Finding, fuzz } from './fuzz.ts';
import { type FuzzCommand, readFuzzCommand, usage } from './options.ts';
import type { Tally } from './tally.ts';
import { writtenTest } from './written-test.ts';

/** Fuzzes for as long as asked. Gives the exit code: 1 for a difference and where nothing was compared, 2 for a mistake. */
export function fuzzMatcher(args: readonly string[]): Promise<number> {
  return exitCodeOf(async () => {
    if (!args.includes('--help')) return run(readFuzzCommand(args, Date.now() % 1_000_000));
    console.log(usage);
    return 0;
  }, 'npm run fuzz -- --help');
}

async function run({ minutes, seed, firstRound, rounds, json }: FuzzCommand): Promise<number> {
  const begun = Date.now();
  const end = begun + minutes * 60_000;
  const corpus = await readCorpus();
  if (!hasSharedData)
    console.error('*** WITHOUT REAL PUBLICATIONS: ../shared/data is not here; documents are made up. ***');
  console.error(
    `seed ${seed}; ${corpus.length} ${hasSharedData ? 'real' : 'made-up'} publications to take documents from`,
  );
  let told = begun;
  const { tally, findings } = await fuzz({
    seed,
    corpus,
    firstRound,
    goesOn: (done) => (rounds === null ? Date.now() < end : done < rounds),
    shrinkMs: 120_000,
    onFinding: (finding) => {
      const afterS = Math.round((Date.now() - begun) / 1000);
      console.error(`\n*** DIFFERENT, found and shrunk after ${afterS} s ***\n${writtenTest(finding)}\n`);
    },
    onRound: (soFar) => {
      if (Date.now() - told < 30_000) return;
      told = Date.now();
      console.error(
        `round ${soFar.rounds}: ${soFar.total.pairs.toLocaleString('en')} pairs, ${soFar.total.different} differences`,
      );
    },
  });
  const wallS = (Date.now() - begun) / 1000;
  report(seed, wallS, tally, findings);
  if (json) console.log(JSON.stringify(figuresOf(seed, wallS, tally, findings)));
  return tally.total.different === 0 && tally.total.pairs > 0 ? 0 : 1;
}

function report(seed: number, wallS: number, tally: Tally, findings: readonly Finding[]): void {
  const { rounds, profiles, documents } = tally;
  console.error(`\n${tally.table()}\n`);
  console.error(
    `seed ${seed}: ${rounds} rounds, ${profiles} profiles, ${documents} documents in ${wallS.toFixed(0)} s (${cpuSeconds().toFixed(0)} CPU s)`,
  );
  console.error(verdict(tally, findings));
}

function verdict({ total }: Tally, findings: readonly Finding[]): string {
  if (total.different === 0) return total.pairs === 0 ? 'Nothing was compared.' : 'No difference.';
  return `${total.different} differences, ${findings.length} of them shrunk and printed above.`;
}

function figuresOf(seed: number, wallS: number, tally: Tally, findings: readonly Finding[]): Record<string, unknown> {
  const { rounds, profiles, documents, total } = tally;
  const paths = Object.fromEntries(tally.paths);
  const found = findings.map((finding) => ({ ...finding, test: writtenTest(finding) }));
  return {
    seed,
    wallS,
    cpuS: cpuSeconds(),
    real: hasSharedData,
    rounds,
    profiles,
    documents,
    ...total,
    paths,
    found,
  };
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
