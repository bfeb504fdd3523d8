import { featuresOf } from '../../../engine/ranking/index.ts';
import type { Db, Scope } from '../../platform/db/index.ts';
import { publicationsAtVersions } from '../patents/index.ts';

/** Publication versions whose features are kept. */
const KEPT = 20_000;

export interface PublicationAtVersion {
  readonly publicationId: number;
  readonly version: number;
}

/** The features of publications, kept from request to request: a publication at its version never changes. */
export class PublicationFeatures {
  readonly #known = new Map<string, readonly string[]>();

  async of(
    db: Db,
    scope: Scope,
    wanted: readonly PublicationAtVersion[],
  ): Promise<(one: PublicationAtVersion) => readonly string[]> {
    const keyOf = ({ publicationId, version }: PublicationAtVersion): string =>
      `${scope.organisationId} ${publicationId} ${version}`;
    const found = new Map(wanted.map((one) => [keyOf(one), this.#known.get(keyOf(one))]));
    const missing = new Map(wanted.filter((one) => !this.#known.has(keyOf(one))).map((one) => [keyOf(one), one]));
    const versions = [...missing.values()].map(({ publicationId, version }) => ({ id: publicationId, version }));
    for (const { id, version, publication } of await publicationsAtVersions(db, scope, versions)) {
      const key = keyOf({ publicationId: id, version });
      const features = featuresOf(publication);
      found.set(key, features);
      this.#known.set(key, features);
    }
    this.#forgetOldest();
    return (one) => found.get(keyOf(one)) ?? [];
  }

  #forgetOldest(): void {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= KEPT) return;
      this.#known.delete(key);
    }
  }
}
