import { parseArgs } from 'node:util';
import { aboveZero, atLeastOne, wholeNumber } from '../../bench/command-line.ts';

export interface FuzzCommand {
  readonly minutes: number;
  readonly seed: number;
  readonly firstRound: number;
  /** Null where the time ends it. */
  readonly rounds: number | null;
  readonly json: boolean;
}

export const usage = `npm run fuzz -- [--minutes 10] [--seed N] [--json]      random and mutated documents and queries, for as long as asked
npm run fuzz -- --seed N --round R [--rounds 1]          the same rounds again

Matcher on every path = evaluator = embedded search. A case that differs is made as small as it can be and printed as a test; then the
command ends with 1, as it does where the time was too short for a round. Documents are real ones from ../shared/data where that folder stands, otherwise made up.`;

/** `anySeed` is taken where none is named. Throws a Mistake for an option that cannot be what it is given. */
export function readFuzzCommand(args: readonly string[], anySeed: number): FuzzCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string' },
      round: { type: 'string' },
      rounds: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const rounds = values.rounds ?? (values.round === undefined ? undefined : '1');
  return {
    minutes: aboveZero('minutes', values.minutes),
    seed: values.seed === undefined ? anySeed : wholeNumber('seed', values.seed),
    firstRound: wholeNumber('round', values.round ?? '0'),
    rounds: rounds === undefined ? null : atLeastOne('rounds', rounds),
    json: values.json,
  };
}
