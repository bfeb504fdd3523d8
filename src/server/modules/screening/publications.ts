import type { Publication } from '../../../engine/publication.ts';

/** A publication as the store had it at one version; `sequence` orders all changes of a house's store. */
export interface StoredVersion {
  readonly id: number;
  readonly version: number;
  readonly sequence: number;
  readonly publication: Publication;
}
