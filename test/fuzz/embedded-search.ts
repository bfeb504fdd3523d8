import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../bench/generate/random.ts';
import { ProblemError } from '../../src/engine/problem.ts';
import { openEmbeddedIndex, type PatentIndex } from '../../src/server/modules/patents/index/index.ts';
import { nameContent } from '../../src/server/modules/patents/record.ts';
import type { Case, Found } from './case.ts';

/** What search finds when every profile is asked of the index that the product uses, filled with the documents as the store keeps them. */
export class EmbeddedSearch {
  readonly #index: PatentIndex;
  readonly #folder: string;

  constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'chuanli-fuzz-'));
    this.#index = openEmbeddedIndex(join(this.#folder, 'patents.sqlite'));
  }

  /** Also which profiles were refused, for truncations that stand for too many words. */
  async find(given: Case): Promise<{ found: Found; refused: ReadonlySet<number> }> {
    await this.#fill(given);
    const { profiles, today } = given;
    const found = new Map<number, number[]>();
    const refused = new Set<number>();
    for (const { id, query } of profiles) {
      try {
        const page = await this.#index.search(query, { today, withdrawn: true, limit: 1000 });
        if (page.total !== page.hits.length) throw new Error(`${page.total} hits counted, ${page.hits.length} given`);
        if (page.total > 0)
          found.set(
            id,
            page.hits.map(({ docId }) => docId).sort((a, b) => a - b),
          );
      } catch (error) {
        if (!(error instanceof ProblemError) || error.problem.code !== 'query.pattern-too-wide') throw error;
        refused.add(id);
      }
    }
    return { found, refused };
  }

  /** With the documents of the case; in half of the cases after others stood in their places, and beside them. */
  async #fill({ documents, seed }: Case): Promise<void> {
    const changes = documents.map((document, docId) => ({ docId, record: nameContent(document).record() }));
    await this.#index.clear();
    if (!new Random(seed ^ 0x1de8).chance(0.5)) return this.#index.apply({ sequence: 1, changes });
    const others = changes.map(({ record }, i) => ({ docId: changes.length + 1 - i, record }));
    await this.#index.apply({ sequence: 1, changes: others });
    const gone = others.slice(0, 2).map(({ docId }) => ({ docId, record: 'removed' as const }));
    await this.#index.apply({ sequence: 2, changes: [...gone, ...changes] });
  }

  async close(): Promise<void> {
    await this.#index.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** The case as search sees it: documents as they come out of the store, no levels of classes. */
export function asStored(given: Case): Case {
  return { ...given, documents: given.documents.map((document) => nameContent(document).publication), levels: false };
}
