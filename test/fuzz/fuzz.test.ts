import { afterEach, describe, expect, it, vi } from 'vitest';
import { generatePublications } from '../../bench/generate/publications.ts';
import { evaluate } from '../../src/engine/evaluator/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import { and, not, or, parseQuery, phrase } from '../../src/engine/query/index.ts';
import { type Case, contextOf } from './case.ts';
import { fuzzMatcher } from './command.ts';
import { PATHS } from './differential.ts';
import { fuzz } from './fuzz.ts';
import { readFuzzCommand } from './options.ts';
import { caseOf } from './round.ts';
import { shrink } from './shrink.ts';
import { writtenTest } from './written-test.ts';

const corpus = [...generatePublications({ seed: 1, count: 200 })];

describe('a few rounds of fuzzing', () => {
  it('matcher on every path, evaluator and embedded search say the same', async () => {
    const { tally, findings } = await fuzz({ seed: 5, corpus, goesOn: (done) => done < 2, shrinkMs: 30_000 });
    expect(findings.map(writtenTest)).toEqual([]);
    expect([...tally.paths.keys()].sort()).toEqual([...PATHS].sort());
    for (const [path, { matched }] of tally.paths) expect(matched, path).toBeGreaterThan(0);
    expect(tally.total.different).toBe(0);
  }, 240_000);

  it('the same seed and round make the same case', () => {
    expect(JSON.stringify(caseOf(3, 14, corpus))).toBe(JSON.stringify(caseOf(3, 14, corpus)));
    expect(JSON.stringify(caseOf(3, 14, corpus))).not.toBe(JSON.stringify(caseOf(3, 15, corpus)));
  });
});

describe('a failing case', () => {
  const titled = (text: string): Publication => ({
    id: { country: 'CN', number: '1', kind: 'A' },
    source: { format: 'test', part: 'whole' },
    titles: [{ lang: 'und', text }],
    publicationDate: '2024-01-01',
  });

  it('is made as small as it can be, and printed as a test', async () => {
    const given: Case = {
      seed: 1,
      profiles: [
        { id: 1, query: phrase('ti', 'anode') },
        {
          id: 2,
          query: and(
            or(phrase('ta', 'cell'), phrase('ta', '固体电解质')),
            phrase('ti', 'solid'),
            not(phrase('ab', 'x')),
          ),
        },
      ],
      decoys: [phrase('ti', 'lens')],
      documents: [titled('anode'), titled('A solid electrolyte 固体电解质 for cells'), titled('lens')],
      today: '2024-03-31',
      levels: true,
    };
    const wrong = parseQuery('ti=固体');
    if (!wrong.ok) throw new Error(wrong.problem.en);
    const fails = async ({ profiles, documents, ...rest }: Case): Promise<boolean> =>
      documents.some((document) => evaluate(document, wrong.value, contextOf(rest)) !== null) &&
      profiles.some(({ query }) => JSON.stringify(query).includes('电解'));
    const smallest = await shrink(given, fails);
    expect(smallest).toEqual({
      seed: 1,
      profiles: [
        { id: 2, query: expect.objectContaining({ type: 'text', elements: [{ type: 'han', text: '电解' }] }) },
      ],
      decoys: [],
      documents: [
        { id: given.documents[0]!.id, source: given.documents[0]!.source, titles: [{ lang: 'und', text: '固体' }] },
      ],
      today: '2024-03-31',
      levels: false,
    });
    const test = writtenTest({ seed: 7, round: 9, path: PATHS[0]!, difference: 'profile 2: missing [0]', smallest });
    expect(test).toContain('// test/fuzz/found-7-9.test.ts');
    expect(test).toContain(`differential.difference('${PATHS[0]}', given)`);
    expect(test).toContain(JSON.stringify(smallest.documents, null, 2).split('\n')[3]!.trim());
  });
});

describe('the command', () => {
  afterEach(() => vi.restoreAllMocks());

  /** The exit code, and what was told on standard error. */
  async function ranWith(...args: string[]): Promise<readonly [number, string]> {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {});
    const code = await fuzzMatcher(args);
    return [code, told.mock.calls.flat().join('\n')];
  }

  it('takes ten minutes and any seed, or the rounds that are named', () => {
    const plain = { minutes: 10, seed: 7, firstRound: 0, rounds: null, json: false };
    expect(readFuzzCommand([], 7)).toEqual(plain);
    expect(readFuzzCommand(['--minutes', '0.5', '--seed', '3'], 7)).toEqual({ ...plain, minutes: 0.5, seed: 3 });
    expect(readFuzzCommand(['--round', '0'], 7)).toEqual({ ...plain, rounds: 1 });
    expect(readFuzzCommand(['--round', '9', '--rounds', '2'], 7)).toEqual({ ...plain, firstRound: 9, rounds: 2 });
  });

  it.each([
    [['--minutes', 'abc'], '--minutes wants a number above 0, not abc'],
    [['--minutes', '0'], '--minutes wants a number above 0, not 0'],
    [['--minutes='], '--minutes wants a number above 0, not '],
    [['--seed', 'abc'], '--seed wants a whole number, not abc'],
    [['--seed', '99999999999999999'], '--seed wants a whole number, not 99999999999999999'],
    [['--round', '1.5'], '--round wants a whole number, not 1.5'],
    [['--rounds', '0'], '--rounds wants 1 or more, not 0'],
    [['--minuts', '5'], "Unknown option '--minuts'"],
    [['5'], "Unexpected argument '5'"],
    [['--seed'], "Option '--seed <value>' argument missing"],
  ])('refuses %j in one line', async (args, words) => {
    expect(await ranWith(...args)).toEqual([2, `${words} (npm run fuzz -- --help)`]);
  });

  it('has not succeeded where the time was too short for a round', async () => {
    const [code, told] = await ranWith('--minutes', '0.0000001');
    expect(told.split('\n').at(-1)).toBe('Nothing was compared.');
    expect(code).toBe(1);
  });
});
