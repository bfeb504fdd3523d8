import { calibrate } from './calibration.ts';
import { type Example, RelevanceModel } from './model.ts';

/** An open document by its id. */
export interface Candidate {
  readonly id: number;
  readonly features: readonly string[];
}

export interface Ranked {
  readonly id: number;
  /** Between 0 and 1: how probably it is relevant, by what was decided. */
  readonly probability: number;
}

/** Decisions of each kind that it takes before anything is learned from them. */
const LEAST_OF_EACH = 3;

/**
 * Open documents, the most probably relevant first; of two alike the one with the lower id. With too few decisions to learn from
 * they stand in the order of their ids, each as probable as the decisions so far let any be.
 */
export function rank(examples: readonly Example[], candidates: readonly Candidate[]): Ranked[] {
  const relevant = examples.filter((example) => example.relevant).length;
  if (Math.min(relevant, examples.length - relevant) < LEAST_OF_EACH) {
    const probability = (relevant + 1) / (examples.length + 2);
    return candidates.map(({ id }) => ({ id, probability })).toSorted((one, other) => one.id - other.id);
  }
  const model = new RelevanceModel(examples);
  const probabilityAt = calibrate(
    examples.map((example) => ({ score: model.scoreWithout(example), relevant: example.relevant })),
  );
  return candidates
    .map(({ id, features }) => ({ id, score: model.score(features) }))
    .toSorted((one, other) => other.score - one.score || one.id - other.id)
    .map(({ id, score }) => ({ id, probability: probabilityAt(score) }));
}
