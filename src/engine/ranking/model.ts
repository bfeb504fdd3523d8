/** A decided document: its features (each once), and whether it was found relevant. */
export interface Example {
  readonly features: readonly string[];
  readonly relevant: boolean;
}

/** Added to every count, so that what was never seen is not held impossible. */
const SMOOTHING = 0.5;
/** Features that stand in fewer examples are chance. */
const LEAST_EXAMPLES = 2;

/**
 * A naive Bayes order over the features that are present: the score of a document is the mean over its known features of the logarithm
 * of how much more often the feature stands in relevant examples than in others. The mean, and not the sum, so that a long abstract
 * is not carried to an end by its length. No randomness, no iteration: the same examples give the same scores.
 */
export class RelevanceModel {
  readonly #relevant = new Map<string, number>();
  readonly #other = new Map<string, number>();
  readonly #relevantExamples: number;
  readonly #otherExamples: number;

  constructor(examples: readonly Example[]) {
    this.#relevantExamples = examples.filter(({ relevant }) => relevant).length;
    this.#otherExamples = examples.length - this.#relevantExamples;
    for (const { features, relevant } of examples) {
      const counts = relevant ? this.#relevant : this.#other;
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }

  /** Higher is more probably relevant; 0 says nothing either way. */
  score(features: readonly string[]): number {
    return this.#score(features, 0, 0);
  }

  /** The score that an example would have if it had not been learned from. */
  scoreWithout({ features, relevant }: Example): number {
    return relevant ? this.#score(features, 1, 0) : this.#score(features, 0, 1);
  }

  #score(features: readonly string[], lessRelevant: 0 | 1, lessOther: 0 | 1): number {
    const inRelevant = this.#relevantExamples - lessRelevant + 2 * SMOOTHING;
    const inOther = this.#otherExamples - lessOther + 2 * SMOOTHING;
    let sum = 0;
    let known = 0;
    for (const feature of features) {
      const relevant = (this.#relevant.get(feature) ?? 0) - lessRelevant;
      const other = (this.#other.get(feature) ?? 0) - lessOther;
      if (relevant + other < LEAST_EXAMPLES) continue;
      known += 1;
      sum += Math.log((relevant + SMOOTHING) / inRelevant) - Math.log((other + SMOOTHING) / inOther);
    }
    return known === 0 ? 0 : sum / known;
  }
}
