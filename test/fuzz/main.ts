import { parseArgs } from 'node:util';
import { hasSharedData } from '../support/shared-data.ts';
import { readCorpus } from './documents.ts';
import { type Finding, fuzz } from './fuzz.ts';
import type { Tally } from './tally.ts';
import { writtenTest } from './written-test.ts';

const usage = `npm run fuzz -- [--minutes 10] [--seed N] [--json]      random and mutated documents and queries, for as long as asked
npm run fuzz -- --seed N --round R [--rounds 1]          the same rounds again

Matcher on every path = evaluator = embedded search. A case that differs is made as small as it can be and printed as a test; then the
command ends with 1. Documents are real ones from ../shared/data where that folder stands, otherwise made up.`;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string' },
    round: { type: 'string', default: '0' },
    rounds: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await main();

async function main(): Promise<void> {
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);
  const begun = Date.now();
  const end = begun + Number(values.minutes) * 60_000;
  const rounds = values.rounds ?? (values.round === '0' ? undefined : '1');
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
    firstRound: Number(values.round),
    goesOn: (done) => (rounds === undefined ? Date.now() < end : done < Number(rounds)),
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
  report(seed, (Date.now() - begun) / 1000, tally, findings);
  if (tally.total.different > 0) process.exitCode = 1;
}

function report(seed: number, wallS: number, tally: Tally, findings: readonly Finding[]): void {
  const { user, system } = process.cpuUsage();
  const cpuS = (user + system) / 1e6;
  const { rounds, profiles, documents, total } = tally;
  console.error(`\n${tally.table()}\n`);
  console.error(
    `seed ${seed}: ${rounds} rounds, ${profiles} profiles, ${documents} documents in ${wallS.toFixed(0)} s (${cpuS.toFixed(0)} CPU s)`,
  );
  console.error(
    total.different === 0
      ? 'No difference.'
      : `${total.different} differences, ${findings.length} of them shrunk and printed above.`,
  );
  if (!values.json) return;
  const paths = Object.fromEntries(tally.paths);
  const found = findings.map((finding) => ({ ...finding, test: writtenTest(finding) }));
  console.log(
    JSON.stringify({ seed, wallS, cpuS, real: hasSharedData, rounds, profiles, documents, ...total, paths, found }),
  );
}
