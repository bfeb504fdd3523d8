import { byEvaluator, type Case, type Found } from './case.ts';
import { asStored, EmbeddedSearch } from './embedded-search.ts';
import { MATCHER_PATHS } from './paths.ts';

export const SEARCH = 'embedded search';

/** Names of all paths. */
export const PATHS: readonly string[] = [...Object.keys(MATCHER_PATHS), SEARCH];

/** What a path was asked and how it did. */
export interface Outcome {
  readonly path: string;
  /** Of profile and document; those that the path refused to answer are none. */
  readonly pairs: number;
  readonly matched: number;
  readonly refused: number;
  /** In words, where the path finds something else than the evaluator, or fails. */
  readonly difference?: string;
}

/** Holds every path against the evaluator. */
export class Differential {
  readonly #search = new EmbeddedSearch();

  async outcomes(given: Case, paths: readonly string[] = PATHS): Promise<Outcome[]> {
    const expected = byEvaluator(given);
    const outcomes: Outcome[] = [];
    for (const path of paths)
      outcomes.push(path === SEARCH ? await this.#bySearch(given) : byMatcher(path, given, expected));
    return outcomes;
  }

  /** What is wrong on one path; undefined where nothing is. */
  async difference(path: string, given: Case): Promise<string | undefined> {
    const [outcome] = await this.outcomes(given, [path]);
    return outcome?.difference;
  }

  async close(): Promise<void> {
    await this.#search.close();
  }

  async #bySearch(given: Case): Promise<Outcome> {
    const stored = asStored(given);
    try {
      const { found, refused } = await this.#search.find(stored);
      const answered = { ...stored, profiles: stored.profiles.filter(({ id }) => !refused.has(id)) };
      return {
        ...outcomeOf(SEARCH, answered, byEvaluator(answered), found),
        refused: refused.size * given.documents.length,
      };
    } catch (error) {
      return failed(SEARCH, given, error);
    }
  }
}

function byMatcher(path: string, given: Case, expected: Found): Outcome {
  const find = MATCHER_PATHS[path];
  if (find === undefined) throw new RangeError(`no path ${path}`);
  try {
    return outcomeOf(path, given, expected, find(given));
  } catch (error) {
    return failed(path, given, error);
  }
}

function failed(path: string, { profiles, documents }: Case, error: unknown): Outcome {
  const difference =
    error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join('\n') : String(error);
  return { path, pairs: profiles.length * documents.length, matched: 0, refused: 0, difference };
}

function outcomeOf(path: string, { profiles, documents }: Case, expected: Found, found: Found): Outcome {
  const difference = differenceBetween(expected, found);
  const matched = [...expected.values()].reduce((sum, indexes) => sum + indexes.length, 0);
  const pairs = profiles.length * documents.length;
  return { path, pairs, matched, refused: 0, ...(difference !== undefined && { difference }) };
}

function differenceBetween(expected: Found, found: Found): string | undefined {
  const wrong = [...new Set([...expected.keys(), ...found.keys()])].flatMap((id) => {
    const [wanted, given] = [expected.get(id) ?? [], found.get(id) ?? []];
    const missing = wanted.filter((index) => !given.includes(index));
    const surplus = given.filter((index) => !wanted.includes(index));
    return missing.length + surplus.length === 0 ? [] : [`profile ${id}: missing [${missing}], surplus [${surplus}]`];
  });
  return wrong.length === 0
    ? undefined
    : wrong.slice(0, 5).join('; ') + (wrong.length > 5 ? ` … (${wrong.length} profiles)` : '');
}
