import { archiveBomb } from '../problems.ts';
import type { ReadLimits } from '../reader.ts';

/** Any archive may unpack to this much, however small it is. */
const ALWAYS_ALLOWED = 1024 * 1024;

/** What one archive, with everything nested in it, may still unpack to. Counted while unpacking: headers can lie. */
export class UnpackBudget {
  readonly #archive: string;
  readonly #allowed: number;
  #spent = 0;

  constructor(archive: string, packedBytes: number, limits: ReadLimits) {
    this.#archive = archive;
    this.#allowed = Math.min(limits.archiveBytes, Math.max(ALWAYS_ALLOWED, packedBytes * limits.archiveRatio));
  }

  /** Throws ProblemError `archive.bomb` when the archive has unpacked to more than it may. */
  spend(bytes: number): void {
    this.#spent += bytes;
    if (this.#spent > this.#allowed) throw archiveBomb(this.#archive, this.#allowed);
  }
}
