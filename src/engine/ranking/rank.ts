import { calibrate, type Outcome } from './calibration.ts';
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
  const { outcomes, order } = learn(examples, candidates);
  if (outcomes === undefined) {
    const relevant = examples.filter((example) => example.relevant).length;
    const probability = (relevant + 1) / (examples.length + 2);
    return order.map(({ id }) => ({ id, probability }));
  }
  const probabilityAt = calibrate(outcomes);
  return order.map(({ id, score }) => ({ id, probability: probabilityAt(score) }));
}

interface Learned {
  /** Each example with the score that it would have if it had not been learned from; absent where there is too little to learn from. */
  readonly outcomes?: readonly Outcome[];
  /** The open documents in the order suggested, the best score first. */
  readonly order: readonly { readonly id: number; readonly score: number }[];
}

/** The model of the examples applied to themselves and to the open documents. */
export function learn(examples: readonly Example[], candidates: readonly Candidate[]): Learned {
  const relevant = examples.filter((example) => example.relevant).length;
  if (Math.min(relevant, examples.length - relevant) < LEAST_OF_EACH) {
    return { order: candidates.map(({ id }) => ({ id, score: 0 })).toSorted((one, other) => one.id - other.id) };
  }
  const model = new RelevanceModel(examples);
  return {
    outcomes: examples.map((example) => ({ score: model.scoreWithout(example), relevant: example.relevant })),
    order: candidates
      .map(({ id, features }) => ({ id, score: model.score(features) }))
      .toSorted((one, other) => other.score - one.score || one.id - other.id),
  };
}
