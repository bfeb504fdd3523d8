const MOST = 10_000;

/**
 * Local names of elements as they are written, looked up once each: a tree of one record has thousands of elements of
 * few names, and names that are one and the same string compare at once.
 */
export class ElementNames {
  readonly #skipped: ReadonlySet<string>;
  readonly #known = new Map<string, string>();

  constructor(skipped: Iterable<string> = []) {
    this.#skipped = new Set(skipped);
  }

  /** The name without its prefix; '' for an element of which nothing is kept. */
  keptName(written: string): string {
    return this.#known.get(written) ?? this.#learn(written);
  }

  #learn(written: string): string {
    const local = localName(written);
    const kept = this.#skipped.has(local) ? '' : local;
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(written, kept);
    return kept;
  }
}

/** A name without its prefix. */
export function localName(written: string): string {
  return written.slice(written.indexOf(':') + 1);
}
