import type { Publication } from '../../src/engine/publication.ts';
import type { Case } from './case.ts';
import { Differential, PATHS } from './differential.ts';
import { SELDOM } from './paths.ts';
import { caseOf } from './round.ts';
import { shrink } from './shrink.ts';
import { Tally } from './tally.ts';

export interface FuzzOptions {
  readonly seed: number;
  /** The first round; 0 where absent. */
  readonly firstRound?: number;
  /** Whether another round is to begin. */
  goesOn(roundsDone: number): boolean;
  readonly corpus: readonly Publication[];
  /** How long one failing case may be shrunk. */
  readonly shrinkMs: number;
  onFinding?(finding: Finding): void;
  onRound?(tally: Tally): void;
}

/** A case on which a path does not find what the evaluator finds, as small as it could be made. */
export interface Finding {
  readonly seed: number;
  readonly round: number;
  readonly path: string;
  readonly difference: string;
  readonly smallest: Case;
}

/** Goes on while the caller wants, or until `MOST_FINDINGS`. A round that went wrong is shrunk on the first path that did, and counted. */
export async function fuzz(options: FuzzOptions): Promise<{ tally: Tally; findings: readonly Finding[] }> {
  const { seed, corpus, firstRound = 0 } = options;
  const differential = new Differential();
  const tally = new Tally();
  const findings: Finding[] = [];
  try {
    for (let done = 0; options.goesOn(done) && findings.length < MOST_FINDINGS; done++) {
      const round = firstRound + done;
      const given = caseOf(seed, round, corpus);
      const outcomes = await differential.outcomes(given, pathsOfRound(round));
      tally.add(given, outcomes);
      const wrong = outcomes.find(({ difference }) => difference !== undefined);
      if (wrong !== undefined) {
        const finding = { seed, round, ...(await smallest(wrong.path, given, differential, options.shrinkMs)) };
        findings.push(finding);
        options.onFinding?.(finding);
      }
      options.onRound?.(tally);
    }
  } finally {
    await differential.close();
  }
  return { tally, findings };
}

const MOST_FINDINGS = 10;

function pathsOfRound(round: number): string[] {
  return PATHS.filter((path) => round % (SELDOM.get(path) ?? 1) === 0);
}

async function smallest(
  path: string,
  given: Case,
  differential: Differential,
  shrinkMs: number,
): Promise<Pick<Finding, 'path' | 'difference' | 'smallest'>> {
  const fails = async (smaller: Case): Promise<boolean> => (await differential.difference(path, smaller)) !== undefined;
  const small = await shrink(given, fails, Date.now() + shrinkMs);
  return {
    path,
    difference: (await differential.difference(path, small)) ?? 'not found again: look for what was there before',
    smallest: small,
  };
}
