import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * What takes longest, by the beginnings of its paths, the longest first. Every page opened is at the head, and makes the demonstration
 * while the other workers are at what needs none.
 */
const LONG = ['test/browser/pages', 'test/durability/', 'test/'];

/**
 * A long file that is begun last would keep one core busy while the others have nothing left to do. Vitest knows the times of an
 * earlier run; a fresh clone has none.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => this.#rank(one) - this.#rank(other));
  }

  #rank({ moduleId }: TestSpecification): number {
    const path = moduleId.slice(this.ctx.config.root.length + 1);
    const rank = LONG.findIndex((beginning) => path.startsWith(beginning));
    return rank === -1 ? LONG.length : rank;
  }
}
