import { type EvaluationContext, evaluatePrepared, prepare } from '../../src/engine/evaluator/index.ts';
import type { ClassLevels } from '../../src/engine/numbers/index.ts';
import type { Publication } from '../../src/engine/publication.ts';
import type { Query } from '../../src/engine/query/index.ts';

/** Profiles and documents of which every engine must say the same. Plain data, so that a failing one can be printed and run again. */
export interface Case {
  /** Of whatever a path decides by chance: which profiles it removes, where a batch ends. */
  readonly seed: number;
  readonly profiles: readonly Profile[];
  /** Queries that stand in the way for a while, in paths that change profiles. */
  readonly decoys: readonly Query[];
  readonly documents: readonly Publication[];
  readonly today: string;
  /** Whether the levels below a main group are known. */
  readonly levels: boolean;
}

export interface Profile {
  readonly id: number;
  readonly query: Query;
}

/** Indexes of the documents that each profile matched, ascending; profiles without a match are not here. */
export type Found = ReadonlyMap<number, readonly number[]>;

export function contextOf({ today, levels }: Pick<Case, 'today' | 'levels'>): EvaluationContext {
  return levels ? { today, levels: LEVELS } : { today };
}

/** What the evaluator finds: the meaning that all else is compared with. */
export function byEvaluator(given: Case): Found {
  const context = contextOf(given);
  const prepared = given.documents.map(prepare);
  const found = given.profiles.map(({ id, query }): [number, number[]] => [
    id,
    prepared.flatMap((one, index) => (evaluatePrepared(one, query, context) === null ? [] : [index])),
  ]);
  return new Map(found.filter(([, documents]) => documents.length > 0));
}

/** Made-up levels: of the subgroups of a main group each stands below those that come before it; of some the scheme knows nothing. */
const LEVELS: ClassLevels = {
  isBelow: (symbol, ancestor) => (symbol.endsWith('7') ? undefined : symbol > ancestor),
};
